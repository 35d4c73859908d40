import { spawn } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import vectors from "../pipeline/quiz/quiz-vectors.json" with { type: "json" };
import { scoreAnswers } from "./scored-answers.ts";

const root = fileURLToPath(new URL("../", import.meta.url));
const vectorFile = join(root, "pipeline/quiz/quiz-vectors.json");
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "leo-score-"));
});
afterAll(() => rm(folder, { recursive: true }));

/** Runs the command as a person does. */
async function score(argument: string | undefined, input = "") {
  const child = spawn(
    process.execPath,
    ["--import", "tsx", "bot/score.ts", ...(argument === undefined ? [] : [argument])],
    {
      cwd: root,
    },
  );
  const status = new Promise<number | null>((resolve) => child.once("close", resolve));
  child.stdin.on("error", () => undefined);
  child.stdin.end(input);
  const [output, errors] = await Promise.all([text(child.stdout), text(child.stderr)]);
  return { output, errors, status: await status };
}

function fault(input: unknown): string {
  const result = scoreAnswers(typeof input === "string" ? input : JSON.stringify(input));
  return "fault" in result ? result.fault : "none";
}

describe("npm run score", () => {
  it("scores a file of test vectors to what they expect, in their order", async () => {
    const { output, errors, status } = await score(vectorFile);
    expect([errors, status]).toEqual(["", 0]);
    const scores: unknown[] = JSON.parse(output);
    expect(scores).toHaveLength(vectors.length);
    for (const [index, { id, expect: expected }] of vectors.entries()) {
      expect(scores[index]).toMatchObject({ id, ...expected, raw_delta: expected.rawDelta });
    }
  });

  it("scores bare answers from standard input to one object", async () => {
    const { output, status } = await score("-", JSON.stringify(vectors[0]?.answers));
    expect(status).toBe(0);
    expect(JSON.parse(output)).toMatchObject({ overall_glow_score: 70, range: [36, 44], display: true });
  });

  it.each([
    ["nothing named", undefined, "", /^Usage: npm run -s score -- FILE.*\.\n$/],
    [
      "a file that isn't there",
      "no-such-file.json",
      "",
      /^Cannot read no-such-file\.json: there is no such file\.\n$/,
    ],
    ["a folder", "bot", "", /^Cannot read bot: it is a folder\.\n$/],
    ["no JSON", "-", "{", /^Cannot score standard input: the input is not valid JSON\.\n$/],
    [
      "a wrong answer",
      "-",
      '{"age":42,"stress":6}',
      /^Cannot score standard input: stress must be a whole number/,
    ],
  ])("says in one sentence what is wrong, with exit status 1: %s", async (_, argument, input, sentence) => {
    const { output, errors, status } = await score(argument, input);
    expect([output, status]).toEqual(["", 1]);
    expect(errors).toMatch(sentence);
    expect(errors.trimEnd()).not.toContain("\n");
  });

  it("reads a file with a byte order mark and gives an empty array for one", async () => {
    const file = join(folder, "empty.json");
    await writeFile(file, "\uFEFF[]\n");
    expect(await score(file)).toEqual({ output: "[]\n", errors: "", status: 0 });
  });
});

describe("scores of answers", () => {
  it.each([
    [{ age: 15 }, "age is under 18: no scores are made for anyone under 18"],
    [{ id: "kid", answers: { age: 17 } }, "age is under 18: no scores are made for anyone under 18"],
    [
      [{ age: 30 }, { id: "b", answers: { age: 30, lonely: "always" } }],
      /^entry 2 \(b\): lonely must be one of/,
    ],
    [[{ age: 30 }, 7], "entry 2: must be an object of quiz answers"],
    [{ id: "a", answers: null }, "answers must be an object of quiz answers"],
    [{ age: 30, mood: 3 }, "mood is not a field of the quiz"],
    [{}, "age must be a whole number from 18 to 100"],
    ["7", "must be an object of quiz answers"],
    ["null", "must be an object of quiz answers"],
    ['{"age":30,"__proto__":{"age":5}}', "__proto__ is not a field of the quiz"],
    ['{"age":1e400}', "age must be a whole number from 18 to 100"],
    ["[".repeat(100_000), "the input is not valid JSON"],
  ])("name the field at fault: %j", (input, expected) => {
    if (typeof expected === "string") expect(fault(input)).toBe(expected);
    else expect(fault(input)).toMatch(expected);
  });

  it("never repeat an answer in a fault", () => {
    expect(fault({ age: 30, phq4: "very low lately" })).not.toContain("lately");
  });
});

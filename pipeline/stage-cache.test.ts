import { afterEach, describe, expect, test } from "vitest";
import { pretendPhoto, typicalAnswers } from "../test/support/analysis.ts";
import { askedFor, asksFor } from "../test/support/model-answers.ts";
import { scriptUsable, startModelPipeline } from "../test/support/model-pipeline.ts";
import type { PipelineInput } from "./pipeline-run.ts";

const closing: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});
async function started(options: Parameters<typeof startModelPipeline>[0] = {}) {
  const harness = await startModelPipeline(options);
  closing.push(harness.close);
  return harness;
}

const input: PipelineInput = {
  personId: "person-7",
  correlationId: "run",
  locale: "en",
  answers: typicalAnswers,
};
const { signal } = new AbortController();
describe("results are remembered", () => {
  test("the same answers and the same photo are analysed once in five minutes", async () => {
    const { pipeline, openai, gemini } = await started();
    scriptUsable(openai, "en", ["photo", "report", "future", "report", "future"]);
    scriptUsable(gemini, "en", ["quiz"]);
    const first = await pipeline.run({ ...input, photo: pretendPhoto("me") }, { signal });
    const again = pretendPhoto("me");
    const second = await pipeline.run({ ...input, photo: again }, { signal });
    expect(second.quiz).toEqual(first.quiz);
    expect(second.photo).toEqual(first.photo);
    expect(again.released()).toBe(true);
    openai.verify();
    gemini.verify();
  });

  test("another language or one other answer is analysed anew", async () => {
    const { pipeline, gemini } = await started({ openai: false });
    scriptUsable(gemini, "en", ["quiz", "report", "future", "quiz", "report", "future"]);
    scriptUsable(gemini, "de", ["quiz", "report", "future"]);
    await pipeline.run(input, { signal });
    await pipeline.run({ ...input, answers: { ...typicalAnswers, stress: 4 } }, { signal });
    await pipeline.run({ ...input, locale: "de" }, { signal });
    expect(askedFor(gemini.requests).filter((asked) => asked === "quiz")).toHaveLength(3);
    gemini.verify();
  });

  test("a fallback's result doesn't stick: the better model is asked as soon as it is back", async () => {
    const { pipeline, openai, gemini } = await started();
    gemini.scriptFor(asksFor("quiz"), { kind: "reset" });
    scriptUsable(openai, "en", ["quiz", "report", "future", "report", "future"]);
    scriptUsable(gemini, "en", ["quiz"]);
    const first = await pipeline.run(input, { signal });
    const second = await pipeline.run(input, { signal });
    expect([first.quiz.analysedBy, second.quiz.analysedBy]).toEqual([
      "openai:gpt-4o-mini",
      "gemini:gemini-2.0-flash",
    ]);
  });
});

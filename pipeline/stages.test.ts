import { afterEach, describe, expect, test } from "vitest";
import { answer, type ModelRequestRecord, type Scripted } from "../test/emulators/model-server.ts";
import { pretendPhoto, pretendPhotoAnalyzer, typicalAnswers } from "../test/support/analysis.ts";
import { askedFor, asksFor, factsIn, sentences, usableAnswer } from "../test/support/model-answers.ts";
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
const faults: readonly Scripted[] = [
  { kind: "status", status: 500 },
  { kind: "status", status: 429, retryAfterSeconds: 60 },
  { kind: "garbage" },
  { kind: "other-protocol" },
  { kind: "reset" },
  answer("", { end: "declined" }),
  answer('{"insi', { end: "length" }),
];

test("in the quiz GPT-4o mini stands in for Gemini, in report and future Gemini for GPT-4o mini", async () => {
  const { pipeline, openai, gemini, verify } = await started();
  gemini.scriptFor(asksFor("quiz"), { kind: "status", status: 500 });
  scriptUsable(openai, "en", ["quiz"]);
  openai.scriptFor(asksFor("report"), { kind: "status", status: 500 });
  openai.scriptFor(asksFor("future"), { kind: "reset" });
  scriptUsable(gemini, "en", ["report", "future"]);
  const report = await pipeline.run(input, { signal });
  verify();
  expect(report.quiz.analysedBy).toBe("openai:gpt-4o-mini");
  expect(report.synthesis.analysedBy).toBe("gemini:gemini-2.0-flash");
  expect(report.projection?.analysedBy).toBe("gemini:gemini-2.0-flash");
  expect(openai.requests.map(({ body }) => body.model)).toEqual(Array(3).fill("gpt-4o-mini"));
});

test.each(faults.map((fault) => [JSON.stringify(fault), fault] as const))(
  "whatever the models do, the report comes, written here: %s",
  async (_name, fault) => {
    const { pipeline, openai, gemini } = await started();
    openai.script(...Array<Scripted>(8).fill(fault));
    gemini.script(...Array<Scripted>(8).fill(fault));
    const report = await pipeline.run({ ...input, photo: pretendPhoto() }, { signal });
    expect(report.quiz.analysedBy).toBe("local");
    expect(report.synthesis.analysedBy).toBe("local");
    expect(report.projection?.analysedBy).toBe("local");
    expect(report.photo).toMatchObject({ status: "analysed", analysedBy: "local" });
    expect(report.photo).not.toHaveProperty("care");
  },
);

test.each([
  ["silence", { kind: "silence" }],
  ["an endless answer", { kind: "endless" }],
  ["a slow drip", answer("x".repeat(50_000), { dripMs: 10 })],
] as [string, Scripted][])(
  "a model that doesn't come to an end is left at its time limit: %s",
  async (_name, fault) => {
    const limits = { photoMs: 150, wordsMs: 150, planMs: 150 };
    const { pipeline, openai, gemini } = await started({ limits });
    openai.script(...Array<Scripted>(4).fill(fault));
    gemini.script(...Array<Scripted>(4).fill(fault));
    const startedAt = performance.now();
    const report = await pipeline.run({ ...input, photo: pretendPhoto() }, { signal });
    expect(performance.now() - startedAt).toBeLessThan(6 * 150 + 1_500);
    expect(report.synthesis.analysedBy).toBe("local");
    await expect
      .poll(() => [...openai.requests, ...gemini.requests].every(({ hungUp }) => hungUp))
      .toBe(true);
  },
);

test("after three failures in a minute a provider is no longer asked, and one that asked for a pause neither", async () => {
  const { pipeline, openai, gemini } = await started();
  openai.script(
    { kind: "status", status: 500 },
    { kind: "status", status: 500 },
    { kind: "status", status: 500 },
  );
  gemini.script({ kind: "status", status: 429, retryAfterSeconds: 600 });
  await pipeline.run(input, { signal });
  await pipeline.run({ ...input, locale: "de" }, { signal });
  expect(askedFor(openai.requests)).toEqual(["quiz", "report", "future"]);
  expect(askedFor(gemini.requests)).toEqual(["quiz"]);
});

describe("an answer that can't be used is sent back once, with what is wrong", () => {
  const draftsOf = (request: ModelRequestRecord) => factsIn(request) as { drafts: { item: string }[] };
  const withText = (request: ModelRequestRecord, text: string) => ({
    insights: draftsOf(request).drafts.map(({ item }) => ({ item, title: "A title", text })),
  });
  const cases: [string, Scripted, RegExp][] = [
    ["prose", answer("Sure! Here are three insights for you."), /not a JSON object/],
    ["another shape", answer({ findings: [] }), /insights/],
    [
      "two insights",
      (request) => answer({ insights: withText(request, sentences.en.text).insights.slice(1) }),
      /insights/,
    ],
    [
      "an item of its own",
      (request) =>
        answer({
          insights: withText(request, sentences.en.text).insights.map((one) => ({ ...one, item: "wealth" })),
        }),
      /item/,
    ],
    [
      "the same item three times",
      (request) => {
        const { insights } = withText(request, sentences.en.text);
        return answer({ insights: insights.map((one) => ({ ...one, item: insights[0]?.item })) });
      },
      /one insight for each item/,
    ],
    [
      "an invented score",
      (request) => answer(withText(request, `${sentences.en.text} Your score is 93.`)),
      /leave them out: 93/,
    ],
    [
      "forbidden words",
      (request) => answer(withText(request, `${sentences.en.text} Therapy will cure it.`)),
      /therapy or treatment/,
    ],
    ["another language", (request) => answer(withText(request, sentences.de.text)), /written in English/],
    [
      "a link",
      (request) => answer(withText(request, `${sentences.en.text} https://example.org`)),
      /without links/,
    ],
  ];

  test.each(cases)("%s", async (_name, unusable, complaint) => {
    const { pipeline, openai, gemini, verify } = await started();
    gemini.script(unusable, (request) => answer(usableAnswer("quiz", factsIn(request), "en")));
    scriptUsable(openai, "en", ["report", "future"]);
    const report = await pipeline.run(input, { signal });
    verify();
    expect(report.quiz.analysedBy).toBe("gemini:gemini-2.0-flash");
    expect(report.quiz.insights.map(({ text }) => text)).toEqual(Array(3).fill(sentences.en.text));
    const contents = gemini.requests[1]?.body.contents as { role: string; parts: { text: string }[] }[];
    expect(contents.map(({ role }) => role)).toEqual(["user", "model", "user"]);
    expect(contents[2]?.parts[0]?.text).toMatch(complaint);
  });

  test("and when it is still unusable, the next model writes", async () => {
    const { pipeline, openai, gemini, verify } = await started();
    gemini.script(answer("Sure!"), answer("Of course!"));
    scriptUsable(openai, "en", ["quiz", "report", "future"]);
    expect((await pipeline.run(input, { signal })).quiz.analysedBy).toBe("openai:gpt-4o-mini");
    verify();
  });

  test("a habit that isn't in the catalogue can't be invented", async () => {
    const { pipeline, openai, gemini, verify } = await started();
    scriptUsable(gemini, "en", ["quiz"]);
    openai.scriptFor(asksFor("report"), (request) =>
      answer({
        ...usableAnswer("report", factsIn(request), "en"),
        micro_habits: ["run-a-marathon", "a", "b"],
      }),
    );
    scriptUsable(openai, "en", ["report", "future"]);
    const { synthesis } = await pipeline.run(input, { signal });
    verify();
    const choices = factsIn(openai.requests[0] as ModelRequestRecord).habit_choices as {
      id: string;
      title: string;
    }[];
    expect(choices).toHaveLength(6);
    expect(synthesis.microHabits.map(({ id, title }) => ({ id, title }))).toEqual(
      choices.slice(-3).map(({ id, title }) => ({ id, title })),
    );
  });
});

describe("photos", () => {
  const forbidden: Scripted[] = [
    (request) => answer({ ...usableAnswer("photo", factsIn(request), "en"), attractiveness: 8 }),
    (request) => answer({ ...usableAnswer("photo", factsIn(request), "en"), notiz: "wirkt traurig" }),
    answer("Видимый возраст около 40."),
    answer("La persona parece cansada y es muy guapa."),
  ];
  test.each(forbidden)(
    "a reply that says what it must not is dropped at once and the next model looks",
    async (reply) => {
      const { pipeline, openai, gemini } = await started();
      openai.scriptFor(asksFor("photo"), reply);
      scriptUsable(gemini, "en", ["photo", "quiz"]);
      scriptUsable(openai, "en", ["report", "future"]);
      const { photo } = await pipeline.run({ ...input, photo: pretendPhoto() }, { signal });
      expect(photo?.analysedBy).toBe("gemini:gemini-2.0-flash");
      expect(askedFor(openai.requests).filter((asked) => asked === "photo")).toHaveLength(1);
      expect(JSON.stringify(photo)).not.toMatch(/attractiv|traurig|возраст|guapa/);
    },
  );

  test("a photo that the local gate refuses never reaches a model", async () => {
    const localPhoto = pretendPhotoAnalyzer({
      status: "refused",
      reason: "several-faces",
      analysedBy: "local",
    });
    const { pipeline, openai, gemini } = await started({ localPhoto });
    scriptUsable(gemini, "en", ["quiz"]);
    scriptUsable(openai, "en", ["report", "future"]);
    const { photo } = await pipeline.run({ ...input, photo: pretendPhoto() }, { signal });
    expect(photo).toMatchObject({ status: "refused", reason: "several-faces" });
    expect(askedFor([...openai.requests, ...gemini.requests])).not.toContain("photo");
  });
});

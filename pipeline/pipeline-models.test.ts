import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { Annotation, StateGraph } from "@langchain/langgraph";
import { afterEach, describe, expect, test } from "vitest";
import { locales } from "../core/locales.ts";
import { memoryBudget, pretendPhoto, typicalAnswers } from "../test/support/analysis.ts";
import { sentences } from "../test/support/model-answers.ts";
import { scriptUsable, startModelPipeline } from "../test/support/model-pipeline.ts";
import type { PipelineInput } from "./pipeline-run.ts";
import { assessQuiz } from "./quiz/assess.ts";

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
  correlationId: "analysis-1",
  locale: "en",
  answers: typicalAnswers,
};
const { signal } = new AbortController();

test.each(locales)(
  "in %s with models each part is written by the first of its chain, and the numbers stay the rules' own",
  async (locale) => {
    const { pipeline, openai, gemini, verify } = await started();
    scriptUsable(openai, locale, ["photo", "report", "future"]);
    scriptUsable(gemini, locale, ["quiz"]);
    const report = await pipeline.run({ ...input, locale, region: "DE", photo: pretendPhoto() }, { signal });
    verify();
    expect(report.photo?.analysedBy).toBe("openai:gpt-4o");
    expect(report.quiz.analysedBy).toBe("gemini:gemini-2.0-flash");
    expect(report.synthesis.analysedBy).toBe("openai:gpt-4o-mini");
    expect(report.projection?.analysedBy).toBe("openai:gpt-4o-mini");
    expect(report.synthesis.summary).toBe(sentences[locale].text);
    expect(report.projection?.narrative).toBe(sentences[locale].text);
    const photo = { quality: 0.8, care: 85 };
    expect(report.photo).toMatchObject(photo);
    expect(report.assessment).toEqual(assessQuiz(typicalAnswers, { photo, region: "DE" }));
  },
);

test("an abort ends the run with its reason, and the requests on the wire", async () => {
  const { pipeline, openai, gemini } = await started();
  const photo = pretendPhoto();
  openai.script({ kind: "silence" });
  gemini.script({ kind: "silence" });
  const controller = new AbortController();
  const running = pipeline.run({ ...input, photo }, { signal: controller.signal });
  const outcome = expect(running).rejects.toThrow("lane lost");
  await expect.poll(() => openai.requests.length + gemini.requests.length).toBe(2);
  controller.abort(new Error("lane lost"));
  await outcome;
  await expect.poll(() => [openai.requests[0]?.hungUp, gemini.requests[0]?.hungUp]).toEqual([true, true]);
  await expect.poll(() => photo.released()).toBe(true);
});

test("someone whose answers call for help first gets the reviewed words, and nothing of theirs leaves this machine", async () => {
  const { pipeline, openai, gemini } = await started();
  const answers = { ...typicalAnswers, phq4: [3, 2, 2, 3] as [number, number, number, number] };
  const report = await pipeline.run({ ...input, answers, photo: pretendPhoto() }, { signal });
  expect(openai.requests.length + gemini.requests.length).toBe(0);
  expect(report.assessment.flags.resourcesFirst).toBe(true);
  expect([report.quiz, report.synthesis, report.photo].map((part) => part?.analysedBy)).toEqual(
    Array(3).fill("local"),
  );
});

describe("the token budget", () => {
  test("counts what models answered, for the person who asked", async () => {
    const { pipeline, openai, gemini, budget } = await started();
    scriptUsable(openai, "en", ["report", "future"]);
    scriptUsable(gemini, "en", ["quiz"]);
    await pipeline.run(input, { signal });
    expect(budget.spent.get("person-7")).toBeGreaterThan(500);
  });

  test("once it is spent the local mode takes over, and the report says so", async () => {
    const { pipeline, openai, gemini } = await started({ budget: memoryBudget(0) });
    const report = await pipeline.run(input, { signal });
    expect(report.budgetSpent).toBe(true);
    expect(report.synthesis.analysedBy).toBe("local");
    expect(openai.requests.length + gemini.requests.length).toBe(0);
  });

  test("a budget that can't be read counts as spent", async () => {
    const budget = { ...memoryBudget(1), remaining: () => Promise.reject(new Error("database gone")) };
    const { pipeline, openai } = await started({ budget });
    expect((await pipeline.run(input, { signal })).budgetSpent).toBe(true);
    expect(openai.requests).toHaveLength(0);
  });

  test("tokens that can't be counted don't cost the report", async () => {
    const budget = { ...memoryBudget(1_000_000), spend: () => Promise.reject(new Error("database gone")) };
    const { pipeline, openai, gemini } = await started({ budget });
    scriptUsable(openai, "en", ["report", "future"]);
    scriptUsable(gemini, "en", ["quiz"]);
    expect((await pipeline.run(input, { signal })).synthesis.analysedBy).toBe("openai:gpt-4o-mini");
  });
});

test("the log holds no person, answer or word of a report", async () => {
  const { pipeline, openai, gemini, lines } = await started();
  openai.script({ kind: "status", status: 500 }, { kind: "garbage" }, { kind: "other-protocol" });
  gemini.script({ kind: "status", status: 429 }, { kind: "reset" }, { kind: "garbage" }, { kind: "garbage" });
  const report = await pipeline.run({ ...input, photo: pretendPhoto() }, { signal });
  const all = lines.join();
  expect(all).toContain("analysis-1");
  for (const secret of [
    "person-7",
    "14-20",
    report.synthesis.summary,
    report.quiz.insights[0]?.text ?? "?",
  ]) {
    expect(all).not.toContain(secret);
  }
});

test("an environment that turns LangChain's tracing on gets no findings", async () => {
  const received: string[] = [];
  const tracing = createServer((request, response) => {
    request.setEncoding("utf8").on("data", (text: string) => received.push(text));
    request.on("end", () => response.end("{}"));
  });
  await new Promise<void>((resolve) => tracing.listen(0, "127.0.0.1", resolve));
  const environment = {
    LANGSMITH_TRACING: "true",
    LANGSMITH_API_KEY: "key",
    LANGSMITH_ENDPOINT: `http://127.0.0.1:${(tracing.address() as AddressInfo).port}`,
  };
  Object.assign(process.env, environment);
  try {
    const { pipeline } = await started({ openai: false, gemini: false });
    const report = await pipeline.run({ ...input, photo: pretendPhoto() }, { signal });
    const control = new StateGraph(Annotation.Root({ word: Annotation<string>() }))
      .addNode("control", () => ({ word: "canary" }))
      .addEdge("__start__", "control")
      .compile();
    await control.invoke({ word: "" });
    await expect.poll(() => received.join("").includes("canary"), { timeout: 20_000 }).toBe(true);
    expect(received.join("")).toContain('"over"');
    for (const secret of [report.synthesis.summary, "person-7", "14-20", "insights"]) {
      expect(received.join("")).not.toContain(secret);
    }
  } finally {
    for (const name of Object.keys(environment)) delete process.env[name];
    tracing.closeAllConnections();
    tracing.close();
  }
});

import { describe, expect, test } from "vitest";
import { systemClock } from "../core/clock.ts";
import { locales } from "../core/locales.ts";
import {
  keptLog,
  memoryBudget,
  pretendPhoto,
  pretendPhotoAnalyzer,
  typicalAnswers,
} from "../test/support/analysis.ts";
import type { Analyzer } from "./analyzer.ts";
import { photoFindings, projection, quizFindings, synthesis } from "./findings.ts";
import { createPipeline } from "./pipeline.ts";
import type { PipelineInput, PipelineReport } from "./pipeline-run.ts";
import { assessQuiz } from "./quiz/assess.ts";
import { createStages } from "./stages.ts";

const person = { personId: "person-7", correlationId: "analysis-1" };
const input: PipelineInput = { ...person, locale: "en", answers: typicalAnswers };
const { signal } = new AbortController();

function checkShapes(report: PipelineReport): void {
  quizFindings.parse(report.quiz);
  synthesis.parse(report.synthesis);
  projection.parse(report.projection);
  if (report.photo) photoFindings.parse(report.photo);
}

/** A pipeline without any model. */
function localPipeline(localPhoto = pretendPhotoAnalyzer()) {
  const { log, lines } = keptLog();
  const services = { budget: memoryBudget(0), clock: systemClock, log };
  return { pipeline: createPipeline(createStages({}, localPhoto, systemClock), services), lines };
}

describe.each(locales)("in %s", (locale) => {
  test("without a key the whole report is written here, and its numbers are the rules' own", async () => {
    const { pipeline } = localPipeline();
    const report = await pipeline.run({ ...input, locale, photo: pretendPhoto() }, { signal });
    checkShapes(report);
    expect(
      [report.quiz, report.synthesis, report.projection, report.photo].map((part) => part?.analysedBy),
    ).toEqual(Array(4).fill("local"));
    expect(report.assessment).toEqual(assessQuiz(typicalAnswers));
    expect(report.budgetSpent).toBe(false);
  });
});

test("steps are reported as they start and end, photo and quiz side by side", async () => {
  const steps: string[] = [];
  const { pipeline } = localPipeline();
  await pipeline.run(
    { ...input, photo: pretendPhoto() },
    { signal, onStep: (step, state) => void steps.push(`${step} ${state}`) },
  );
  expect(steps.slice(0, 2)).toEqual(["photo running", "quiz running"]);
  expect(steps.slice(2, 4).sort()).toEqual(["photo done", "quiz done"]);
  expect(steps.slice(4)).toEqual(["report running", "report done", "future running", "future done"]);
});

test("without a photo there is no photo step and no photo in the report", async () => {
  const steps: string[] = [];
  const { pipeline } = localPipeline();
  const report = await pipeline.run(input, {
    signal,
    onStep: (step, state) => void steps.push(`${step} ${state}`),
  });
  expect(steps[0]).toBe("quiz running");
  expect(steps.some((step) => step.startsWith("photo"))).toBe(false);
  expect(report).not.toHaveProperty("photo");
});

test("a photo that could not even be opened is refused with its reason and lowers no score", async () => {
  const steps: string[] = [];
  const { pipeline } = localPipeline();
  const report = await pipeline.run(
    { ...input, photo: "broken" },
    { signal, onStep: (step, state) => void steps.push(`${step} ${state}`) },
  );
  expect(report.photo).toEqual({ status: "refused", reason: "broken", analysedBy: "local" });
  expect(steps).toContain("photo failed");
  expect(report.assessment.overallGlowScore).toBe(assessQuiz(typicalAnswers).overallGlowScore);
});

test("a photo analysis that breaks stops nothing: the photo counts as unavailable", async () => {
  const broken: Analyzer<never, never> = {
    name: "local",
    analyze: () => Promise.reject(new Error("worker died")),
  };
  const { pipeline } = localPipeline(broken);
  const photo = pretendPhoto();
  const report = await pipeline.run({ ...input, photo }, { signal });
  expect(report.photo).toMatchObject({ status: "refused", reason: "unavailable" });
  expect(report.synthesis.summary).not.toBe("");
  expect(photo.released()).toBe(true);
});

test("the photo is wiped as soon as it was looked at, before the report is written", async () => {
  const photo = pretendPhoto();
  const { pipeline } = localPipeline();
  let wipedBeforeReport = false;
  await pipeline.run(
    { ...input, photo },
    {
      signal,
      onStep: (step, state) => {
        if (step === "report" && state === "running") wipedBeforeReport = photo.released();
      },
    },
  );
  expect(wipedBeforeReport).toBe(true);
});

test("a photo that is never looked at, because the run was over before, is wiped too", async () => {
  const photo = pretendPhoto();
  const { pipeline } = localPipeline();
  await expect(pipeline.run({ ...input, photo }, { signal: AbortSignal.abort() })).rejects.toThrow();
  expect(photo.released()).toBe(true);
});

test("photo and quiz run at once: together they take less than one after the other", async () => {
  const slow = (durationMs: number) => new Promise((resolve) => setTimeout(resolve, durationMs));
  const photoAnalyzer = pretendPhotoAnalyzer();
  const stages = createStages(
    {},
    {
      name: "local",
      analyze: async (photo, context) => {
        await slow(600);
        return photoAnalyzer.analyze(photo, context);
      },
    },
    systemClock,
  );
  const { quiz } = stages;
  const slowQuiz: typeof quiz.withModels = async (facts, context) => {
    await slow(400);
    return quiz.withModels(facts, context);
  };
  const services = { budget: memoryBudget(0), clock: systemClock, log: keptLog().log };
  const pipeline = createPipeline({ ...stages, quiz: { ...quiz, withModels: slowQuiz } }, services);
  await pipeline.run({ ...input, photo: pretendPhoto("warm-up") }, { signal });
  const startedAt = performance.now();
  await pipeline.run({ ...input, photo: pretendPhoto("measured") }, { signal });
  expect(performance.now() - startedAt).toBeLessThan(900);
});

test("a photo that is slow to fetch doesn't hold up the quiz", async () => {
  const { pipeline } = localPipeline();
  const steps: string[] = [];
  let arrive = () => {};
  const arrived = new Promise<void>((resolve) => {
    arrive = resolve;
  });
  const report = await pipeline.run(
    { ...input, photo: () => arrived.then(() => pretendPhoto()) },
    {
      signal,
      onStep: (step, state) => {
        steps.push(`${step} ${state}`);
        if (step === "quiz" && state === "done") arrive();
      },
    },
  );
  expect(steps.slice(0, 4)).toEqual(["photo running", "quiz running", "quiz done", "photo done"]);
  expect(report.photo?.status).toBe("analysed");
});

test("a photo that can't be fetched for now ends the run, to be tried again with all the rest", async () => {
  const { pipeline } = localPipeline();
  const photo = () => Promise.reject(new Error("the platform is down"));
  await expect(pipeline.run({ ...input, photo }, { signal })).rejects.toThrow("the platform is down");
});

test("a quiz stage that breaks fails the run once the photo has been let go", async () => {
  const stages = createStages({}, pretendPhotoAnalyzer(), systemClock);
  const broken = () => Promise.reject(new Error("no words"));
  const services = { budget: memoryBudget(0), clock: systemClock, log: keptLog().log };
  const pipeline = createPipeline({ ...stages, quiz: { withModels: broken, localOnly: broken } }, services);
  const photo = pretendPhoto();
  await expect(pipeline.run({ ...input, photo }, { signal })).rejects.toThrow("no words");
  await expect.poll(() => photo.released()).toBe(true);
});

test("a future that can't be written leaves the report whole", async () => {
  const stages = createStages({}, pretendPhotoAnalyzer(), systemClock);
  const broken = () => Promise.reject(new Error("no words"));
  const services = { budget: memoryBudget(0), clock: systemClock, log: keptLog().log };
  const pipeline = createPipeline({ ...stages, future: { withModels: broken, localOnly: broken } }, services);
  const steps: string[] = [];
  const report = await pipeline.run(input, {
    signal,
    onStep: (step, state) => void steps.push(`${step} ${state}`),
  });
  expect(report).not.toHaveProperty("projection");
  expect(report.synthesis.summary).not.toBe("");
  expect(steps.at(-1)).toBe("future failed");
});

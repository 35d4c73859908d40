import { systemClock } from "../../core/clock.ts";
import type { Locale } from "../../core/locales.ts";
import type { Analyzer } from "../../pipeline/analyzer.ts";
import type { PhotoFindings } from "../../pipeline/findings.ts";
import type { PreparedPhoto } from "../../pipeline/photo/prepare.ts";
import { createPipeline } from "../../pipeline/pipeline.ts";
import { createPlanner } from "../../pipeline/plan/planner.ts";
import { createLetterWriter } from "../../pipeline/projection/letter-writer.ts";
import { pipelineModels } from "../../pipeline/providers/models.ts";
import { createStages, type TimeLimits } from "../../pipeline/stages.ts";
import { geminiKey, startGeminiServer } from "../emulators/gemini-server.ts";
import { answer, type ModelServer, type ScriptedAnswer } from "../emulators/model-server.ts";
import { openAiKey, startOpenAiServer } from "../emulators/openai-server.ts";
import { keptLog, memoryBudget, pretendPhotoAnalyzer } from "./analysis.ts";
import { type Asked, asksFor, factsIn, usableAnswer } from "./model-answers.ts";

/** What a pipeline with emulated models is built with. */
export interface ModelPipelineOptions {
  readonly openai?: boolean;
  readonly gemini?: boolean;
  readonly localPhoto?: Analyzer<PreparedPhoto, PhotoFindings>;
  readonly limits?: TimeLimits;
  readonly budget?: ReturnType<typeof memoryBudget>;
}

/** A pipeline whose models are played by local servers; both providers unless told otherwise. */
export async function startModelPipeline(options: ModelPipelineOptions = {}) {
  const [openai, gemini] = await Promise.all([startOpenAiServer(), startGeminiServer()]);
  const { log, lines } = keptLog();
  const budget = options.budget ?? memoryBudget(1_000_000);
  const models = pipelineModels(
    {
      ...(options.openai === false
        ? {}
        : {
            openai: {
              apiKey: openAiKey,
              baseUrl: `${openai.url}/v1`,
              model: "gpt-4o",
              miniModel: "gpt-4o-mini",
            },
          }),
      ...(options.gemini === false
        ? {}
        : { gemini: { apiKey: geminiKey, baseUrl: gemini.url, model: "gemini-2.0-flash" } }),
    },
    systemClock,
  );
  const stages = createStages(
    models,
    options.localPhoto ?? pretendPhotoAnalyzer(),
    systemClock,
    options.limits ?? { photoMs: 5_000, wordsMs: 5_000, planMs: 5_000 },
  );
  return {
    openai,
    gemini,
    pipeline: createPipeline(stages, { budget, clock: systemClock, log }),
    writeWeek: createPlanner(stages, { budget, clock: systemClock, log }),
    letters: createLetterWriter(stages, { budget, clock: systemClock, log }),
    budget,
    lines,
    verify: () => {
      openai.verify();
      gemini.verify();
    },
    close: () => Promise.all([openai.close(), gemini.close()]),
  };
}

/** Scripts a usable answer for each stage named, in whatever order they ask. */
export function scriptUsable(
  server: ModelServer,
  locale: Locale,
  asked: readonly Asked[],
  options: Partial<ScriptedAnswer> = {},
): void {
  for (const stage of asked) {
    server.scriptFor(asksFor(stage), (request) =>
      answer(usableAnswer(stage, factsIn(request), locale), options),
    );
  }
}

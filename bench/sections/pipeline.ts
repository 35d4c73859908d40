import { systemClock } from "../../core/clock.ts";
import { newId } from "../../core/ids.ts";
import { createLog } from "../../core/log.ts";
import type { Analyze } from "../../pipeline/analyzer.ts";
import { createPipeline } from "../../pipeline/pipeline.ts";
import type { Stage, Stages } from "../../pipeline/stage.ts";
import { createStages } from "../../pipeline/stages.ts";
import {
  memoryBudget,
  pretendPhoto,
  pretendPhotoAnalyzer,
  typicalAnswers,
} from "../../test/support/analysis.ts";
import { median, type Section } from "../section.ts";

const photoMs = 2_000;
const quizMs = 3_000;
const rounds = 3;

/** The same stage, this much later. */
function slowed<I, O>({ withModels, localOnly }: Stage<I, O>, durationMs: number): Stage<I, O> {
  const slow = (analyze: Analyze<I, O>): Analyze<I, O> => {
    return async (input, context) => {
      await new Promise((done) => setTimeout(done, durationMs));
      return analyze(input, context);
    };
  };
  return { withModels: slow(withModels), localOnly: slow(localOnly) };
}

function scriptedStages(): Stages {
  const stages = createStages({}, pretendPhotoAnalyzer(), systemClock);
  return { ...stages, photo: slowed(stages.photo, photoMs), quiz: slowed(stages.quiz, quizMs) };
}

/** How much longer the whole pipeline takes than the slower of its two analysers. */
export const pipelineSection: Section = {
  name: "pipeline",
  title: `wall time with scripted analysers, photo ${photoMs / 1000} s and quiz ${quizMs / 1000} s`,
  run: async () => {
    const log = createLog("silent", process.stderr);
    const services = { budget: memoryBudget(0), clock: systemClock, log };
    const pipeline = createPipeline(scriptedStages(), services);
    const run = async (round: number) => {
      const startedAtMs = performance.now();
      const input = {
        personId: newId(),
        correlationId: newId(),
        locale: "en",
        answers: typicalAnswers,
      } as const;
      const { signal } = new AbortController();
      await pipeline.run({ ...input, photo: pretendPhoto(`round ${round}`) }, { signal });
      return performance.now() - startedAtMs;
    };
    const tookMs: number[] = [];
    for (let round = 0; round < rounds; round += 1) tookMs.push(await run(round));
    return {
      table: {
        columns: ["run", "wall ms", "over the slower"],
        rows: tookMs.map((ms, round) => [round === 0 ? "first" : String(round + 1), ms, ms / quizMs]),
      },
      figures: [
        {
          what: "wall time over the slower analyser, median",
          value: median(tookMs) / quizMs,
          unit: "x",
          aim: { most: 1.05 },
        },
        { what: "the same, first run of the process", value: (tookMs[0] ?? 0) / quizMs, unit: "x" },
      ],
    };
  },
};

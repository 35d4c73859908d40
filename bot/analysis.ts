import type { ChannelAdapter } from "../adapters/channel.ts";
import type { Clock } from "../core/clock.ts";
import type { Logger } from "../core/log.ts";
import type { Database, Transaction } from "../models/database.ts";
import type { Jobs } from "../models/jobs/jobs.ts";
import { createFaceReader } from "../pipeline/photo/face-reader.ts";
import { createLocalPhotoAnalyzer } from "../pipeline/photo/local-analyzer.ts";
import { preparePhoto } from "../pipeline/photo/prepare.ts";
import { createPipeline } from "../pipeline/pipeline.ts";
import { createPlanner } from "../pipeline/plan/planner.ts";
import { createLetterWriter } from "../pipeline/projection/letter-writer.ts";
import { pipelineModels } from "../pipeline/providers/models.ts";
import { createStages } from "../pipeline/stages.ts";
import type { TokenBudget } from "../pipeline/token-budget.ts";
import type { AddAnalysis } from "./chat/run-turn.ts";
import type { Config } from "./config.ts";
import { createAnalyseJob } from "./jobs/analyse.ts";
import type { AnalysisJob } from "./jobs/analysis-job.ts";
import { createLetterJob, type LetterJob } from "./jobs/letter-job.ts";
import { createPlanJob, type PlanJob } from "./jobs/plan-job.ts";

/** Analyses at once on an instance: models are waited for, and the face reader takes one photo at a time anyway. */
const concurrency = 4;

/** How chat starts analyses. */
export interface Analysis {
  readonly add: AddAnalysis;
  readonly wakeWorkers: () => void;
  /** Has a model write a letter; absent where none is configured. */
  readonly writeLetterLater?: (transaction: Transaction, request: LetterJob) => Promise<void>;
  /** Has a week written. */
  readonly writePlanLater: (transaction: Transaction, request: PlanJob) => Promise<void>;
  close(): Promise<void>;
}

/** Builds the pipeline out of the configured models and registers its job. */
export async function createAnalysis(deps: {
  readonly config: Config;
  readonly budget: TokenBudget;
  readonly database: Database;
  readonly jobs: Jobs;
  readonly channels: ReadonlyMap<string, ChannelAdapter>;
  readonly wake: (personId: string) => void;
  readonly clock: Clock;
  readonly log: Logger;
}): Promise<Analysis> {
  const { config, budget, clock, log } = deps;
  const reader = createFaceReader();
  const stages = createStages(pipelineModels(config.models, clock), createLocalPhotoAnalyzer(reader), clock);
  const pipeline = createPipeline(stages, { budget, clock, log });
  const letters = createLetterWriter(stages, { budget, clock, log });
  const letterQueue = await deps.jobs.register(createLetterJob({ ...deps, letters }));
  const writeWeek = createPlanner(stages, { budget, clock, log });
  const planQueue = await deps.jobs.register(createPlanJob({ ...deps, writeWeek }));
  const job = createAnalyseJob({
    ...deps,
    pipeline,
    preparePhoto: (bytes, signal) => preparePhoto(bytes, { signal }),
    concurrency,
  });
  const queue = await deps.jobs.register(job);
  return {
    add: async (transaction, { person, message }, request) => {
      const data: AnalysisJob = {
        personId: person.id,
        conversation: message.conversation,
        locale: person.locale,
        ...(person.region === null ? {} : { region: person.region }),
        ...(request.checkInId === undefined ? {} : { checkInId: request.checkInId }),
        ...(request.photo === undefined ? {} : { photo: request.photo }),
      };
      await queue.add(transaction, data, request.photo?.heldBy);
    },
    wakeWorkers: queue.wake,
    ...(letters.usesModels ? { writeLetterLater: letterQueue.add } : {}),
    writePlanLater: planQueue.add,
    close: () => reader.stop(),
  };
}

import type { ChannelAdapter } from "../../adapters/channel.ts";
import type { Clock } from "../../core/clock.ts";
import { ChannelError } from "../../core/errors.ts";
import { translator } from "../../core/locales.ts";
import type { Logger } from "../../core/log.ts";
import type { AttachmentRef, ConversationRef } from "../../core/message.ts";
import { storeAssessment } from "../../models/assessments/assessments.ts";
import { loadAnswers } from "../../models/check-ins/finished.ts";
import { storeEvent } from "../../models/conversations/inbox.ts";
import { editSlot } from "../../models/conversations/outbox.ts";
import type { Database, Transaction } from "../../models/database.ts";
import type { JobKind, JobRun } from "../../models/jobs/jobs.ts";
import type { PhotoRefusal } from "../../pipeline/findings.ts";
import type { PreparedPhoto } from "../../pipeline/photo/prepare.ts";
import type { Pipeline } from "../../pipeline/pipeline.ts";
import type { OpenedPhoto, OpenPhoto } from "../../pipeline/pipeline-run.ts";
import { analysisSlot, type ProgressState, progressMessage } from "../chat/progress.ts";
import { type AnalysisJob, type AnalysisOutcome, analysedEvent, analysisJob } from "./analysis-job.ts";
import { toStoredAssessment } from "./stored-assessment.ts";

/** What analyses need. */
export interface AnalyseDeps {
  readonly database: Database;
  readonly channels: ReadonlyMap<string, ChannelAdapter>;
  readonly pipeline: Pipeline;
  readonly preparePhoto: (bytes: Uint8Array, signal: AbortSignal) => Promise<PreparedPhoto | PhotoRefusal>;
  /** Wakes a person's lane once something waits in it. */
  readonly wake: (personId: string) => void;
  readonly clock: Clock;
  readonly log: Logger;
  /** How many analyses run at once on this instance. */
  readonly concurrency: number;
}

/** Longest time of one analysis, models and repairs included. */
const timeoutMs = 60_000;

/** Photo and quiz analysis as a background job: its effects are keyed by the job, so that it may run twice. */
export function createAnalyseJob(deps: AnalyseDeps): JobKind<AnalysisJob> {
  const { database, clock, log } = deps;

  const fetchPhoto = async (
    photo: AttachmentRef,
    { channel: name }: ConversationRef,
    signal: AbortSignal,
  ): Promise<OpenedPhoto> => {
    const channel = deps.channels.get(name);
    if (channel === undefined) return "unavailable";
    let bytes: Uint8Array;
    try {
      bytes = await channel.download(photo);
    } catch (error) {
      if (!(error instanceof ChannelError)) throw error;
      if (error.code === "too-large") return "too-large";
      if (error.code === "temporary") throw error;
      return "unavailable";
    }
    try {
      return await deps.preparePhoto(bytes, signal);
    } finally {
      // A held photo stays for a retry and is wiped by its keeper, within a minute.
      if (photo.heldBy === undefined) bytes.fill(0);
    }
  };

  const tell = async (transaction: Transaction, job: JobRun<AnalysisJob>, outcome: AnalysisOutcome) => {
    await storeEvent(transaction, {
      personId: job.data.personId,
      conversation: job.data.conversation,
      deliveryId: `job:${job.id}`,
      content: { kind: "event", event: analysedEvent, detail: outcome },
      at: clock(),
    });
  };

  const tellAlone = async (job: JobRun<AnalysisJob>, outcome: AnalysisOutcome) => {
    await database.transaction((transaction) => tell(transaction, job, outcome));
    deps.wake(job.data.personId);
  };

  return {
    name: "analysis",
    data: analysisJob,
    concurrency: deps.concurrency,
    timeoutMs,
    run: async (job) => {
      const { data } = job;
      const answers = await loadAnswers(database, data.personId, clock(), data.checkInId);
      if (answers === undefined) return tellAlone(job, { kind: "no-answers" });
      const startedAt = performance.now();
      const t = translator(data.locale);
      const steps: ProgressState = new Map();
      const showProgress = () => {
        editSlot(database, data.personId, analysisSlot, progressMessage(steps, data.photo !== undefined, t))
          .then((shown) => shown && deps.wake(data.personId))
          .catch((error: unknown) => log.warn({ err: error, job: job.id }, "progress not shown"));
      };
      const { photo: sent, conversation } = data;
      // Run by the pipeline, so that a slow download doesn't hold up the quiz.
      const photo: OpenPhoto | undefined =
        sent === undefined ? undefined : (signal) => fetchPhoto(sent, conversation, signal);
      const report = await deps.pipeline.run(
        {
          personId: data.personId,
          correlationId: job.id,
          locale: data.locale,
          answers: answers.answers,
          ...(data.region === undefined ? {} : { region: data.region }),
          ...(photo === undefined ? {} : { photo }),
        },
        {
          signal: job.signal,
          onStep: (step, state) => {
            steps.set(step, state);
            // The last step is shown with the report itself.
            if (step !== "future") showProgress();
          },
        },
      );
      const stored = toStoredAssessment(job.id, data, answers, report, clock());
      await database.transaction(async (transaction) => {
        await storeAssessment(database, transaction, stored);
        await tell(transaction, job, {
          kind: "report",
          assessmentId: job.id,
          budgetSpent: report.budgetSpent,
        });
      });
      log.info({ job: job.id, durationMs: Math.round(performance.now() - startedAt) }, "analysis finished");
      deps.wake(data.personId);
    },
    giveUp: (job) => tellAlone(job, { kind: "failed" }),
  };
}

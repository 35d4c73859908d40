import { z } from "zod";
import type { Clock } from "../../core/clock.ts";
import { translator } from "../../core/locales.ts";
import type { Logger } from "../../core/log.ts";
import { storeEvent } from "../../models/conversations/inbox.ts";
import { editSlot } from "../../models/conversations/outbox.ts";
import type { Database, Transaction } from "../../models/database.ts";
import type { JobKind, JobRun } from "../../models/jobs/jobs.ts";
import { findPerson } from "../../models/people/find-person.ts";
import { endPlanRequest, findPlanRequest } from "../../models/plans/plan-requests.ts";
import { writePlan } from "../../models/plans/plans.ts";
import type { WritePlan } from "../../pipeline/plan/planner.ts";
import { planningMessage, planningSlot } from "../chat/plan-progress.ts";
import { analysisJob } from "./analysis-job.ts";
import { loadPlanFacts } from "./plan-facts.ts";

/** What the writing of a week carries: whose, where to answer, and the request that holds the wishes. */
export const planJob = analysisJob
  .pick({ personId: true, conversation: true })
  .extend({ requestId: z.uuid() });
export type PlanJob = z.output<typeof planJob>;

/** Event of a written week; its detail is {@link planOutcome}. */
export const plannedEvent = "planned";

/** How the writing of a week ended. */
export const planOutcome = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("week"), budgetSpent: z.boolean(), wishesHeard: z.boolean() }),
  z.object({ kind: z.literal("no-report") }),
  /** All tries failed. */
  z.object({ kind: z.literal("failed") }),
]);
export type PlanOutcome = z.output<typeof planOutcome>;

/** What the writing of weeks needs. */
export interface PlanJobDeps {
  readonly database: Database;
  readonly writeWeek: WritePlan;
  /** Wakes a person's lane once something waits in it. */
  readonly wake: (personId: string) => void;
  readonly clock: Clock;
  readonly log: Logger;
}

/** Longest time of one week, models and repairs included. */
const timeoutMs = 90_000;

/**
 * Writing a week in the background. What it does is tied to the end of its request, so that it happens once however
 * often the job runs; a request that was given up or replaced meanwhile is left alone.
 */
export function createPlanJob(deps: PlanJobDeps): JobKind<PlanJob> {
  const { database, clock, log } = deps;

  /** Ends the request with what came of it and tells the person's lane; nothing where it had ended before. */
  const end = async (
    { id, data }: JobRun<PlanJob>,
    outcome: PlanOutcome,
    keep: (transaction: Transaction) => Promise<void> = async () => {},
  ) => {
    const { personId, conversation, requestId } = data;
    await database.transaction(async (transaction) => {
      if (!(await endPlanRequest(transaction, personId, requestId))) return;
      await keep(transaction);
      await storeEvent(transaction, {
        personId,
        conversation,
        deliveryId: `job:${id}`,
        content: { kind: "event", event: plannedEvent, detail: outcome },
        at: clock(),
      });
    });
    deps.wake(personId);
  };

  return {
    name: "plan",
    data: planJob,
    concurrency: 4,
    timeoutMs,
    run: async (job) => {
      const { personId, requestId } = job.data;
      const person = await findPerson(database, personId);
      const request = await findPlanRequest(database, personId, requestId);
      // Deleted, written or asked for anew meanwhile.
      if (person === undefined || request === undefined) return;
      const now = clock();
      const loaded = await loadPlanFacts(database, person, request.wishes, now);
      if (loaded === undefined) return end(job, { kind: "no-report" });
      const { facts, assessmentId } = loaded;
      editSlot(database, personId, planningSlot, planningMessage("week", translator(person.locale)))
        .then((isShown) => isShown && deps.wake(personId))
        .catch((error: unknown) => log.warn({ err: error, job: job.id }, "progress not shown"));
      const week = await deps.writeWeek({ personId, correlationId: job.id, facts }, job.signal);
      const { budgetSpent, wishesHeard, content, analysedBy } = week;
      await end(job, { kind: "week", budgetSpent, wishesHeard }, async (transaction) => {
        await writePlan(transaction, {
          ...{ personId, now, content, analysedBy, assessmentId, locale: facts.locale },
          actor: analysedBy === "local" ? "leo" : "model",
        });
      });
      log.info({ job: job.id, analysedBy }, "week written");
    },
    giveUp: (job) => end(job, { kind: "failed" }),
  };
}

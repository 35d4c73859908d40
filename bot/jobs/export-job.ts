import { z } from "zod";
import type { Clock } from "../../core/clock.ts";
import { storeEvent } from "../../models/conversations/inbox.ts";
import type { Database } from "../../models/database.ts";
import type { JobKind, JobRun } from "../../models/jobs/jobs.ts";
import { exportPerson } from "../../models/people/export.ts";
import { analysisJob } from "./analysis-job.ts";

/** What an export carries: whose, and where to send it. */
export const exportJob = analysisJob.pick({ personId: true, conversation: true });
export type ExportJob = z.output<typeof exportJob>;

/** Event of a finished export; its detail is {@link exportOutcome}. */
export const exportedEvent = "exported";

/** The file, which leaves the lane's memory as soon as it is said; or that all tries failed. */
export const exportOutcome = z.discriminatedUnion("kind", [
  z.object({
    kind: z.literal("file"),
    json: z.string(),
    shortened: z.array(z.string()),
    /** The day it was made, for its name. */
    day: z.string(),
  }),
  z.object({ kind: z.literal("failed") }),
]);
export type ExportOutcome = z.output<typeof exportOutcome>;

/** Collecting everything about a person into a file, in the background; the answer comes back through the lane. */
export function createExportJob(deps: {
  readonly database: Database;
  /** Wakes a person's lane once something waits in it. */
  readonly wake: (personId: string) => void;
  readonly clock: Clock;
}): JobKind<ExportJob> {
  const { database, clock } = deps;
  const tell = async ({ id, data }: JobRun<ExportJob>, detail: ExportOutcome) => {
    await database.transaction((transaction) =>
      storeEvent(transaction, {
        personId: data.personId,
        conversation: data.conversation,
        deliveryId: `job:${id}`,
        content: { kind: "event", event: exportedEvent, detail },
        at: clock(),
      }),
    );
    deps.wake(data.personId);
  };
  return {
    name: "export",
    data: exportJob,
    concurrency: 1,
    timeoutMs: 60_000,
    run: async (job) => {
      const now = clock();
      const { json, shortened } = await exportPerson(database, job.data.personId, now);
      await tell(job, { kind: "file", json, shortened: [...shortened], day: now.toISOString().slice(0, 10) });
    },
    giveUp: (job) => tell(job, { kind: "failed" }),
  };
}

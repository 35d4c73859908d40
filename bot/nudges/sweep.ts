import type { Clock } from "../../core/clock.ts";
import type { Logger } from "../../core/log.ts";
import type { Database } from "../../models/database.ts";
import type { JobQueue } from "../../models/jobs/jobs.ts";
import { type ClaimedNudge, claimDueNudges } from "../../models/nudges/claim.ts";
import { type NudgeJob, peoplePerJob } from "./nudge-job.ts";

/** Rows that are claimed in one transaction. */
const claimLimit = 1_000;

/** Claims everything that has come and hands it on; answers how many people something may be sent to. */
export type Sweep = () => Promise<number>;

/** A person's lane decides about everything at once, so one of the nudges is enough to bring it there. */
function onePerPerson(nudges: readonly ClaimedNudge[]): readonly ClaimedNudge[] {
  return [...new Map(nudges.map((nudge) => [nudge.personId, nudge])).values()];
}

function inJobs(nudges: readonly ClaimedNudge[]): NudgeJob[] {
  const jobs: NudgeJob[] = [];
  for (let from = 0; from < nudges.length; from += peoplePerJob)
    jobs.push({ nudges: nudges.slice(from, from + peoplePerJob) });
  return jobs;
}

/** Builds the sweep; several may run at once, here and on other instances. */
export function createSweep(deps: {
  readonly database: Database;
  readonly queue: JobQueue<NudgeJob>;
  readonly clock: Clock;
  readonly log: Logger;
}): Sweep {
  const { database, queue, clock, log } = deps;
  return async () => {
    const startedAt = performance.now();
    const now = clock();
    let handed = 0;
    for (;;) {
      const { taken } = await claimDueNudges(database, now, claimLimit, async (transaction, nudges) => {
        const people = onePerPerson(nudges);
        handed += people.length;
        await queue.addAll(transaction, inJobs(people));
      });
      if (taken > 0) queue.wake();
      if (taken < claimLimit) break;
    }
    if (handed > 0)
      log.info({ people: handed, durationMs: Math.round(performance.now() - startedAt) }, "nudges due");
    return handed;
  };
}

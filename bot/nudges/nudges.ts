import type { ChannelAdapter } from "../../adapters/channel.ts";
import type { Clock } from "../../core/clock.ts";
import type { Logger } from "../../core/log.ts";
import type { Database } from "../../models/database.ts";
import type { Jobs } from "../../models/jobs/jobs.ts";
import { findNextNudge } from "../../models/nudges/claim.ts";
import { findNextFollowUp } from "../../models/safety/follow-up.ts";
import { createFollowUps } from "./follow-ups.ts";
import { createNudgeJob } from "./nudge-job.ts";
import { createSweep, type Sweep } from "./sweep.ts";

/** What Leo says on its own. */
export interface Nudges {
  readonly sweep: Sweep;
  /** When the next of anybody is due; `undefined` where nobody wants any. */
  nextAt(): Promise<Date | undefined>;
}

/** Registers the job and builds the sweep; when it runs is for others to say. */
export async function createNudges(deps: {
  readonly database: Database;
  readonly jobs: Jobs;
  readonly channels: ReadonlyMap<string, ChannelAdapter>;
  readonly wake: (personId: string) => void;
  readonly clock: Clock;
  readonly log: Logger;
}): Promise<Nudges> {
  const { database, channels } = deps;
  const queue = await deps.jobs.register(createNudgeJob({ ...deps, channels: () => [...channels.keys()] }));
  const askFollowUps = createFollowUps({ ...deps, channels: () => [...channels.keys()] });
  const sweep = createSweep({ ...deps, queue });
  return {
    sweep: async () => (await askFollowUps()) + (await sweep()),
    nextAt: async () => {
      const both = await Promise.all([findNextNudge(database), findNextFollowUp(database)]);
      const times = both.flatMap((at) => (at === undefined ? [] : [at.getTime()]));
      return times.length === 0 ? undefined : new Date(Math.min(...times));
    },
  };
}

import { z } from "zod";
import type { Clock } from "../../core/clock.ts";
import { storeEvents } from "../../models/conversations/inbox.ts";
import type { Database } from "../../models/database.ts";
import type { JobKind } from "../../models/jobs/jobs.ts";
import type { ClaimedNudge } from "../../models/nudges/claim.ts";
import { findNudgeConversations, refuseUnreachable } from "../../models/nudges/hand-over.ts";
import { nudgeEvent } from "../chat/nudge-event.ts";

const nudgeJob = z.object({
  nudges: z.array(z.object({ personId: z.uuid(), date: z.string(), slot: z.string() })),
});

/** What a job carries: for each of some people one of the nudges that are due. */
export type NudgeJob = z.output<typeof nudgeJob>;

/** Most people in one job: enough to spare round trips, few enough to share the work out. */
export const peoplePerJob = 50;

function deliveryId({ personId, date, slot }: ClaimedNudge): string {
  return `nudge:${personId}:${date}:${slot}`;
}

/** Puts what is due into its people's lanes, where it is decided and answered in order with all else. */
export function createNudgeJob(deps: {
  readonly database: Database;
  /** Names of the channels that are on. */
  readonly channels: () => readonly string[];
  readonly wake: (personId: string) => void;
  readonly clock: Clock;
}): JobKind<NudgeJob> {
  const { database, clock } = deps;
  return {
    name: "nudge",
    data: nudgeJob,
    concurrency: 2,
    timeoutMs: 60_000,
    run: async ({ data }) => {
      const now = clock();
      const people = data.nudges.map(({ personId }) => personId);
      const reached = await database.transaction(async (transaction) => {
        const conversations = await findNudgeConversations(transaction, people, deps.channels());
        const events = data.nudges.flatMap((nudge) => {
          const conversation = conversations.get(nudge.personId);
          if (conversation === undefined) return [];
          const content = { kind: "event", event: nudgeEvent, detail: {}, isUnasked: true } as const;
          return [
            { personId: nudge.personId, conversation, deliveryId: deliveryId(nudge), content, at: now },
          ];
        });
        await storeEvents(transaction, events);
        const unreached = people.filter((personId) => !conversations.has(personId));
        if (unreached.length > 0) await refuseUnreachable(transaction, unreached, now);
        return [...conversations.keys()];
      });
      for (const personId of reached) deps.wake(personId);
    },
    // What was not handed over is found too late by the next one, and kept as that.
    giveUp: async () => {},
  };
}

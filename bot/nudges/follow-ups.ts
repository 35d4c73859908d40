import type { Clock } from "../../core/clock.ts";
import { storeEvents } from "../../models/conversations/inbox.ts";
import type { Database } from "../../models/database.ts";
import { findNudgeConversations } from "../../models/nudges/hand-over.ts";
import { claimFollowUps } from "../../models/safety/follow-up.ts";
import { followUpEvent } from "../chat/safety-follow-up.ts";

/**
 * Brings the questions of the day after a crisis into their people's lanes, each once: the claim and the event commit
 * together. Whoever can't be reached any more isn't asked. Answers how many are.
 */
export function createFollowUps(deps: {
  readonly database: Database;
  /** Names of the channels that are on. */
  readonly channels: () => readonly string[];
  readonly wake: (personId: string) => void;
  readonly clock: Clock;
}): () => Promise<number> {
  const { database, clock } = deps;
  return async () => {
    const now = clock();
    const asked = await database.transaction(async (transaction) => {
      const people = await claimFollowUps(transaction, now);
      if (people.length === 0) return [];
      const conversations = await findNudgeConversations(transaction, people, deps.channels());
      const content = { kind: "event", event: followUpEvent, detail: {}, isUnasked: true } as const;
      const events = [...conversations].map(([personId, conversation]) => ({
        personId,
        conversation,
        deliveryId: `${followUpEvent}:${personId}:${now.getTime()}`,
        content,
        at: now,
      }));
      await storeEvents(transaction, events);
      return [...conversations.keys()];
    });
    for (const personId of asked) deps.wake(personId);
    return asked.length;
  };
}

import type { Clock } from "../../core/clock.ts";
import { type NextWaiting, nextWaiting } from "../../models/conversations/inbox.ts";
import type { WorkLane } from "../../models/conversations/lanes.ts";
import { type DueMessage, dueMessages } from "../../models/conversations/outbox.ts";
import type { Database } from "../../models/database.ts";
import type { Deliver } from "./deliver.ts";
import type { TurnOutcome } from "./run-turn.ts";

function earlier(a: Date | undefined, b: Date | undefined): Date | undefined {
  if (a === undefined || b === undefined) return a ?? b;
  return a < b ? a : b;
}

/** Works a person's lane: a turn, its delivery, the next turn, until nothing is left that can be done now. */
export function createLaneWork(deps: {
  readonly database: Database;
  readonly runTurn: (next: NextWaiting, signal: AbortSignal) => Promise<TurnOutcome>;
  readonly deliver: Deliver;
  readonly clock: Clock;
}): WorkLane {
  /** Delivers in order; a conversation that has to wait holds back its own messages only. */
  const deliverAll = async (
    messages: readonly DueMessage[],
    signal: AbortSignal,
  ): Promise<Date | undefined> => {
    const waiting = new Set<string>();
    let wakeAt: Date | undefined;
    for (const message of messages) {
      if (signal.aborted) break;
      const conversation = `${message.conversation.channel}\n${message.conversation.id}`;
      if (waiting.has(conversation)) continue;
      const delivery = await deps.deliver(message);
      if (delivery.kind === "settled") continue;
      waiting.add(conversation);
      wakeAt = earlier(wakeAt, delivery.until);
    }
    return wakeAt;
  };

  const deliverStored = async (personId: string, signal: AbortSignal): Promise<Date | undefined> => {
    const due = await dueMessages(deps.database, personId, deps.clock());
    return earlier(due.wakeAt, await deliverAll(due.messages, signal));
  };

  return async (personId, signal) => {
    let next = await nextWaiting(deps.database, personId);
    if (next === undefined) return deliverStored(personId, signal);
    let wakeAt: Date | undefined;
    while (next !== undefined && !signal.aborted) {
      const outcome = await deps.runTurn(next, signal);
      if (outcome.kind === "again") return earlier(outcome.at, await deliverStored(personId, signal));
      // What was just stored is at hand; only where older or changed messages come first are they read again.
      const isAtHand = !next.hasDue && !outcome.hasEdits;
      const waits = await (isAtHand ? deliverAll(outcome.said, signal) : deliverStored(personId, signal));
      wakeAt = isAtHand ? earlier(wakeAt, waits) : waits;
      next = next.hasMore ? await nextWaiting(deps.database, personId) : undefined;
    }
    return wakeAt;
  };
}

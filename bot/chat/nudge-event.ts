import { translator } from "../../core/locales.ts";
import { silentAfter } from "../../models/nudges/back-off.ts";
import { type DueNudge, findDueNudges, keepDecision } from "../../models/nudges/due.ts";
import { decideNudges } from "../../models/nudges/policy.ts";
import { messageKey } from "../../models/nudges/slots.ts";
import { isInCrisisCare } from "../../models/safety/safety-events.ts";
import { findNudgeTopic } from "./nudge-items.ts";
import { nudgeMessage } from "./nudge-message.ts";
import type { EventTurn } from "./turn.ts";

/** Event that brings a person's lane to decide about what is due; it says nothing itself. */
export const nudgeEvent = "nudge";

/** Where the newest nudge stands; an earlier one has lost its buttons. */
export const nudgeSlot = "nudge";

/** Why there is nothing to say about what is due, by slot. */
async function emptySlots(turn: EventTurn, dues: readonly DueNudge[], isDigestOn: boolean) {
  const empty = new Map<string, "off" | "paused" | "all-done">();
  for (const due of dues) {
    const isSwitchedOff = due.isOff || (!isDigestOn && (due.kind === "digest" || due.kind === "weekly"));
    const { items } = await findNudgeTopic(turn.transaction, turn.person.id, [due.slot]);
    if (isSwitchedOff) empty.set(due.slot, "off");
    else if (!items.some(({ state }) => state === "open")) empty.set(due.slot, "all-done");
  }
  return empty;
}

/** Decides about everything that is due for the person, keeps what became of it, and says what is left as one message. */
export async function answerNudge(turn: EventTurn): Promise<void> {
  const { transaction, person } = turn;
  const now = turn.now();
  const found = await findDueNudges(transaction, person.id, now);
  if (found === undefined) return;
  const { dues, settings, facts } = found;
  const outcomes = decideNudges(dues, {
    ...facts,
    isInCrisis: await isInCrisisCare(transaction, person.id, now),
    empty: await emptySlots(turn, dues, settings.state === "on"),
  });
  const sent = dues.filter((due) => outcomes.get(due) === "sent");
  const { date } = facts.local;
  const isNewDay = facts.nudgedOn !== date && sent.some(({ isOrdered }) => !isOrdered);
  const unanswered = facts.unanswered + (isNewDay ? 1 : 0);
  const message = sent.length === 0 ? null : facts.sentToday + 1;
  await keepDecision(transaction, person.id, { outcomes, message, date, unanswered }, now);
  if (message === null) return;
  const topic = await findNudgeTopic(
    transaction,
    person.id,
    sent.map(({ slot }) => slot),
  );
  turn.release(nudgeSlot);
  turn.say(
    nudgeMessage(
      {
        key: messageKey(date, message),
        date,
        items: topic.items,
        lines: [],
        asksHowToGoOn: isNewDay && unanswered === silentAfter,
      },
      translator(person.locale),
    ),
    { slot: nudgeSlot },
  );
}

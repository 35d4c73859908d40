import { translator } from "../../core/locales.ts";
import { lastCompletions } from "../../models/habits/standings.ts";
import { silentAfter, unansweredNow } from "../../models/nudges/back-off.ts";
import { type DueNudge, type DueNudges, findDueNudges, keepDecision } from "../../models/nudges/due.ts";
import { decideNudges, type Emptiness } from "../../models/nudges/policy.ts";
import { messageKey } from "../../models/nudges/slots.ts";
import { isInCrisisCare } from "../../models/safety/safety-events.ts";
import { openFocus } from "./nudge-focus.ts";
import { emptyReason, findNudgeTopic } from "./nudge-items.ts";
import { nudgeMessage } from "./nudge-message.ts";
import { nudgeNews } from "./nudge-news.ts";
import { weekLines } from "./nudge-week.ts";
import type { EventTurn } from "./turn.ts";

/** Event that brings a person's lane to decide about what is due; it says nothing itself. */
export const nudgeEvent = "nudge";

/** Where the newest nudge stands; an earlier one has lost its buttons. */
export const nudgeSlot = "nudge";

/** Why there is nothing to say about something that is due; `undefined` where there is. */
async function emptinessOf(
  turn: EventTurn,
  due: DueNudge,
  isDigestOn: boolean,
): Promise<Emptiness | undefined> {
  const { transaction, person } = turn;
  const now = turn.now();
  const isDigest = due.kind === "digest" || due.kind === "weekly";
  if (due.isOff || (isDigest && !isDigestOn)) return "off";
  if (due.kind === "weekly") {
    const lines = await weekLines(transaction, person.id, { now, t: translator(person.locale) });
    return lines.length === 0 ? "nothing" : undefined;
  }
  const topic = await findNudgeTopic(transaction, person.id, { slots: [due.slot], date: due.date, now });
  if (!isDigest) return emptyReason(topic);
  if ((await openFocus(transaction, person.id, due.date)) !== undefined) return undefined;
  return topic.standings.length === 0 ? "nothing" : emptyReason(topic);
}

async function emptySlots(
  turn: EventTurn,
  { dues, settings }: DueNudges,
): Promise<ReadonlyMap<string, Emptiness>> {
  const empty = new Map<string, Emptiness>();
  for (const due of dues) {
    const emptiness = await emptinessOf(turn, due, settings.state === "on");
    if (emptiness !== undefined) empty.set(due.slot, emptiness);
  }
  return empty;
}

/** The count of days unanswered before this one. */
async function unansweredBefore(turn: EventTurn, { facts }: DueNudges): Promise<number> {
  const { nudgedAt, nudgedOn, spokeAt, unanswered } = facts;
  const since = nudgedAt ?? new Date(0);
  const done = await lastCompletions(turn.transaction, turn.person.id, since);
  return unansweredNow(unanswered, {
    spoke: spokeAt !== null && spokeAt > since,
    didUnasked: done.some(({ date }) => date !== nudgedOn),
  });
}

async function say(turn: EventTurn, sent: readonly DueNudge[], found: DueNudges, asksHowToGoOn: boolean) {
  const { transaction, person } = turn;
  const { local, sentToday, now } = found.facts;
  const { date } = local;
  const t = translator(person.locale);
  const slots = sent.map(({ slot }) => slot);
  const topic = await findNudgeTopic(transaction, person.id, { slots, date, now });
  const news = await nudgeNews(turn, person, topic, date);
  const content = { key: messageKey(date, sentToday + 1), date, items: topic.items, asksHowToGoOn, ...news };
  turn.release(nudgeSlot);
  turn.say(nudgeMessage(content, t), { slot: nudgeSlot });
}

/** Decides about everything that is due for the person, keeps what became of it, and says what is left as one message. */
export async function answerNudge(turn: EventTurn): Promise<void> {
  const { transaction, person } = turn;
  const now = turn.now();
  const found = await findDueNudges(transaction, person.id, now);
  if (found === undefined) return;
  const { dues, facts } = found;
  const before = await unansweredBefore(turn, found);
  const outcomes = decideNudges(dues, {
    ...facts,
    unanswered: before,
    isInCrisis: await isInCrisisCare(transaction, person.id, now),
    empty: await emptySlots(turn, found),
  });
  const sent = dues.filter((due) => outcomes.get(due) === "sent");
  const { date } = facts.local;
  const isNewDay = facts.nudgedOn !== date && sent.some(({ isOrdered }) => !isOrdered);
  const unanswered = before + (isNewDay ? 1 : 0);
  const message = sent.length === 0 ? null : facts.sentToday + 1;
  await keepDecision(transaction, person.id, { outcomes, message, date, unanswered }, now);
  if (message !== null) await say(turn, sent, found, isNewDay && unanswered === silentAfter);
}

import { readMessageKey } from "../../models/nudges/slots.ts";
import { findNewestNudge, findNudgeSlots } from "../../models/nudges/subjects.ts";
import { text } from "./blocks.ts";
import type { ChatContext } from "./context.ts";
import { nudgeSlot } from "./nudge-event.ts";
import { findNudgeTopic, type NudgeTopic } from "./nudge-items.ts";
import { type NudgeContent, type NudgeExtras, nudgeMessage } from "./nudge-message.ts";
import { nudgeNews } from "./nudge-news.ts";

/** A nudge one of whose buttons was pressed. */
export interface PressedNudge {
  readonly topic: NudgeTopic;
  readonly content: NudgeContent;
  /** Whether it is the newest: older ones have lost their buttons and stay as they are. */
  readonly isNewest: boolean;
}

/** Finds a nudge by its key as it stands now; `undefined` where there is none such. */
export async function findPressedNudge(
  { turn, person }: ChatContext,
  key: string,
): Promise<PressedNudge | undefined> {
  const slots = await findNudgeSlots(turn.transaction, person.id, key);
  const date = readMessageKey(key)?.date;
  if (slots.length === 0 || date === undefined) return undefined;
  const topic = await findNudgeTopic(turn.transaction, person.id, { slots, date, now: turn.now() });
  const newest = await findNewestNudge(turn.transaction, person.id);
  const news = await nudgeNews(turn, person, topic, date);
  return {
    topic,
    content: { key, date, items: topic.items, asksHowToGoOn: false, ...news },
    isNewest: newest === key,
  };
}

/** Shows a nudge as it stands by now, in its place; an older one gets a word of its own instead. */
export async function showNudge(
  context: ChatContext,
  pressed: PressedNudge,
  extras: NudgeExtras = {},
): Promise<void> {
  const now = await findPressedNudge(context, pressed.content.key);
  if (now === undefined) return;
  const message = nudgeMessage(now.content, context.t, extras);
  if (pressed.isNewest) context.turn.say(message, { slot: nudgeSlot });
  else context.turn.say(message);
}

/** Ends a nudge with a last line; nothing can be pressed in it any more. */
export function endNudge({ turn }: ChatContext, { isNewest }: PressedNudge, words: string): void {
  if (isNewest) turn.release(nudgeSlot, [text(words)]);
  else turn.say([text(words)]);
}

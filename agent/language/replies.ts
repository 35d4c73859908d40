import { sha256 } from "../../core/ids.ts";
import { locales, type Translate, translator } from "../../core/locales.ts";
import type { ChatLine } from "../../models/conversations/chat-lines.ts";
import { mostQuickReplies, type QuickReply } from "../reply.ts";
import type { TurnFacts } from "../turn-facts.ts";

/** How many ways there are of saying each thing. */
const variantCount = 4;

/** A number that a turn's id decides. */
function seedOf(turnId: string): number {
  return Number.parseInt(sha256(turnId).slice(0, 8), 16);
}

/** One of the ways of saying something, chosen by the turn and never the one said last. @param name such as `thanks` */
export function pickReply(
  name: string,
  {
    t,
    turnId,
    history,
  }: { readonly t: Translate; readonly turnId: string; readonly history: readonly ChatLine[] },
): string {
  const last = history.findLast(({ speaker }) => speaker === "leo")?.words;
  const variants = Array.from({ length: variantCount }, (_, index) => t(`talk:replies.${name}.${index + 1}`));
  const left = variants.filter((variant) => variant !== last);
  return left[seedOf(turnId) % left.length] ?? "";
}

/** Whether a text is one of the ways of saying something, in any language. */
export function isReply(name: string, words: string): boolean {
  return locales.some((locale) =>
    Array.from({ length: variantCount }, (_, index) =>
      translator(locale)(`talk:replies.${name}.${index + 1}`),
    ).includes(words),
  );
}

/** The part of the day that a greeting fits. @param time HH:MM */
export function greetingFor(time: string): string {
  const hour = Number(time.slice(0, 2));
  if (hour < 5) return "greet_night";
  if (hour < 11) return "greet_morning";
  return hour < 18 ? "greet_day" : hour < 23 ? "greet_evening" : "greet_night";
}

/** Says that a text was not understood, and three things that work. */
export function notUnderstood(text: string, isAdult: boolean, t: Translate): string {
  const reason = /[\p{L}\p{N}]/u.test(text) ? "words" : "noWords";
  return `${t(`chat:notUnderstood.${reason}`)}\n\n${t(`chat:notUnderstood.ideas.${isAdult ? "adult" : "minor"}`)}`;
}

const offers: Readonly<Record<string, readonly QuickReply[]>> = {
  greet: ["show_today", "talk_more"],
  what_can_you_do: ["show_today", "add_habit", "start_checkin"],
  other: ["show_today", "talk_more"],
  good_news: ["show_today"],
  troubled: ["talk_more", "open_safety"],
  add_habit: ["add_habit"],
  open_report: ["open_report"],
  start_checkin: ["start_checkin"],
  send_photo: ["send_photo"],
  get_complete_user_context: ["show_today"],
  identify_hidden_patterns: ["talk_more"],
  mark_habit_completed: ["show_today"],
  update_morning_routine: ["show_today"],
  update_specific_day_plan: ["show_today"],
  update_weekly_challenges: ["show_today"],
  generate_motivational_interview_questions: ["talk_more"],
  check_safety_indicators: ["open_safety", "talk_more"],
};

/** What is about scores and photos: for adults, and not in the days after a crisis. */
const forCalmAdults: readonly QuickReply[] = ["start_checkin", "send_photo", "open_report"];

/** What to offer under an answer. @param about an intent or a tool */
export function offersFor(
  about: string,
  { isAdult, isInCrisisCare }: Pick<TurnFacts, "isAdult" | "isInCrisisCare">,
): readonly QuickReply[] {
  const offered = (offers[about] ?? []).filter(
    (one) => (isAdult && !isInCrisisCare) || !forCalmAdults.includes(one),
  );
  const safety: readonly QuickReply[] = isInCrisisCare ? ["open_safety"] : [];
  return [...new Set([...safety, ...offered])].slice(0, mostQuickReplies);
}

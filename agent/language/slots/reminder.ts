import type { Locale } from "../../../core/locales.ts";
import type { Habit } from "../../../models/habits/habit.ts";
import { timeWords } from "../../../models/times/languages.ts";
import { readTime } from "../../../models/times/read-time.ts";
import { withoutBeginning as withoutWording } from "../../../models/times/rest.ts";
import type { TimeContext } from "../../../models/times/time-phrase.ts";
import { requestWords } from "../words/all.ts";
import { anywhere, foldRequest } from "../words/vocabulary.ts";
import { habitsIn } from "./habit-names.ts";
import { tidy } from "./text-parts.ts";

/** What a sentence wants of a reminder. */
export interface ReminderSlots {
  /** A habit's name, the matter in the person's words, or the daily message. */
  readonly what: string;
  readonly state: "on" | "off" | "snooze" | "less";
  /** The words that hold the time; `undefined` where there is none, or none is needed. */
  readonly time?: string;
}

/** The daily message's name for the tool. */
export const dailyMessage = "daily_digest";

/** Longest words for a time that the tool takes, in characters. */
const longestTime = 100;

function stateOf(folded: string, locale: Locale, hasTime: boolean): ReminderSlots["state"] {
  const { less, off, snooze } = requestWords[locale].reminder;
  if (anywhere(less).test(folded)) return "less";
  if (anywhere(off).test(folded)) return "off";
  return !hasTime && anywhere(snooze).test(folded) ? "snooze" : "on";
}

/** Reads what a sentence wants of a reminder, such as "remind me to stretch at half past six". */
export function readReminderSlots(
  text: string,
  habits: readonly Habit[],
  context: TimeContext,
): ReminderSlots {
  const { locale } = context;
  const reading = readTime(text, context);
  const hasTime = reading.kind === "problem" || reading.time !== null;
  const state = stateOf(foldRequest(text), locale, hasTime);
  const [habit, ...others] = habitsIn(text, habits);
  const behind = withoutWording(reading.kind === "phrase" ? reading.rest : text, timeWords[locale].remind);
  const matter = tidy(withoutWording(behind ?? "", timeWords[locale].leads) ?? behind ?? "");
  const what =
    habit !== undefined && others.length === 0 ? habit.name : matter === "" ? dailyMessage : matter;
  const needsTime = state === "on" || state === "snooze";
  return { what, state, ...(needsTime && hasTime ? { time: text.slice(0, longestTime) } : {}) };
}

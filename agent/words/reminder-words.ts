import type { Locale, Translate } from "../../core/locales.ts";
import type { DayRule } from "../../models/days/leo-day.ts";
import { leoDay, wallClock } from "../../models/days/leo-day.ts";
import { addDays, type LocalDate } from "../../models/days/local-date.ts";
import type { Habit } from "../../models/habits/habit.ts";
import { nextOccurrence } from "../../models/nudges/occurrence.ts";
import { dailyCap } from "../../models/nudges/policy.ts";
import { isQuiet, type QuietHours } from "../../models/nudges/quiet-hours.ts";
import type { Reminder } from "../../models/nudges/reminders.ts";
import type { NudgeSettings } from "../../models/nudges/settings.ts";
import { dateWords, nameInText, nameOnButton, weekdayName } from "./habit-words.ts";

/** Somebody's language and days, for saying when something comes. */
export interface WhenContext {
  readonly t: Translate;
  readonly locale: Locale;
  readonly rule: DayRule;
  readonly now: Date;
}

/** Words of a person as they stand inside a sentence of Leo's. */
export function shown(words: string): string {
  return nameInText({ name: words.replace(/\s+/gu, " ") });
}

function named(reminder: Reminder, habits: readonly Habit[]): { readonly name: string } {
  const habit = habits.find(({ id }) => id === reminder.habitId);
  return { name: habit?.name ?? reminder.text ?? "" };
}

/** What a reminder is about, as it stands in a sentence: its habit's name, or the person's own words. */
export function matterOf(reminder: Reminder, habits: readonly Habit[]): string {
  return nameInText(named(reminder, habits));
}

/** A reminder on a button: "07:30 Walk", cut where it is long. */
export function labelOf(reminder: Reminder, habits: readonly Habit[]): string {
  return nameOnButton({ name: `${reminder.time} ${named(reminder, habits).name}` });
}

/** Days of the week in words: "every day", "Monday to Friday", "Mon, Wed". */
export function daysWords(days: readonly number[], t: Translate, locale: Locale): string {
  const key = { "1,2,3,4,5,6,7": "daily", "1,2,3,4,5": "workdays", "6,7": "weekend" }[days.join()];
  return key === undefined ? days.map((day) => weekdayName(day, locale)).join(", ") : t(`remind:days.${key}`);
}

/** A date from where the person stands: "today", "tomorrow", "Mon, 30 Nov", with the year where it is another. */
export function dayWords(date: LocalDate, { t, locale, rule, now }: WhenContext): string {
  const today = leoDay(now, rule);
  const isNight = today !== wallClock(now, rule.timeZone).date;
  // After midnight "today" may be either day, so the date is said.
  if (!isNight && date === today) return t("remind:when.today");
  if (!isNight && date === addDays(today, 1)) return t("remind:when.tomorrow");
  const year = date.slice(0, 4);
  const words = dateWords(date, locale);
  return year === today.slice(0, 4) ? words : `${words} ${year}`;
}

/** How a reminder repeats: "every day at 19:30", "once, tomorrow at 08:00". */
export function rhythmOf(reminder: Reminder, context: WhenContext): string {
  const { t, locale } = context;
  const { time, days, once } = reminder;
  if (once !== null) return t("remind:when.once", { day: dayWords(once, context), time });
  return t("remind:when.repeats", { days: daysWords(days, t, locale), time });
}

/**
 * When a reminder comes next, in words, for one that repeats; for any, what the clock change does to it, where the
 * time doesn't exist that night. Empty where there is nothing to say.
 */
export function nextOf(reminder: Reminder, context: WhenContext): string {
  const { t, rule, now } = context;
  const { time, days, once } = reminder;
  const recurrence =
    once === null
      ? ({ kind: "weekly", days, time, weekendTime: null } as const)
      : ({ kind: "once", date: once, time } as const);
  const next = nextOccurrence(recurrence, rule.timeZone, now, null);
  if (next === undefined) return once === null ? "" : t("remind:when.gone");
  const shown = wallClock(next.at, rule.timeZone);
  const parts = [
    ...(once === null
      ? [t("remind:when.next", { day: dayWords(shown.date, context), time: shown.time })]
      : []),
    ...(shown.time === time ? [] : [t("remind:when.clocksChange", { time, shown: shown.time })]),
  ];
  return parts.join(" ");
}

/**
 * What is to be known where a day has more times than Leo sends messages of its own; empty otherwise. Reminders at one
 * time are one message, and the daily message is one more.
 */
export function capNote(
  reminder: Reminder,
  reminders: readonly Reminder[],
  settings: Pick<NudgeSettings, "state">,
  t: Translate,
): string {
  const digests = settings.state === "on" ? 1 : 0;
  const isTooMany = reminder.days.some((day) => {
    const times = reminders.filter(({ on, once, days }) => on && once === null && days.includes(day));
    return new Set(times.map(({ time }) => time)).size + digests > dailyCap.chosenTime;
  });
  return reminder.once === null && isTooMany ? t("remind:capNote", { count: dailyCap.chosenTime }) : "";
}

/** What is to be known about a time in the quiet hours; empty outside them. */
export function quietNote(reminder: Reminder, quiet: QuietHours, t: Translate): string {
  if (!isQuiet(reminder.time, quiet)) return "";
  return t("remind:quietNote", { from: quiet.quietFrom, to: quiet.quietTo });
}

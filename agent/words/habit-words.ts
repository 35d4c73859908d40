import { DateTime } from "luxon";
import type { Locale, Translate } from "../../core/locales.ts";
import { escapeMarkdown } from "../../core/markdown.ts";
import { type LocalDate, weekdayOf } from "../../models/days/local-date.ts";
import type { Habit, HabitTarget } from "../../models/habits/habit.ts";
import type { Schedule } from "../../models/habits/schedule.ts";
import type { HabitStanding, TodayState } from "../../models/habits/standing.ts";
import { written } from "./numbers.ts";

/** Longest name on a button, in characters. */
const longestLabel = 28;

/** Any letters that are written from right to left: isolated, so that they don't turn the words around them. */
function isolated(name: string): string {
  return /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u.test(name)
    ? `\u2068${name}\u2069`
    : name;
}

/** A habit's name as it stands in a sentence, whatever is in it. */
export function nameInText({ name }: Pick<Habit, "name">): string {
  return isolated(escapeMarkdown(name));
}

/** A habit's name as it stands on a button, cut where it is long. */
export function nameOnButton({ name }: Pick<Habit, "name">): string {
  const letters = [...name];
  return isolated(letters.length <= longestLabel ? name : `${letters.slice(0, longestLabel - 1).join("")}…`);
}

/** How states look in front of a name; the same marks stand in every language. */
export const stateMarks: Readonly<Record<TodayState, string>> = {
  due: "○",
  done: "✓",
  partial: "◐",
  skipped: "»",
  "not-due": "–",
  paused: "‖",
};

/** A weekday's short name, 1 for Monday. */
export function weekdayName(weekday: number, locale: Locale): string {
  return DateTime.fromObject({ year: 2026, month: 3, day: 1 + weekday }, { locale }).toFormat("ccc");
}

/** A date as people write it: "Mon, 2 Mar". */
export function dateWords(date: LocalDate, locale: Locale): string {
  const day = DateTime.fromISO(date, { zone: "utc", locale: locale === "en" ? "en-GB" : locale });
  return `${weekdayName(weekdayOf(date), locale)}, ${day.toLocaleString({ day: "numeric", month: "short" })}`;
}

/** When a habit is meant to happen, in words. */
export function scheduleWords(schedule: Schedule, t: Translate, locale: Locale): string {
  switch (schedule.kind) {
    case "daily":
      return t("habits:schedule.daily");
    case "weekdays":
      if (schedule.days.join() === "1,2,3,4,5") return t("habits:schedule.workdays");
      return schedule.days.map((day) => weekdayName(day, locale)).join(", ");
    case "per-week":
      return t("habits:schedule.perWeek", { count: schedule.times });
    case "per-days":
      return t("habits:schedule.perDays", { count: schedule.times, days: schedule.days });
  }
}

/** What is counted, in words: "at least 10 min". */
export function targetWords({ amount, unit, direction }: HabitTarget, t: Translate, locale: Locale): string {
  return t(`habits:target.${direction}`, {
    amount: `${written(amount, locale)} ${escapeMarkdown(unit)}`.trim(),
  });
}

/** A streak in words; nothing is said of one that hasn't begun. */
export function streakWords({ length, unit }: HabitStanding["streak"], t: Translate): string | undefined {
  return length === 0 ? undefined : t(`habits:streak.${unit}`, { count: length });
}

/** How much of what was due was kept: "92 %, 31 of 34 days"; `undefined` before anything was due. */
export function keptWords({ habit, totals }: HabitStanding, t: Translate): string | undefined {
  if (totals.due === 0) return undefined;
  const key = habit.schedule.kind === "daily" || habit.schedule.kind === "weekdays" ? "days" : "times";
  const percent = Math.round((100 * totals.done) / totals.due);
  return t(`habits:kept.${key}`, { percent, done: totals.done, count: totals.due });
}

/**
 * A habit's numbers in one line. A streak is never the only one: after a break it says what was kept all the same.
 */
export function numbersWords(standing: HabitStanding, t: Translate): string {
  const strength = t("habits:strength", { percent: Math.round(standing.strengthPercent) });
  const kept = standing.bestStreak > standing.streak.length ? keptWords(standing, t) : undefined;
  return [streakWords(standing.streak, t), strength, kept].filter((part) => part !== undefined).join(", ");
}

/** A habit in a list: its mark of today, name, schedule and, unless they rest, its numbers. */
export function habitLine(
  standing: HabitStanding,
  voice: { readonly t: Translate; readonly locale: Locale; readonly withNumbers: boolean },
): string {
  const { habit, today } = standing;
  const { t, locale, withNumbers } = voice;
  const line = `- ${stateMarks[today]} **${nameInText(habit)}** (${scheduleWords(habit.schedule, t, locale)})`;
  return withNumbers ? `${line}: ${numbersWords(standing, t)}` : line;
}

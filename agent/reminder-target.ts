import { locales, translator } from "../core/locales.ts";
import { findHabits } from "../models/habits/find-habit.ts";
import type { Habit } from "../models/habits/habit.ts";
import { longestMatter, tidyMatter } from "../models/nudges/matter.ts";
import { isOver, type Reminder } from "../models/nudges/reminders.ts";
import type { RemindView } from "./remind-view.ts";
import type { ToolRefusal } from "./tool.ts";
import { nameInText } from "./words/habit-words.ts";

/** What a nudge is about: the daily message, or a matter with the reminders there are of it. */
export type ReminderTarget =
  | { readonly kind: "digest" }
  | {
      readonly kind: "matter";
      readonly about: { readonly habitId: string } | { readonly text: string };
      /** The habit that is meant, if it is one. */
      readonly habit?: Habit;
      /** Those of this matter that still come or are switched off, by time of day. */
      readonly reminders: readonly Reminder[];
    };

/** The name that models use for the daily message; people's own words for it are in the locales. */
export const digestName = "daily_digest";

function fold(words: string): string {
  return words.normalize("NFKC").toLowerCase().replaceAll("ё", "е").trim();
}

function meansDigest(what: string): boolean {
  const names = locales.flatMap((locale) => translator(locale)("tools:reminder.digestNames").split("|"));
  return [digestName, ...names].some((name) => fold(name) === fold(what));
}

/** What words mean among a person's habits and reminders; several habits are a refusal that lists them. */
export function findReminderTarget(what: string, view: RemindView): ReminderTarget | ToolRefusal {
  const { t } = view.when;
  if (meansDigest(what)) return { kind: "digest" };
  const matter = tidyMatter(what);
  if (!/[\p{L}\p{N}]/u.test(matter)) return { refused: t("remind:ask.matter") };
  if ([...matter].length > longestMatter) {
    return { refused: t("remind:problem.too-long", { count: longestMatter }) };
  }
  const current = view.reminders.filter((reminder) => !isOver(reminder, view.when));
  const [habit, ...others] = findHabits(view.habits, matter);
  if (habit !== undefined && others.length > 0) {
    return { refused: t("tools:habit.which", { names: [habit, ...others].map(nameInText).join("; ") }) };
  }
  if (habit !== undefined) {
    const reminders = current.filter(({ habitId }) => habitId === habit.id);
    return { kind: "matter", about: { habitId: habit.id }, habit, reminders };
  }
  const worded = current.flatMap((reminder) =>
    reminder.text === null ? [] : [{ name: reminder.text, reminder }],
  );
  const reminders = findHabits(worded, matter).map(({ reminder }) => reminder);
  return { kind: "matter", about: { text: matter }, reminders };
}

import type { Locale, Translate } from "../../core/locales.ts";
import { escapeMarkdown } from "../../core/markdown.ts";
import { addDays, type LocalDate } from "../../models/days/local-date.ts";
import type { Habit } from "../../models/habits/habit.ts";
import type { MarkResult, NewMark } from "../../models/habits/mark.ts";
import { dateWords, nameInText, numbersWords } from "./habit-words.ts";
import { written } from "./numbers.ts";

/** How what was marked is said. */
export interface MarkVoice {
  readonly t: Translate;
  readonly locale: Locale;
  /** False in the days after a crisis: then no streak and no strength is said. */
  readonly withNumbers: boolean;
}

/** A day as it is said: today, yesterday or its date. */
function dayWords(date: LocalDate, today: LocalDate, { t, locale }: MarkVoice): string {
  if (date === today) return t("habits:day.today");
  if (date === addDays(today, -1)) return t("habits:day.yesterday");
  return dateWords(date, locale);
}

function amountWords({ target }: Habit, value: number | undefined, { locale }: MarkVoice): string {
  if (value === undefined) return "";
  return ` (${`${written(value, locale)} ${escapeMarkdown(target?.unit ?? "")}`.trim()})`;
}

/** What is kept of a habit on a day, with streak and strength: "✓ Walk, today: 5 days in a row, strength 31 %." */
export function markedWords(
  { after, changed, state }: MarkResult,
  { date, value }: Pick<NewMark, "date" | "value">,
  voice: MarkVoice,
): string {
  const { t, withNumbers } = voice;
  const name = nameInText(after.habit);
  const day = dayWords(date, after.date, voice);
  if (!changed) return t("habits:marked.already", { name, day });
  const said = t(`habits:marked.${state}`, { name, day, amount: amountWords(after.habit, value, voice) });
  if (state === "undone") return said;
  return withNumbers ? `${said}: ${numbersWords(after, t)}.` : `${said}.`;
}

import { DateTime } from "luxon";
import { type Locale, translator } from "../../core/locales.ts";
import { addDays, datesFrom, type LocalDate } from "../../models/days/local-date.ts";
import type { ProgressDay } from "../../models/progress/snapshot.ts";

/** One day of the chart. */
export interface WeekDay {
  /** Short name of the weekday. */
  readonly label: string;
  readonly due: number;
  readonly done: number;
  readonly partial: number;
  readonly skipped: number;
}

/** Seven days of somebody's habits, as they are drawn and said. */
export interface WeekCardData {
  readonly days: readonly WeekDay[];
  readonly texts: { readonly title: string; readonly range: string; readonly note: string };
}

function shortDate(date: LocalDate, locale: Locale): string {
  return DateTime.fromISO(date, { locale: locale === "en" ? "en-GB" : locale }).toLocaleString({
    day: "numeric",
    month: "short",
  });
}

/** The seven days up to one, in the words of the `habits` texts; days without any habit are empty. */
export function weekCardData(
  progress: readonly ProgressDay[],
  lastDay: LocalDate,
  locale: Locale,
): WeekCardData {
  const t = translator(locale);
  const firstDay = addDays(lastDay, -6);
  const byDate = new Map(progress.map((day) => [day.date, day]));
  const days = datesFrom(firstDay, lastDay).map((date): WeekDay => {
    const { due = 0, done = 0, partial = 0, skipped = 0 } = byDate.get(date) ?? {};
    const label = DateTime.fromISO(date, { locale }).toFormat("ccc").replace(".", "");
    return { label, due, done, partial, skipped };
  });
  const sum = (count: (day: WeekDay) => number) => days.reduce((total, day) => total + count(day), 0);
  const partial = sum((day) => day.partial);
  const skipped = sum((day) => day.skipped);
  const note = [
    t("habits:card.weekDone", { done: sum((day) => day.done), count: sum((day) => day.due) }),
    ...(partial === 0 ? [] : [t("habits:facts.partial", { count: partial })]),
    ...(skipped === 0 ? [] : [t("habits:facts.skipped", { count: skipped })]),
  ];
  return {
    days,
    texts: {
      title: t("habits:card.week"),
      range: `${shortDate(firstDay, locale)} – ${shortDate(lastDay, locale)}`,
      note: note.join(" · "),
    },
  };
}

/** The same facts in words, for people who don't see the picture. */
export function weekCardAlt({ days, texts }: WeekCardData): string {
  const said = days.map(({ label, due, done }) => `${label} ${due === 0 ? "–" : `${done}/${due}`}`);
  return `${texts.title}, ${texts.range}: ${said.join(", ")}. ${texts.note}.`;
}

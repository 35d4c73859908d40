import { DateTime } from "luxon";
import { type Locale, translator } from "../../core/locales.ts";
import { addDays, datesFrom, type LocalDate, mondayOf, weekdayOf } from "../../models/days/local-date.ts";
import type { CourseDay } from "../../models/habits/standing.ts";
import type { HabitCourse } from "../../models/habits/standings.ts";
import { type DayShape, legendShapes } from "./day-shapes.ts";

/** Weeks that a year's picture shows: a whole year and the week that runs. */
export const yearWeeks = 54;

/** One day of the picture. */
export interface YearDay {
  readonly date: LocalDate;
  readonly shape: DayShape;
}

/** A habit's year, as it is drawn and said. */
export interface YearCardData {
  /** Whole weeks from Monday to Sunday, oldest first. */
  readonly weeks: readonly (readonly YearDay[])[];
  readonly texts: {
    readonly title: string;
    readonly name: string;
    /** Three facts, each a short label and its value. */
    readonly facts: readonly { readonly label: string; readonly value: string }[];
    /** Short names of the weekdays, Monday first. */
    readonly weekdays: readonly string[];
    /** A month's short name at the first week that holds its first day; empty elsewhere. */
    readonly months: readonly string[];
    /** The shapes that occur in the picture. */
    readonly legend: readonly { readonly shape: DayShape; readonly label: string }[];
  };
}

function shapeOf(day: CourseDay | undefined): DayShape {
  switch (day?.kind) {
    case "done":
    case "partial":
    case "skipped":
    case "paused":
      return day.kind;
    case "missed":
      return day.isSaved ? "saved" : "missed";
    case "open":
      return "today";
    case "rest":
    case "free":
    case "excused":
      return "quiet";
    case "unknown":
    case undefined:
      return "none";
  }
}

/** Letters that the bundled fonts hold; a name's other signs are left out of the picture. */
const drawable = /[\p{Script=Latin}\p{Script=Cyrillic}\p{N}\p{P}\p{Zs}\p{Sc}\p{Sm}]/gu;

function drawnName(name: string, otherwise: string): string {
  const drawn = (name.match(drawable)?.join("") ?? "").replace(/\s+/g, " ").trim();
  return /[\p{L}\p{N}]/u.test(drawn) ? drawn : otherwise;
}

function monthsOf(weeks: readonly (readonly YearDay[])[], locale: Locale): readonly string[] {
  return weeks.map((week) => {
    const first = week.find(({ date }) => date.endsWith("-01"));
    return first === undefined
      ? ""
      : DateTime.fromISO(first.date, { locale }).toFormat("LLL").replace(".", "");
  });
}

/** The last year of a habit up to its today, in the words of the `habits` texts. */
export function yearCardData({ history, course, standing }: HabitCourse, locale: Locale): YearCardData {
  const t = translator(locale);
  const firstMonday = addDays(mondayOf(standing.date), -7 * (yearWeeks - 1));
  const byDate = new Map(course.map((day) => [day.date, day]));
  const weeks = Array.from({ length: yearWeeks }, (_, week) => {
    const monday = addDays(firstMonday, 7 * week);
    return datesFrom(monday, addDays(monday, 6)).map((date) => ({ date, shape: shapeOf(byDate.get(date)) }));
  });
  const drawn = new Set(weeks.flat().map(({ shape }) => shape));
  const { totals, streak, strengthPercent } = standing;
  const kept = totals.due === 0 ? "–" : `${totals.done}/${totals.due}`;
  return {
    weeks,
    texts: {
      title: t("habits:card.year"),
      name: drawnName(history.habit.name, t("habits:card.habit")),
      facts: [
        { label: t("habits:facts.strength"), value: `${Math.round(strengthPercent)} %` },
        { label: t(`habits:card.streak.${streak.unit}`), value: String(streak.length) },
        { label: t("habits:card.kept"), value: kept },
      ],
      weekdays: datesFrom(firstMonday, addDays(firstMonday, 6)).map((date) =>
        DateTime.fromObject({ year: 2026, month: 3, day: 1 + weekdayOf(date) }, { locale })
          .toFormat("ccc")
          .replace(".", ""),
      ),
      months: monthsOf(weeks, locale),
      legend: legendShapes
        .filter((shape) => drawn.has(shape))
        .map((shape) => ({ shape, label: t(`habits:card.legend.${shape}`) })),
    },
  };
}

/** The same facts in words, for people who don't see the picture. */
export function yearCardAlt({ weeks, texts }: YearCardData, locale: Locale): string {
  const t = translator(locale);
  const shapes = weeks.flat().map(({ shape }) => shape);
  const counts = texts.legend.map(
    ({ shape, label }) => `${label}: ${shapes.filter((one) => one === shape).length}`,
  );
  const facts = texts.facts.map(({ label, value }) => `${label}: ${value}`);
  return `${t("habits:card.yearAlt", { name: texts.name })} ${counts.join("; ")}. ${facts.join("; ")}.`;
}

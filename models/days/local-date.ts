import { DateTime } from "luxon";

/** A day of somebody's calendar without zone or time, as `YYYY-MM-DD`; two compare as texts do. */
export type LocalDate = string;

function utc(date: LocalDate): DateTime<true> {
  const parsed = DateTime.fromISO(date, { zone: "utc" });
  if (!/^\d{4}-\d{2}-\d{2}$/.test(date) || !parsed.isValid) throw new RangeError("not a calendar date");
  return parsed;
}

/** Whether a text is a date that the calendar has: `2026-02-29` is none. */
export function isLocalDate(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && DateTime.fromISO(text, { zone: "utc" }).isValid;
}

/** The date some days later, or earlier for a negative number. @throws RangeError for what is no date */
export function addDays(date: LocalDate, days: number): LocalDate {
  return utc(date).plus({ days }).toISODate();
}

/** Days from one date to another; negative where the second comes first. @throws RangeError for what is no date */
export function daysBetween(from: LocalDate, to: LocalDate): number {
  return utc(to).diff(utc(from), "days").days;
}

/** Day of the week, 1 for Monday to 7 for Sunday. @throws RangeError for what is no date */
export function weekdayOf(date: LocalDate): number {
  return utc(date).weekday;
}

/** The Monday of a date's week. @throws RangeError for what is no date */
export function mondayOf(date: LocalDate): LocalDate {
  return addDays(date, 1 - weekdayOf(date));
}

/** All dates from the first to the last, both included; none where the last comes first. */
export function datesFrom(first: LocalDate, last: LocalDate): readonly LocalDate[] {
  return Array.from({ length: Math.max(0, daysBetween(first, last) + 1) }, (_, days) => addDays(first, days));
}

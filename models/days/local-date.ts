/** A day of somebody's calendar without zone or time, as `YYYY-MM-DD`; two compare as texts do. */
export type LocalDate = string;

const dayMs = 86_400_000;

/** Days since 1970-01-01; `undefined` for what is no date of the calendar. */
function dayNumber(date: LocalDate): number | undefined {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(date)) return undefined;
  const day = Date.parse(`${date}T00:00:00Z`) / dayMs;
  return !Number.isNaN(day) && dateOf(day) === date ? day : undefined;
}

function dateOf(day: number): LocalDate {
  return new Date(day * dayMs).toISOString().slice(0, 10);
}

function known(date: LocalDate): number {
  const day = dayNumber(date);
  if (day === undefined) throw new RangeError("not a calendar date");
  return day;
}

/** Whether a text is a date that the calendar has: `2026-02-29` is none. */
export function isLocalDate(text: string): boolean {
  return dayNumber(text) !== undefined;
}

/** The date some days later, or earlier for a negative number. @throws RangeError for what is no date */
export function addDays(date: LocalDate, days: number): LocalDate {
  return dateOf(known(date) + days);
}

/** Days from one date to another; negative where the second comes first. @throws RangeError for what is no date */
export function daysBetween(from: LocalDate, to: LocalDate): number {
  return known(to) - known(from);
}

/** Day of the week, 1 for Monday to 7 for Sunday. @throws RangeError for what is no date */
export function weekdayOf(date: LocalDate): number {
  // The first day of 1970 was a Thursday.
  return ((((known(date) + 3) % 7) + 7) % 7) + 1;
}

/** The Monday of a date's week. @throws RangeError for what is no date */
export function mondayOf(date: LocalDate): LocalDate {
  return addDays(date, 1 - weekdayOf(date));
}

/** All dates from the first to the last, both included; none where the last comes first. */
export function datesFrom(first: LocalDate, last: LocalDate): readonly LocalDate[] {
  const start = known(first);
  return Array.from({ length: Math.max(0, known(last) - start + 1) }, (_, days) => dateOf(start + days));
}

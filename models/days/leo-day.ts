import { DateTime, IANAZone } from "luxon";
import { addDays, type LocalDate } from "./local-date.ts";

/** When a person's day begins. */
export interface DayRule {
  /** IANA zone. */
  readonly timeZone: string;
  /** Hour of the wall clock at which the day begins, 0 to 6; before it, it is still the day before. */
  readonly startHour: number;
}

/** Hour at which a day begins unless a person chooses another: whoever is up at two still lives in yesterday. */
export const usualStartHour = 3;

/** The time of a wall clock, `HH:MM` in 24 hours. */
export type WallTime = string;

/** Whether a text is a time of the wall clock: `07:30`. */
export function isWallTime(text: string): boolean {
  return /^(?:[01]\d|2[0-3]):[0-5]\d$/.test(text);
}

/** Whether a name is a zone that this machine's time zone data knows. */
export function isTimeZone(name: string): boolean {
  // Unlike `isValidZone` this one keeps what it found out.
  return IANAZone.create(name).isValid;
}

/** The date and time that a wall clock in a zone shows. */
export function wallClock(at: Date, timeZone: string): { readonly date: LocalDate; readonly time: WallTime } {
  const local = DateTime.fromJSDate(at, { zone: timeZone });
  if (!local.isValid) throw new RangeError("not a time zone");
  return { date: local.toISODate(), time: local.toFormat("HH:mm") };
}

/**
 * The day a moment belongs to: the wall clock's date, or the one before while the clock is before the day's start.
 * The hour is compared on the wall clock, not taken off in UTC, so that a change of the clocks at night moves no day.
 */
export function leoDay(at: Date, { timeZone, startHour }: DayRule): LocalDate {
  const { date, time } = wallClock(at, timeZone);
  return Number(time.slice(0, 2)) < startHour ? addDays(date, -1) : date;
}

/** Moments of a wall clock time that a zone's clock shows on a date: none in a gap, two where it is set back. */
function momentsOf(local: DateTime<true>, timeZone: string): readonly number[] {
  const wallMs = local.toMillis();
  const dayMs = 86_400_000;
  const offsets = [-dayMs, dayMs].map(
    (away) => DateTime.fromMillis(wallMs + away, { zone: timeZone }).offset * 60_000,
  );
  return offsets.map((offsetMs) => wallMs - offsetMs);
}

/**
 * The moment at which a zone's clock shows a time on a date. A time that the clocks skip counts with the offset
 * before the gap, so it comes as much later; of a time that comes twice it is the first (RFC 5545 3.3.5; Temporal's
 * `compatible`). @throws RangeError for what is no date, time or zone
 */
export function momentOf(date: LocalDate, time: WallTime, timeZone: string): Date {
  const local = DateTime.fromISO(`${date}T${time}`, { zone: "utc" });
  if (!isWallTime(time) || !local.isValid || !isTimeZone(timeZone)) {
    throw new RangeError("not a moment of a wall clock");
  }
  const [before = 0, after = 0] = momentsOf(local, timeZone);
  const isShown = (ms: number) => {
    const shown = wallClock(new Date(ms), timeZone);
    return shown.date === date && shown.time === time;
  };
  const shown = [before, after].filter(isShown);
  return new Date(shown.length === 0 ? before : Math.min(...shown));
}

/** First and last moment of a person's day; the last is the next day's first. */
export function dayBounds(date: LocalDate, rule: DayRule): { readonly from: Date; readonly to: Date } {
  const time = `${String(rule.startHour).padStart(2, "0")}:00`;
  return {
    from: momentOf(date, time, rule.timeZone),
    to: momentOf(addDays(date, 1), time, rule.timeZone),
  };
}

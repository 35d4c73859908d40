import { isTimeZone, momentOf, type WallTime, wallClock } from "../days/leo-day.ts";
import { addDays, type LocalDate, weekdayOf } from "../days/local-date.ts";

/** On which days and when something comes, by the wall clock. */
export type Recurrence =
  | {
      readonly kind: "weekly";
      /** 1 for Monday to 7 for Sunday. */
      readonly days: readonly number[];
      readonly time: WallTime;
      /** The time on Saturdays and Sundays, where it is another. */
      readonly weekendTime: WallTime | null;
    }
  | { readonly kind: "once"; readonly date: LocalDate; readonly time: WallTime };

/** One time something comes: the day it belongs to, and the moment. */
export interface Occurrence {
  readonly date: LocalDate;
  readonly at: Date;
}

/** A zone that this machine knows: the one given, or UTC where there is none or none of that name any more. */
export function knownZone(timeZone: string | null): string {
  return timeZone !== null && isTimeZone(timeZone) ? timeZone : "UTC";
}

function timeOn(recurrence: Recurrence, date: LocalDate): WallTime | undefined {
  if (recurrence.kind === "once") return recurrence.date === date ? recurrence.time : undefined;
  const weekday = weekdayOf(date);
  if (!recurrence.days.includes(weekday)) return undefined;
  return weekday >= 6 ? (recurrence.weekendTime ?? recurrence.time) : recurrence.time;
}

/**
 * The first occurrence after a moment, on a later day than `lastDate`: whatever the clocks or a journey do, no day has
 * two. `undefined` where there is none any more.
 */
export function nextOccurrence(
  recurrence: Recurrence,
  timeZone: string,
  after: Date,
  lastDate: LocalDate | null,
): Occurrence | undefined {
  // One day back: late in the evening a gap in the clocks can push a moment past midnight.
  const yesterday = addDays(wallClock(after, timeZone).date, -1);
  const first = lastDate === null || lastDate < yesterday ? yesterday : addDays(lastDate, 1);
  const dates =
    recurrence.kind === "once"
      ? [recurrence.date].filter((date) => date >= first)
      : Array.from({ length: 10 }, (_, days) => addDays(first, days));
  for (const date of dates) {
    const time = timeOn(recurrence, date);
    if (time === undefined) continue;
    const at = momentOf(date, time, timeZone);
    if (at > after) return { date, at };
  }
  return undefined;
}

import { daysBetween } from "../days/local-date.ts";
import type { HabitDay } from "./day.ts";
import type { Schedule } from "./schedule.ts";

/** How many missed days the reserve covers within {@link reserveDays}. */
export const reserveSize = 2;

/** Length of the stretch that the reserve is counted over, in days. */
export const reserveDays = 30;

/** A streak at the end of a day. */
export interface StreakPoint {
  /** Days kept, or weeks met. */
  readonly length: number;
  /** Position of the first day that belongs to it. */
  readonly from: number;
}

type FindStart = (days: readonly HabitDay[], index: number) => number | undefined;

/**
 * Where a streak may begin at the earliest after a missed day of a daily habit. The reserve covers two missed days in
 * any thirty, so a third one takes the streak back to the day after the first of the three: it is never lost as a
 * whole by one day more.
 */
function afterReserve(): FindStart {
  const missed: { readonly index: number; readonly date: string }[] = [];
  return (days, index) => {
    const day = days[index];
    if (day?.kind !== "missed") return undefined;
    missed.push({ index, date: day.date });
    const first = missed.at(-1 - reserveSize);
    const isTooMany = first !== undefined && daysBetween(first.date, day.date) < reserveDays;
    return isTooMany ? first.index + 1 : undefined;
  };
}

function afterMissed(): FindStart {
  return (days, index) => (days[index]?.kind === "missed" ? index + 1 : undefined);
}

/** A period too few of whose days were kept can't lie inside a streak; days that are left out lengthen the period. */
function afterThinPeriod(times: number, length: number): FindStart {
  const counted: { readonly index: number; readonly isDone: boolean }[] = [];
  return (days, index) => {
    const kind = days[index]?.kind;
    if (kind !== "done" && kind !== "free" && kind !== "missed") return undefined;
    counted.push({ index, isDone: kind === "done" });
    if (counted.length > length) counted.shift();
    const isThin = counted.length === length && counted.filter((one) => one.isDone).length < times;
    return isThin ? (counted[0]?.index ?? 0) + 1 : undefined;
  };
}

function dayStreaks(days: readonly HabitDay[], findStart: FindStart): readonly StreakPoint[] {
  const doneBefore = [0];
  for (const day of days) doneBefore.push((doneBefore.at(-1) ?? 0) + (day.kind === "done" ? 1 : 0));
  let from = 0;
  return days.map((_, index) => {
    from = Math.max(from, findStart(days, index) ?? 0);
    return { length: (doneBefore[index + 1] ?? 0) - (doneBefore[from] ?? 0), from };
  });
}

/** Kinds of days that may excuse a week for one time too few: nobody could or wanted to, or it was done in part. */
const excusing: readonly HabitDay["kind"][] = ["partial", "skipped", "paused", "excused", "unknown", "open"];

/** Weeks from Monday to Sunday: met adds one, excused stands still, missed begins anew. */
function weekStreaks(days: readonly HabitDay[], times: number): readonly StreakPoint[] {
  let met = 0;
  let from = 0;
  let done = 0;
  let excused = 0;
  return days.map((day, index) => {
    if (day.weekday === 1 || index === 0) {
      done = 0;
      // Days of the week before the habit's first one excuse as well.
      excused = day.weekday - 1;
    }
    if (day.kind === "done") done += 1;
    if (excusing.includes(day.kind)) excused += 1;
    const point = { length: met + (done >= times ? 1 : 0), from };
    if (day.weekday < 7) return point;
    if (done >= times) met += 1;
    else if (done + excused < times) {
      met = 0;
      from = index + 1;
    }
    return { length: met, from };
  });
}

/** What a streak of this schedule counts. */
export function streakUnit(schedule: Schedule): "days" | "weeks" {
  return schedule.kind === "per-week" ? "weeks" : "days";
}

/** A habit's streak at the end of each of its days. */
export function streaks(schedule: Schedule, days: readonly HabitDay[]): readonly StreakPoint[] {
  switch (schedule.kind) {
    case "daily":
      return dayStreaks(days, afterReserve());
    case "weekdays":
      return dayStreaks(days, afterMissed());
    case "per-days":
      return dayStreaks(days, afterThinPeriod(schedule.times, schedule.days));
    case "per-week":
      return weekStreaks(days, schedule.times);
  }
}

/**
 * Positions of the missed days that the reserve saved: those behind a kept day in the streak that stands at the last
 * day, then in the streaks before it; never more than the reserve has within its stretch of days.
 */
export function savedDays(
  schedule: Schedule,
  days: readonly HabitDay[],
  points: readonly StreakPoint[],
): ReadonlySet<number> {
  const saved = new Set<number>();
  if (schedule.kind !== "daily") return saved;
  const isCovered = (index: number) =>
    [...saved].filter((later) => later < index + reserveDays).length < reserveSize;
  let last = days.length - 1;
  while (last >= 0) {
    const from = points[last]?.from ?? 0;
    const firstDone = days.findIndex((day, index) => index >= from && day.kind === "done");
    for (let index = last; firstDone >= 0 && index > firstDone; index--)
      if (days[index]?.kind === "missed" && isCovered(index)) saved.add(index);
    // The day before the streak broke it and stays missed; what came before it is looked at for itself.
    last = from - 2;
  }
  return saved;
}

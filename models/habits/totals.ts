import type { HabitDay } from "./day.ts";
import type { Schedule } from "./schedule.ts";

/** Counts over a habit's whole time; days that are open, paused, excused or of rest are in none of them. */
export interface HabitTotals {
  readonly done: number;
  readonly partial: number;
  readonly skipped: number;
  /** Times it was due and not skipped; never below `done` and `partial` together. */
  readonly due: number;
}

function count(days: readonly HabitDay[], ...kinds: readonly HabitDay["kind"][]): number {
  return days.filter(({ kind }) => kinds.includes(kind)).length;
}

function weeksOf(days: readonly HabitDay[]): readonly (readonly HabitDay[])[] {
  const weeks: HabitDay[][] = [];
  for (const day of days) {
    if (day.weekday === 1 || weeks.length === 0) weeks.push([]);
    weeks.at(-1)?.push(day);
  }
  return weeks;
}

/** A week asks for what it has days for without a reason, once it is over. */
function dueInWeek(week: readonly HabitDay[], times: number): number {
  const told = count(week, "done", "partial");
  const isOver = week.at(-1)?.weekday === 7 && count(week, "open") === 0;
  const excused = count(week, "skipped", "paused", "excused", "unknown") + ((week[0]?.weekday ?? 1) - 1);
  return Math.max(told, isOver ? times - excused : 0);
}

function dueIn(schedule: Schedule, days: readonly HabitDay[]): number {
  switch (schedule.kind) {
    case "daily":
    case "weekdays":
      return count(days, "done", "partial", "missed");
    case "per-week":
      return weeksOf(days).reduce((total, week) => total + dueInWeek(week, schedule.times), 0);
    case "per-days": {
      const told = count(days, "done", "partial");
      const counted = told + count(days, "free", "missed");
      return Math.max(told, Math.floor((counted * schedule.times) / schedule.days));
    }
  }
}

/** Counts a habit's days. */
export function totalsOf(schedule: Schedule, days: readonly HabitDay[]): HabitTotals {
  return {
    done: count(days, "done"),
    partial: count(days, "partial"),
    skipped: count(days, "skipped"),
    due: dueIn(schedule, days),
  };
}

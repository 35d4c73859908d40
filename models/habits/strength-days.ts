import type { HabitDay } from "./day.ts";
import type { Habit } from "./habit.ts";
import { frequencyOf } from "./schedule.ts";
import { type StrengthDay, type StrengthMeasure, strengthByDay } from "./strength.ts";

/** What a day is worth that was kept in part without saying how much. */
const partialShare = 0.5;

function measureOf({ schedule, target }: Habit): StrengthMeasure {
  const { times, days } = frequencyOf(schedule);
  if (target === null) return { times, days };
  // With weekdays the period is the week, so that a session done on another day of it counts.
  return { times, days, target: { amount: target.amount * times, direction: target.direction } };
}

function amountOf({ target }: Habit, day: HabitDay): number {
  const whole = target?.amount ?? 1;
  if (target !== null && day.value !== null) return day.value;
  if (day.kind === "done") return whole;
  return day.kind === "partial" ? whole * partialShare : 0;
}

function strengthDayOf(habit: Habit, day: HabitDay): StrengthDay {
  switch (day.kind) {
    case "done":
    case "partial":
      return { kind: "amount", amount: amountOf(habit, day) };
    case "missed":
    case "rest":
    case "free":
      // Nobody knows whether a limit was kept on a day without a word about it.
      if (habit.target?.direction === "at-most" && day.value === null) return { kind: "away" };
      return { kind: "amount", amount: amountOf(habit, day) };
    case "skipped":
    case "excused":
      return { kind: "skip" };
    case "paused":
    case "unknown":
    case "open":
      return { kind: "away" };
  }
}

/** Strength at the end of each of a habit's days, 0 to 1; a day that is still open leaves it as it was. */
export function strengths(habit: Habit, days: readonly HabitDay[]): readonly number[] {
  return strengthByDay(
    days.map((day) => strengthDayOf(habit, day)),
    measureOf(habit),
  );
}

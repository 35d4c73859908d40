import { daysBetween, type LocalDate } from "../days/local-date.ts";
import { type AsOf, type HabitDay, type HabitHistory, habitDays } from "./day.ts";
import type { Habit } from "./habit.ts";
import { reserveDays, reserveSize, savedDays, streaks, streakUnit } from "./streak.ts";
import { strengths } from "./strength-days.ts";
import { type HabitTotals, totalsOf } from "./totals.ts";

/** What today is for a habit. */
export type TodayState = "due" | "done" | "partial" | "skipped" | "not-due" | "paused";

/** A habit's day with the numbers at its end. */
export interface CourseDay extends HabitDay {
  /** Missed, but covered by the reserve. */
  readonly isSaved: boolean;
  /** 0 to 1. */
  readonly strength: number;
  /** Days or weeks. */
  readonly streak: number;
}

/** How a habit stands. */
export interface HabitStanding {
  readonly habit: Habit;
  /** The day that counts as today. */
  readonly date: LocalDate;
  /** Strength at the end of the last day that is over, 0 to 100; today is in it only once it is told. */
  readonly strengthPercent: number;
  /** Strength at the end of today if what is due is done, 0 to 100. */
  readonly projectedPercent: number;
  readonly streak: { readonly length: number; readonly unit: "days" | "weeks" };
  /** The longest one ever, in the same unit. */
  readonly bestStreak: number;
  /** Missed days that the reserve still covers, 0 to 2; `null` where the schedule has no reserve. */
  readonly reserveLeft: number | null;
  /** Missed days of the running streak that the reserve covered, oldest first. */
  readonly savedDates: readonly LocalDate[];
  /** The last day that was kept; `null` before the first one. */
  readonly lastDoneOn: LocalDate | null;
  readonly totals: HabitTotals;
  readonly today: TodayState;
  /** What yesterday is until noon, when it may still be told; `null` afterwards. */
  readonly yesterday: TodayState | null;
  /** The last day of the pause that covers today; `null` where it has no end or there is none. */
  readonly pausedTo: LocalDate | null;
}

/** Every day of a habit with its numbers, oldest first: what snapshots, heatmap and charts are made of. */
export function habitCourse(history: HabitHistory, asOf: AsOf): readonly CourseDay[] {
  const days = habitDays(history, asOf);
  const { habit } = history;
  const strengthAt = strengths(habit, days);
  const points = streaks(habit.schedule, days);
  const saved = savedDays(habit.schedule, days, points);
  return days.map((day, index) => ({
    ...day,
    isSaved: saved.has(index),
    strength: strengthAt[index] ?? 0,
    streak: points[index]?.length ?? 0,
  }));
}

/** Whether a habit that is due some times in a period has had them on the days before one. */
function isPeriodMet({ habit }: HabitHistory, before: readonly HabitDay[], weekday: number): boolean {
  const { schedule } = habit;
  if (schedule.kind !== "per-week" && schedule.kind !== "per-days") return false;
  const length = schedule.kind === "per-week" ? weekday - 1 : schedule.days - 1;
  const recent = length === 0 ? [] : before.slice(-length);
  return recent.filter(({ kind }) => kind === "done").length >= schedule.times;
}

function stateOn(history: HabitHistory, days: readonly HabitDay[], index: number): TodayState {
  const day = days[index];
  if (day === undefined) return "not-due";
  const mark = history.marks.get(day.date);
  if (mark !== undefined) return mark.state;
  if (day.kind === "paused") return "paused";
  if (day.kind !== "open" || isPeriodMet(history, days.slice(0, index), day.weekday)) return "not-due";
  return "due";
}

function withTodayDone(course: readonly CourseDay[], history: HabitHistory, state: TodayState): number {
  const now = course.at(-1)?.strength ?? 0;
  if (state !== "due") return now;
  const days = course.map(
    (day, index): HabitDay => (index === course.length - 1 ? { ...day, kind: "done" } : day),
  );
  return strengths(history.habit, days).at(-1) ?? now;
}

function reserveOf({ habit }: HabitHistory, saved: readonly LocalDate[], today: LocalDate): number | null {
  if (habit.schedule.kind !== "daily") return null;
  const recent = saved.filter((date) => daysBetween(date, today) < reserveDays);
  return Math.max(0, reserveSize - recent.length);
}

/** How a habit stands out of its course. */
export function standingOf(
  history: HabitHistory,
  asOf: AsOf,
  course: readonly CourseDay[] = habitCourse(history, asOf),
): HabitStanding {
  const { habit, pauses } = history;
  const last = course.at(-1);
  const today = stateOn(history, course, course.length - 1);
  const lastBreak = course.findLastIndex((day) => day.kind === "missed" && !day.isSaved);
  const savedDates = course.filter((day, index) => day.isSaved && index > lastBreak).map(({ date }) => date);
  const pause = pauses.find(({ from, to }) => from <= asOf.today && (to === null || to >= asOf.today));
  return {
    habit,
    date: asOf.today,
    strengthPercent: (last?.strength ?? 0) * 100,
    projectedPercent: withTodayDone(course, history, today) * 100,
    streak: { length: last?.streak ?? 0, unit: streakUnit(habit.schedule) },
    bestStreak: course.reduce((best, { streak }) => Math.max(best, streak), 0),
    reserveLeft: reserveOf(history, savedDates, asOf.today),
    savedDates,
    lastDoneOn: course.findLast(({ kind }) => kind === "done")?.date ?? null,
    totals: totalsOf(habit.schedule, course),
    today,
    yesterday: asOf.isYesterdayOpen && course.length > 1 ? stateOn(history, course, course.length - 2) : null,
    pausedTo: pause?.to ?? null,
  };
}

import { addDays, datesFrom, type LocalDate, weekdayOf } from "../days/local-date.ts";
import type { Habit, HabitMark } from "./habit.ts";

/** What a day was for a habit. */
export type DayKind =
  | "done"
  | "partial"
  | "skipped"
  /** The habit was due and nothing was told, or a limit was passed. */
  | "missed"
  /** Not due by the schedule: a weekday left out. */
  | "rest"
  /** A day of a habit that is due some times in a period, without a mark; only the period can be missed. */
  | "free"
  | "paused"
  /** Left out by Leo itself: the service was down that evening, or a journey left less than twelve hours of it. */
  | "excused"
  /** Before the habit was added, or the day it was added on: counts only where it is marked. */
  | "unknown"
  /** May still be told: today, and yesterday until noon. */
  | "open";

/** One day of a habit. */
export interface HabitDay {
  readonly date: LocalDate;
  /** 1 for Monday to 7 for Sunday. */
  readonly weekday: number;
  readonly kind: DayKind;
  /** Amount that was told, where one was. */
  readonly value: number | null;
}

/** A stretch of days on which a habit rests; `to` is the last one, `null` while it has no end. */
export interface HabitPause {
  readonly from: LocalDate;
  readonly to: LocalDate | null;
}

/** All that is stored about a habit: the same history makes the same numbers whenever they are computed. */
export interface HabitHistory {
  readonly habit: Habit;
  readonly marks: ReadonlyMap<LocalDate, HabitMark>;
  readonly pauses: readonly HabitPause[];
  /** Days that count for nobody's habits (outages) or not for this person's (journeys). */
  readonly excused: ReadonlySet<LocalDate>;
}

/** The moment numbers are computed for. */
export interface AsOf {
  readonly today: LocalDate;
  /** Whether yesterday isn't over for habits yet: before noon. */
  readonly isYesterdayOpen: boolean;
}

/** Whether a habit rests on a day. */
export function isPausedOn(pauses: readonly HabitPause[], date: LocalDate): boolean {
  return pauses.some(({ from, to }) => from <= date && (to === null || date <= to));
}

function unmarkedKind({ habit, pauses, excused }: HabitHistory, date: LocalDate, weekday: number): DayKind {
  if (date < habit.createdOn) return "unknown";
  if (isPausedOn(pauses, date)) return "paused";
  const { schedule } = habit;
  if (schedule.kind === "weekdays" && !schedule.days.includes(weekday)) return "rest";
  if (date === habit.createdOn) return "unknown";
  if (excused.has(date)) return "excused";
  return schedule.kind === "daily" || schedule.kind === "weekdays" ? "missed" : "free";
}

function markedKind(habit: Habit, mark: HabitMark): DayKind {
  return mark.state === "partial" && habit.target?.direction === "at-most" ? "missed" : mark.state;
}

/** Whether a day may still be told as if it were today; of days before the habit only today can. */
function isOpenOn(
  date: LocalDate,
  { habit }: HabitHistory,
  open: ReadonlySet<LocalDate>,
  today: LocalDate,
): boolean {
  return open.has(date) && (date === today || date >= habit.createdOn);
}

/** The first day that is known of a habit: the day it was added, or an earlier one that was marked. */
export function firstDayOf({ habit, marks }: HabitHistory, today: LocalDate): LocalDate {
  let first = habit.createdOn < today ? habit.createdOn : today;
  for (const date of marks.keys()) if (date < first) first = date;
  return first;
}

/** The days of a habit from its first one to today, in order; what is told of later days waits for them. */
export function habitDays(history: HabitHistory, asOf: AsOf): readonly HabitDay[] {
  const { habit, marks } = history;
  const { today, isYesterdayOpen } = asOf;
  const first = firstDayOf(history, today);
  const firstWeekday = weekdayOf(first);
  const open = new Set(isYesterdayOpen ? [today, addDays(today, -1)] : [today]);
  return datesFrom(first, today).map((date, index): HabitDay => {
    const weekday = ((firstWeekday - 1 + index) % 7) + 1;
    const mark = marks.get(date);
    if (mark !== undefined) return { date, weekday, kind: markedKind(habit, mark), value: mark.value };
    const kind = unmarkedKind(history, date, weekday);
    const isOpen = kind !== "paused" && kind !== "rest" && isOpenOn(date, history, open, today);
    return { date, weekday, kind: isOpen ? "open" : kind, value: null };
  });
}

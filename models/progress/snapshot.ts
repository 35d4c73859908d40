import type { LocalDate } from "../days/local-date.ts";
import type { AsOf, HabitHistory } from "../habits/day.ts";
import { type CourseDay, habitCourse } from "../habits/standing.ts";

/** What one habit had come to at the end of a day. */
export interface HabitProgress {
  readonly habitId: string;
  readonly kind: CourseDay["kind"];
  /** 0 to 1, six digits behind the point. */
  readonly strength: number;
  /** Days or weeks. */
  readonly streak: number;
}

/** What a person's habits had come to at the end of a day, and how much of the day was done. */
export interface ProgressDay {
  readonly date: LocalDate;
  /** Habits that the day asked for, or that were done on it all the same; skipped ones are not in it. */
  readonly due: number;
  readonly done: number;
  readonly partial: number;
  readonly skipped: number;
  readonly habits: readonly HabitProgress[];
}

/** Whether the day itself asked for the habit: of times in a period only what was done on it counts. */
function isAsked({ habit }: HabitHistory, { kind }: CourseDay): boolean {
  if (kind === "done" || kind === "partial" || kind === "missed") return true;
  return kind === "open" && (habit.schedule.kind === "daily" || habit.schedule.kind === "weekdays");
}

interface HabitOnDay {
  readonly history: HabitHistory;
  readonly day: CourseDay;
}

function progressOn(date: LocalDate, habits: readonly HabitOnDay[]): ProgressDay {
  const count = (fits: (one: HabitOnDay) => boolean) => habits.filter(fits).length;
  return {
    date,
    due: count(({ history, day }) => isAsked(history, day)),
    done: count(({ day }) => day.kind === "done"),
    partial: count(({ day }) => day.kind === "partial"),
    skipped: count(({ day }) => day.kind === "skipped"),
    habits: habits.map(({ history, day }) => ({
      habitId: history.habit.id,
      kind: day.kind,
      strength: Number(day.strength.toFixed(6)),
      streak: day.streak,
    })),
  };
}

/**
 * A person's days from a date to today out of their habits' histories, in order; days without any habit are left out.
 * The same histories give the same days whenever they are asked.
 * @param awaySince the day on which a habit was put away: it is in no day from then on
 */
export function progressDays(
  histories: readonly HabitHistory[],
  asOf: AsOf,
  from: LocalDate,
  awaySince: (history: HabitHistory) => LocalDate | null,
): readonly ProgressDay[] {
  const byDate = new Map<LocalDate, HabitOnDay[]>();
  for (const history of histories) {
    const away = awaySince(history);
    for (const day of habitCourse(history, asOf)) {
      if (day.date < from || (away !== null && day.date >= away)) continue;
      byDate.set(day.date, [...(byDate.get(day.date) ?? []), { history, day }]);
    }
  }
  return [...byDate].sort(([a], [b]) => (a < b ? -1 : 1)).map(([date, habits]) => progressOn(date, habits));
}

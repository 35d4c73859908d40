import type { Database } from "../database.ts";
import { dayRulesOf, ruleAt } from "../days/day-rules.ts";
import { leoDay, momentOf } from "../days/leo-day.ts";
import { addDays, type LocalDate } from "../days/local-date.ts";
import type { AsOf, HabitHistory, HabitPause } from "./day.ts";
import { outageDays, outagesSince, shortDays } from "./excused-days.ts";
import { type Habit, type HabitMark, type HabitRow, habitColumns, toHabit } from "./habit.ts";

/** A database or a transaction of it. */
type Queries = Pick<Database, "query">;

/** Everything that a person's numbers come from. */
export interface Histories {
  readonly asOf: AsOf;
  /** IANA zone that the person's days are counted in now. */
  readonly timeZone: string;
  /** Oldest habit first, those that were put away too. */
  readonly histories: readonly HabitHistory[];
}

/** Until when yesterday may be told as if it were today, on the wall clock. */
const yesterdayEnds = "12:00";

async function allHabits(queries: Queries, personId: string): Promise<readonly Habit[]> {
  const rows = await queries.query<HabitRow>({
    name: "all-habits",
    text: `SELECT ${habitColumns} FROM habits WHERE person_id = $1 ORDER BY created_at, id`,
    values: [personId],
  });
  return rows.map(toHabit);
}

async function marksOf(queries: Queries, personId: string) {
  const rows = await queries.query<{
    habit_id: string;
    local_date: LocalDate;
    state: HabitMark["state"];
    value: number | null;
  }>({
    name: "habit-marks",
    text: "SELECT habit_id, local_date::text AS local_date, state, value FROM habit_marks WHERE person_id = $1",
    values: [personId],
  });
  const byHabit = new Map<string, Map<LocalDate, HabitMark>>();
  for (const { habit_id: habitId, local_date: date, state, value } of rows) {
    const marks = byHabit.get(habitId) ?? new Map<LocalDate, HabitMark>();
    byHabit.set(habitId, marks.set(date, { date, state, value }));
  }
  return byHabit;
}

async function pausesOf(queries: Queries, personId: string) {
  const rows = await queries.query<{ habit_id: string; from: LocalDate; to: LocalDate | null }>({
    name: "habit-pauses",
    text: `SELECT habit_id, from_date::text AS from, to_date::text AS to FROM habit_pauses
      WHERE person_id = $1 ORDER BY from_date`,
    values: [personId],
  });
  const byHabit = new Map<string, HabitPause[]>();
  for (const { habit_id: habitId, from, to } of rows) {
    byHabit.set(habitId, [...(byHabit.get(habitId) ?? []), { from, to }]);
  }
  return byHabit;
}

/** Loads what a person's habits, strengths and streaks are computed from. */
export async function loadHistories(queries: Queries, personId: string, now: Date): Promise<Histories> {
  const rules = await dayRulesOf(queries, personId);
  const rule = ruleAt(rules, now);
  const today = leoDay(now, rule);
  const habits = await allHabits(queries, personId);
  const asOf: AsOf = { today, isYesterdayOpen: now < momentOf(today, yesterdayEnds, rule.timeZone) };
  if (habits.length === 0) return { asOf, timeZone: rule.timeZone, histories: [] };
  const marks = await marksOf(queries, personId);
  const pauses = await pausesOf(queries, personId);
  const firstDay = habits.map(({ createdOn }) => createdOn).sort()[0] ?? today;
  const outages = await outagesSince(queries, momentOf(addDays(firstDay, -1), "00:00", "UTC"));
  const excused = new Set([...shortDays(rules), ...outageDays(rules, outages)]);
  return {
    asOf,
    timeZone: rule.timeZone,
    histories: habits.map((habit) => ({
      habit,
      marks: marks.get(habit.id) ?? new Map<LocalDate, HabitMark>(),
      pauses: pauses.get(habit.id) ?? [],
      excused,
    })),
  };
}

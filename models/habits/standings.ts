import type { Database } from "../database.ts";
import type { LocalDate } from "../days/local-date.ts";
import type { HabitHistory } from "./day.ts";
import { loadHistories } from "./histories.ts";
import { type CourseDay, type HabitStanding, habitCourse, standingOf } from "./standing.ts";

/** A habit with every day of it and what they come to. */
export interface HabitCourse {
  readonly history: HabitHistory;
  readonly course: readonly CourseDay[];
  readonly standing: HabitStanding;
}

/** A person's kept habits day by day, oldest habit first. */
export async function habitCourses(
  queries: Pick<Database, "query">,
  personId: string,
  now: Date,
): Promise<readonly HabitCourse[]> {
  const { asOf, histories } = await loadHistories(queries, personId, now);
  return histories
    .filter(({ habit }) => habit.archivedAt === null)
    .map((history) => {
      const course = habitCourse(history, asOf);
      return { history, course, standing: standingOf(history, asOf, course) };
    });
}

/** How a person's kept habits stand on their day, oldest habit first. */
export async function habitStandings(
  queries: Pick<Database, "query">,
  personId: string,
  now: Date,
): Promise<readonly HabitStanding[]> {
  return (await habitCourses(queries, personId, now)).map(({ standing }) => standing);
}

/** When a habit was done. */
export interface Completion {
  readonly habitId: string;
  readonly date: LocalDate;
  readonly at: Date;
  /** IANA zone the person was in. */
  readonly timeZone: string;
}

/** What was done since a moment and told on its own day, oldest first: when somebody usually does things. */
export async function lastCompletions(
  queries: Pick<Database, "query">,
  personId: string,
  since: Date,
): Promise<readonly Completion[]> {
  const rows = await queries.query<{ habit_id: string; local_date: LocalDate; at: Date; time_zone: string }>({
    name: "last-completions",
    text: `SELECT habit_id, local_date::text AS local_date, at, time_zone FROM habit_marks
      WHERE person_id = $1 AND at >= $2 AND state = 'done' AND told_on = local_date ORDER BY at, habit_id`,
    values: [personId, since],
  });
  return rows.map((row) => ({
    habitId: row.habit_id,
    date: row.local_date,
    at: row.at,
    timeZone: row.time_zone,
  }));
}

import type { Database, Transaction } from "../database.ts";
import { dayRulesOf, ruleAt } from "../days/day-rules.ts";
import { leoDay } from "../days/leo-day.ts";
import { addDays, type LocalDate } from "../days/local-date.ts";
import { editableDays } from "../habits/habit.ts";
import { type Histories, loadHistories } from "../habits/histories.ts";
import { type HabitProgress, type ProgressDay, progressDays } from "./snapshot.ts";

type Queries = Pick<Database, "query">;

/**
 * The first day that has to be written: those that may still be changed are written anew, and so are all since the
 * last one that was.
 */
async function firstToWrite(queries: Queries, personId: string, today: LocalDate): Promise<LocalDate> {
  const [row] = await queries.query<{ last: LocalDate | null }>({
    name: "last-snapshot",
    text: `SELECT max(local_date)::text AS last FROM progress_snapshots
      WHERE person_id = $1 AND local_date <= $2`,
    values: [personId, today],
  });
  const changeable = addDays(today, -editableDays - 1);
  return [row?.last ?? "0001-01-01", changeable].sort()[0] ?? changeable;
}

/** Writes a person's days up to today that are new or may have changed; days that nothing changed in stay untouched. */
export async function writeSnapshots(
  transaction: Transaction,
  personId: string,
  { asOf, histories }: Histories,
): Promise<void> {
  if (histories.length === 0) return;
  const rules = await dayRulesOf(transaction, personId);
  const from = await firstToWrite(transaction, personId, asOf.today);
  const days = progressDays(histories, asOf, from, ({ habit: { archivedAt } }) =>
    archivedAt === null ? null : leoDay(archivedAt, ruleAt(rules, archivedAt)),
  );
  const rows = days.map(({ date, ...counts }) => ({ ...counts, local_date: date }));
  await transaction.query({
    name: "write-snapshots",
    text: `INSERT INTO progress_snapshots AS s (person_id, local_date, due, done, partial, skipped, habits)
      SELECT $1, local_date, due, done, partial, skipped, habits FROM jsonb_to_recordset($2::jsonb)
        AS days (local_date date, due smallint, done smallint, partial smallint, skipped smallint, habits jsonb)
      ON CONFLICT (person_id, local_date) DO UPDATE SET due = excluded.due, done = excluded.done,
          partial = excluded.partial, skipped = excluded.skipped, habits = excluded.habits
        WHERE (s.due, s.done, s.partial, s.skipped, s.habits)
          IS DISTINCT FROM (excluded.due, excluded.done, excluded.partial, excluded.skipped, excluded.habits)`,
    values: [personId, JSON.stringify(rows)],
  });
}

/**
 * A person's days in a range, both included, in order, with those brought up to date that closed since somebody last
 * looked: a day that nobody asks about needs no work at its end.
 */
export async function readProgress(
  transaction: Transaction,
  personId: string,
  range: { readonly from: LocalDate; readonly to: LocalDate; readonly now: Date },
): Promise<readonly ProgressDay[]> {
  await writeSnapshots(transaction, personId, await loadHistories(transaction, personId, range.now));
  const rows = await transaction.query<{
    date: LocalDate;
    due: number;
    done: number;
    partial: number;
    skipped: number;
    habits: readonly HabitProgress[];
  }>({
    name: "read-progress",
    text: `SELECT local_date::text AS date, due, done, partial, skipped, habits FROM progress_snapshots
      WHERE person_id = $1 AND local_date BETWEEN $2 AND $3 ORDER BY local_date`,
    values: [personId, range.from, range.to],
  });
  return rows;
}

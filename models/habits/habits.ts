import { newId } from "../../core/ids.ts";
import type { Database, Transaction } from "../database.ts";
import { dayRulesOf, findDayRule, ruleAt } from "../days/day-rules.ts";
import { leoDay } from "../days/leo-day.ts";
import { addDays } from "../days/local-date.ts";
import {
  type Habit,
  HabitError,
  type HabitRow,
  type HabitSource,
  type HabitTarget,
  habitColumns,
  habitLimit,
  longestCue,
  longestHabitName,
  toHabit,
} from "./habit.ts";
import { type Schedule, tidySchedule } from "./schedule.ts";

/** A database or a transaction of it. */
export type Queries = Pick<Database, "query">;

/** A habit to be kept from now on. */
export interface NewHabit {
  readonly personId: string;
  readonly name: string;
  /** What it follows on, such as "after lunch". */
  readonly cue?: string | null;
  readonly schedule: Schedule;
  readonly target?: HabitTarget | null;
  readonly source: HabitSource;
  readonly now: Date;
}

/** Most that a habit can count in a day. */
export const largestAmount = 1_000_000;

/** Marks that would turn the direction of the text around them, and what can't be seen at all. */
const unseen = /[\p{Cc}\p{Cs}\u{200E}\u{200F}\u{202A}-\u{202E}\u{2066}-\u{2069}\u{FEFF}]/gu;

function tidyText(text: string): string {
  return text.replace(/\s+/gu, " ").replace(unseen, "").normalize("NFC").trim();
}

/** A habit's name as it is kept. @throws HabitError `habit-name-empty` or `habit-name-long` */
export function tidyName(name: string): string {
  // A megabyte of spaces is refused before it is looked at.
  if (name.length > 20 * longestHabitName)
    throw new HabitError("habit-name-long", "habit's name is too long");
  const tidy = tidyText(name);
  if (!/[\p{L}\p{N}\p{Extended_Pictographic}]/u.test(tidy))
    throw new HabitError("habit-name-empty", "habit's name has nothing to read");
  if ([...tidy].length > longestHabitName)
    throw new HabitError("habit-name-long", "habit's name is too long");
  return tidy;
}

function tidyCue(cue: string | null | undefined): string | null {
  const tidy = [...tidyText((cue ?? "").slice(0, 2 * longestCue))].slice(0, longestCue).join("");
  return tidy === "" ? null : tidy;
}

function tidyTarget(target: HabitTarget | null | undefined): HabitTarget | null {
  if (target === null || target === undefined) return null;
  const least = target.direction === "at-most" ? 0 : Number.MIN_VALUE;
  const isFine = target.amount >= least && target.amount <= largestAmount;
  if (!isFine) throw new HabitError("habit-target", "habit's target is out of range");
  return { ...target, unit: tidyText(target.unit).slice(0, 20) };
}

/** A person's habits that are kept, oldest first. */
export async function listHabits(queries: Queries, personId: string): Promise<readonly Habit[]> {
  const rows = await queries.query<HabitRow>({
    name: "list-habits",
    text: `SELECT ${habitColumns} FROM habits WHERE person_id = $1 AND archived_at IS NULL ORDER BY created_at, id`,
    values: [personId],
  });
  return rows.map(toHabit);
}

/** PostgreSQL takes nothing else for an id: what isn't one, such as out of a forged button, names no habit. */
const uuid = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i;

/**
 * A kept habit by its id, held until the transaction ends so that two marks of it come one after the other.
 * @throws HabitError `habit-unknown` for one that is somebody else's, archived or not there
 */
export async function holdHabit(transaction: Transaction, personId: string, habitId: string): Promise<Habit> {
  const [row] = uuid.test(habitId)
    ? await transaction.query<HabitRow>({
        name: "hold-habit",
        text: `SELECT ${habitColumns} FROM habits WHERE person_id = $1 AND id = $2 AND archived_at IS NULL
          FOR UPDATE`,
        values: [personId, habitId],
      })
    : [];
  if (row === undefined) throw new HabitError("habit-unknown", "no such habit of this person");
  return toHabit(row);
}

/** A person's kept habits, with the person held, so that two that are added at once are counted one after the other. */
async function holdHabits(transaction: Transaction, personId: string): Promise<readonly Habit[]> {
  await transaction.query({ text: "SELECT 1 FROM people WHERE id = $1 FOR UPDATE", values: [personId] });
  return listHabits(transaction, personId);
}

function checkRoom(kept: readonly Habit[], name: string): void {
  if (kept.some((one) => one.name.toLowerCase() === name.toLowerCase()))
    throw new HabitError("habit-exists", "a habit of this name is kept");
  if (kept.length >= habitLimit) throw new HabitError("habit-limit", "no more habits at the same time");
}

/**
 * Adds a habit from the person's today on.
 * @throws HabitError for a name, schedule or target that can't be kept, at the limit, and for a name that is taken
 */
export async function addHabit(transaction: Transaction, habit: NewHabit): Promise<Habit> {
  const { personId, now } = habit;
  const name = tidyName(habit.name);
  const schedule = tidySchedule(habit.schedule);
  if (schedule === undefined) throw new HabitError("habit-schedule", "schedule can't be kept");
  const target = tidyTarget(habit.target);
  checkRoom(await holdHabits(transaction, personId), name);
  const today = leoDay(now, await findDayRule(transaction, personId, now));
  const [row] = await transaction.query<HabitRow>({
    name: "add-habit",
    text: `INSERT INTO habits (person_id, id, name, cue, schedule, target, source, created_on, created_at)
      VALUES ($1, $2, $3, $4, $5::jsonb, $6::jsonb, $7, $8, $9) RETURNING ${habitColumns}`,
    values: [
      personId,
      newId(),
      name,
      tidyCue(habit.cue),
      JSON.stringify(schedule),
      target === null ? null : JSON.stringify(target),
      habit.source,
      today,
      now,
    ],
  });
  if (row === undefined) throw new Error("an inserted row comes back");
  return toHabit(row);
}

/** Puts a habit away: it is asked for no more, and what was told of it stays. @throws HabitError `habit-unknown` */
export async function archiveHabit(
  transaction: Transaction,
  { personId, habitId, now }: { readonly personId: string; readonly habitId: string; readonly now: Date },
): Promise<Habit> {
  const habit = await holdHabit(transaction, personId, habitId);
  await transaction.query({
    name: "archive-habit",
    text: "UPDATE habits SET archived_at = $3 WHERE person_id = $1 AND id = $2",
    values: [personId, habitId, now],
  });
  return { ...habit, archivedAt: now };
}

/**
 * Brings a habit back that was put away, by the beginning of its id. The days it was away are paused ones.
 * @throws HabitError `habit-unknown`, at the limit, and where its name is taken meanwhile
 */
export async function restoreHabit(
  transaction: Transaction,
  { personId, idStart, now }: { readonly personId: string; readonly idStart: string; readonly now: Date },
): Promise<Habit> {
  const kept = await holdHabits(transaction, personId);
  const found = await transaction.query<HabitRow>({
    name: "archived-habit",
    text: `SELECT ${habitColumns} FROM habits
      WHERE person_id = $1 AND id::text LIKE $2 || '%' AND archived_at IS NOT NULL`,
    values: [personId, idStart.replace(/[^\da-f-]/g, "?")],
  });
  const [row] = found;
  if (row === undefined || found.length > 1)
    throw new HabitError("habit-unknown", "no such habit was put away");
  const habit = toHabit(row);
  checkRoom(kept, habit.name);
  await rest(transaction, habit, now);
  await transaction.query({
    name: "restore-habit",
    text: "UPDATE habits SET archived_at = NULL WHERE person_id = $1 AND id = $2",
    values: [personId, habit.id],
  });
  return { ...habit, archivedAt: null };
}

/** Keeps the days from the one after a habit was put away up to yesterday as a pause. */
async function rest(transaction: Transaction, habit: Habit, now: Date): Promise<void> {
  const rules = await dayRulesOf(transaction, habit.personId);
  const from = leoDay(habit.archivedAt ?? now, ruleAt(rules, habit.archivedAt ?? now));
  const to = addDays(leoDay(now, ruleAt(rules, now)), -1);
  if (to < from) return;
  await transaction.query({
    name: "rest-while-away",
    text: `INSERT INTO habit_pauses (person_id, habit_id, from_date, to_date, created_at)
      VALUES ($1, $2, $3, $4, $5) ON CONFLICT DO NOTHING`,
    values: [habit.personId, habit.id, from, to, now],
  });
}

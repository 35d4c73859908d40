import type { Transaction } from "../database.ts";
import { findDayRule } from "../days/day-rules.ts";
import { leoDay } from "../days/leo-day.ts";
import { addDays, isLocalDate, type LocalDate } from "../days/local-date.ts";
import { editableDays, HabitError } from "./habit.ts";
import { holdHabit, listHabits } from "./habits.ts";

/** Longest time ahead for which a pause can be planned, in days. */
const longestPauseDays = 366;

/** Which habits: one, or all that are kept. */
interface Which {
  readonly personId: string;
  /** `null` for all that are kept now; one that is added later isn't paused. */
  readonly habitId: string | null;
  readonly now: Date;
}

async function idsOf(transaction: Transaction, { personId, habitId }: Which): Promise<readonly string[]> {
  if (habitId !== null) return [(await holdHabit(transaction, personId, habitId)).id];
  return (await listHabits(transaction, personId)).map(({ id }) => id);
}

async function todayOf(transaction: Transaction, { personId, now }: Which): Promise<LocalDate> {
  return leoDay(now, await findDayRule(transaction, personId, now));
}

/** Cuts off what is left of pauses from a day on; answers the habits that had any. */
async function endPauses(
  transaction: Transaction,
  personId: string,
  ids: readonly string[],
  from: LocalDate,
): Promise<ReadonlySet<string>> {
  const values = [personId, ids, from];
  const gone = await transaction.query<{ habit_id: string }>({
    name: "drop-pauses",
    text: `DELETE FROM habit_pauses WHERE person_id = $1 AND habit_id = ANY($2::uuid[]) AND from_date >= $3
      RETURNING habit_id`,
    values,
  });
  const ended = await transaction.query<{ habit_id: string }>({
    name: "end-pauses",
    text: `UPDATE habit_pauses SET to_date = $3::date - 1
      WHERE person_id = $1 AND habit_id = ANY($2::uuid[]) AND (to_date IS NULL OR to_date >= $3) RETURNING habit_id`,
    values,
  });
  return new Set([...gone, ...ended].map(({ habit_id: id }) => id));
}

/**
 * Lets habits rest over a range of days, both included; without an end until they are resumed. A pause that runs or
 * is still to come gives way to it. Answers how many habits rest.
 * @throws HabitError `habit-unknown`, or `habit-pause` for a range that makes no sense
 */
export async function pauseHabits(
  transaction: Transaction,
  pause: Which & { readonly from: LocalDate; readonly to: LocalDate | null },
): Promise<number> {
  const { personId, from, to, now } = pause;
  const today = await todayOf(transaction, pause);
  const isRange = isLocalDate(from) && (to === null || (isLocalDate(to) && to >= from));
  const isNear = from >= addDays(today, -editableDays) && (to ?? from) <= addDays(today, longestPauseDays);
  if (!isRange || !isNear) throw new HabitError("habit-pause", "not a range of days to pause");
  const ids = await idsOf(transaction, pause);
  await endPauses(transaction, personId, ids, from);
  await transaction.query({
    name: "pause-habits",
    text: `INSERT INTO habit_pauses (person_id, habit_id, from_date, to_date, created_at)
      SELECT $1, id, $3, $4, $5 FROM unnest($2::uuid[]) AS id`,
    values: [personId, ids, from, to, now],
  });
  return ids.length;
}

/**
 * Ends pauses that run or are still to come; today counts again. Answers how many habits that woke.
 * @throws HabitError `habit-unknown`
 */
export async function resumeHabits(transaction: Transaction, which: Which): Promise<number> {
  const today = await todayOf(transaction, which);
  return (await endPauses(transaction, which.personId, await idsOf(transaction, which), today)).size;
}

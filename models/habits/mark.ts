import type { Transaction } from "../database.ts";
import { addDays, isLocalDate, type LocalDate } from "../days/local-date.ts";
import { writeSnapshots } from "../progress/snapshots.ts";
import type { HabitHistory } from "./day.ts";
import { editableDays, type Habit, HabitError, type HabitMark } from "./habit.ts";
import { holdHabit, largestAmount } from "./habits.ts";
import { loadHistories } from "./histories.ts";
import { type Milestone, milestonesBetween } from "./milestones.ts";
import { type HabitStanding, standingOf } from "./standing.ts";

/** What a person tells of a habit on a day. */
export interface NewMark {
  readonly personId: string;
  readonly habitId: string;
  /** One of the person's last seven days, or today. */
  readonly date: LocalDate;
  /** `undone` takes back what was told. */
  readonly state: HabitMark["state"] | "undone";
  /** How much: in the target's unit, or the person's own number where there is no target. */
  readonly value?: number;
  /** Why it was skipped, in the person's words. */
  readonly reason?: string;
  readonly note?: string;
  readonly channel: string;
  readonly now: Date;
}

/** What a mark changed. */
export interface MarkResult {
  /** False where the same had been told before. */
  readonly changed: boolean;
  /** What is kept of that day now; with a target the amount decides. */
  readonly state: NewMark["state"];
  readonly before: HabitStanding;
  readonly after: HabitStanding;
  readonly milestones: readonly Milestone[];
}

/** Longest reason and note that are kept, in characters. */
const longestNote = 500;

function checkDate(date: LocalDate, today: LocalDate): void {
  if (!isLocalDate(date)) throw new HabitError("habit-date-past", "not a date that can be marked");
  if (date > today) throw new HabitError("habit-date-future", "a day that hasn't come can't be marked");
  if (date < addDays(today, -editableDays))
    throw new HabitError("habit-date-past", "a day that long ago can't be marked");
}

/** With a target it is the amount that decides whether it was kept or only in part. */
function stateOf({ target }: Habit, { state, value }: NewMark): HabitMark["state"] | "undone" {
  if (value !== undefined && !(value >= 0 && value <= largestAmount))
    throw new HabitError("habit-value", "amount is out of range");
  if (target === null || state === "undone" || state === "skipped") return state;
  if (value === undefined) {
    if (state === "partial" && target.direction === "at-most")
      throw new HabitError("habit-value", "a limit that was passed needs its amount");
    return state;
  }
  const isKept = target.direction === "at-least" ? value >= target.amount : value <= target.amount;
  return isKept ? "done" : "partial";
}

/** Writes a mark, or takes one back; answers whether anything is different now. */
async function write(
  transaction: Transaction,
  mark: NewMark,
  state: HabitMark["state"] | "undone",
  at: { readonly today: LocalDate; readonly timeZone: string },
): Promise<boolean> {
  const key = [mark.personId, mark.habitId, mark.date];
  if (state === "undone") {
    const rows = await transaction.query({
      name: "unmark-habit",
      text: "DELETE FROM habit_marks WHERE person_id = $1 AND habit_id = $2 AND local_date = $3 RETURNING 1",
      values: key,
    });
    return rows.length > 0;
  }
  const rows = await transaction.query({
    name: "mark-habit",
    text: `INSERT INTO habit_marks AS m
        (person_id, habit_id, local_date, state, value, reason, note, channel, told_on, time_zone, at)
      VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
      ON CONFLICT (person_id, habit_id, local_date) DO UPDATE
        SET state = excluded.state, value = excluded.value, reason = excluded.reason, note = excluded.note,
          channel = excluded.channel, told_on = excluded.told_on, time_zone = excluded.time_zone, at = excluded.at
        WHERE (m.state, m.value, m.reason, m.note)
          IS DISTINCT FROM (excluded.state, excluded.value, excluded.reason, excluded.note)
      RETURNING 1`,
    values: [
      ...key,
      state,
      state === "skipped" ? null : (mark.value ?? null),
      state === "skipped" ? (mark.reason?.slice(0, longestNote) ?? null) : null,
      mark.note?.slice(0, longestNote) ?? null,
      mark.channel,
      at.today,
      at.timeZone,
      mark.now,
    ],
  });
  return rows.length > 0;
}

function historyWith(history: HabitHistory, mark: HabitMark | undefined, date: LocalDate): HabitHistory {
  const marks = new Map(history.marks);
  if (mark === undefined) marks.delete(date);
  else marks.set(date, mark);
  return { ...history, marks };
}

/**
 * Keeps what a person tells of a habit on a day. The same told twice is told once, from whatever channels at once.
 * @throws HabitError `habit-unknown`, `habit-date-future`, `habit-date-past` or `habit-value`
 */
export async function markHabit(transaction: Transaction, mark: NewMark): Promise<MarkResult> {
  const habit = await holdHabit(transaction, mark.personId, mark.habitId);
  const { asOf, timeZone, histories } = await loadHistories(transaction, mark.personId, mark.now);
  checkDate(mark.date, asOf.today);
  const state = stateOf(habit, mark);
  const history = histories.find((one) => one.habit.id === habit.id);
  if (history === undefined) throw new HabitError("habit-unknown", "no such habit of this person");
  const changed = await write(transaction, mark, state, { today: asOf.today, timeZone });
  const told =
    state === "undone"
      ? undefined
      : { date: mark.date, state, value: state === "skipped" ? null : (mark.value ?? null) };
  const before = standingOf(history, asOf);
  if (!changed) return { changed, state, before, after: before, milestones: [] };
  const marked = historyWith(history, told, mark.date);
  const after = standingOf(marked, asOf);
  const all = histories.map((one) => (one === history ? marked : one));
  await writeSnapshots(transaction, mark.personId, { asOf, timeZone, histories: all });
  return { changed, state, before, after, milestones: milestonesBetween(before, after) };
}

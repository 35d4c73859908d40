import { LeoError } from "../../core/errors.ts";
import { newId } from "../../core/ids.ts";
import type { Database, Transaction } from "../database.ts";
import { findDayRule } from "../days/day-rules.ts";
import { type DayRule, isWallTime, momentOf, type WallTime, wallClock } from "../days/leo-day.ts";
import { addDays, isLocalDate, type LocalDate } from "../days/local-date.ts";
import { rescheduleNudges } from "./schedule.ts";
import { changeNudgeSettings } from "./settings.ts";

/** Something a person asked to be reminded of: a habit, or anything in their own words. */
export interface Reminder {
  readonly id: string;
  /** The habit it is about; `null` where it has a text. */
  readonly habitId: string | null;
  readonly text: string | null;
  readonly time: WallTime;
  /** 1 for Monday to 7 for Sunday. */
  readonly days: readonly number[];
  /** The one day on which it comes; without it, it comes on each of `days`. */
  readonly once: LocalDate | null;
  readonly on: boolean;
}

/** What a new reminder is about and when it comes. */
export interface NewReminder {
  readonly habitId?: string;
  readonly text?: string;
  readonly time: WallTime;
  /** All seven where left out. */
  readonly days?: readonly number[];
  readonly once?: LocalDate;
}

/** What can be changed about a reminder. */
export type ReminderChange = Partial<Pick<Reminder, "text" | "time" | "days" | "once" | "on">>;

/** Most reminders somebody can have: more would be noise, and no list to read any more. */
export const reminderLimit = 30;

/** What reminders throw: `reminder-limit` where {@link reminderLimit} are kept already. */
export class ReminderError extends LeoError<"reminder-limit"> {}

interface ReminderRow {
  readonly id: string;
  readonly habit_id: string | null;
  readonly words: string | null;
  readonly time: string;
  readonly days: number[];
  readonly once: string | null;
  readonly is_on: boolean;
}

const everyDay: readonly number[] = [1, 2, 3, 4, 5, 6, 7];
const columns = "id, habit_id, words, time, days, once::text, is_on";

function toReminder(row: ReminderRow): Reminder {
  const { id, habit_id: habitId, words: text, time, days, once, is_on: on } = row;
  return { id, habitId, text, time, days, once, on };
}

function check({ habitId, text, time, days, once }: Omit<Reminder, "id" | "on">): void {
  const areDays = days.length > 0 && days.every((day) => Number.isInteger(day) && day >= 1 && day <= 7);
  if (!isWallTime(time) || !areDays || (once !== null && !isLocalDate(once))) {
    throw new RangeError("not a time for a reminder");
  }
  if ((habitId === null) === (text === null || text === "")) throw new RangeError("not about one thing");
}

/** Whether a reminder was for one time that is behind: it came, or could not. */
export function isOver(
  { once, time, on }: Reminder,
  { rule, now }: { readonly rule: DayRule; readonly now: Date },
): boolean {
  if (once === null) return false;
  const at = momentOf(once, time, rule.timeZone);
  return on ? addDays(once, 1) < wallClock(now, rule.timeZone).date : at <= now;
}

/**
 * Keeps a reminder and its next moment. It is the person's own order, so it comes whether or not the digest is on.
 * @throws ReminderError where too many are kept that still come @throws RangeError for what is no time, date or weekday,
 * and for one that is about nothing or about two things
 */
export async function addReminder(
  transaction: Transaction,
  personId: string,
  wanted: NewReminder,
  now: Date,
): Promise<Reminder> {
  const reminder: Reminder = {
    id: newId(),
    habitId: wanted.habitId ?? null,
    text: wanted.text ?? null,
    time: wanted.time,
    days: wanted.days ?? everyDay,
    once: wanted.once ?? null,
    on: true,
  };
  check(reminder);
  const rule = await findDayRule(transaction, personId, now);
  const kept = (await listReminders(transaction, personId)).filter((one) => !isOver(one, { rule, now }));
  if (kept.length >= reminderLimit) throw new ReminderError("reminder-limit", "too many reminders");
  await transaction.query({
    name: "add-reminder",
    text: `INSERT INTO reminders (person_id, id, habit_id, words, time, days, once, is_on, created_at)
      VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    values: [
      personId,
      reminder.id,
      reminder.habitId,
      reminder.text,
      reminder.time,
      reminder.days,
      reminder.once,
      reminder.on,
      now,
    ],
  });
  // With it there are settings to count in what stays unanswered.
  await changeNudgeSettings(transaction, personId, {}, now);
  return reminder;
}

/** A person's reminders, by time of day; those that came for good and those of archived habits are off. */
export async function listReminders(
  queries: Pick<Database, "query">,
  personId: string,
): Promise<readonly Reminder[]> {
  const rows = await queries.query<ReminderRow>({
    name: "list-reminders",
    text: `SELECT ${columns} FROM reminders WHERE person_id = $1 ORDER BY time, created_at, id`,
    values: [personId],
  });
  return rows.map(toReminder);
}

/**
 * Changes a reminder and its next moment; `undefined` where the person has none of that id.
 * @throws RangeError like {@link addReminder}
 */
export async function changeReminder(
  transaction: Transaction,
  personId: string,
  reminderId: string,
  change: ReminderChange,
  now: Date,
): Promise<Reminder | undefined> {
  const before = (await listReminders(transaction, personId)).find(({ id }) => id === reminderId);
  if (before === undefined) return undefined;
  const reminder = { ...before, ...change };
  check(reminder);
  await transaction.query({
    name: "change-reminder",
    text: `UPDATE reminders SET words = $3, time = $4, days = $5, once = $6, is_on = $7
      WHERE person_id = $1 AND id = $2`,
    values: [personId, reminderId, reminder.text, reminder.time, reminder.days, reminder.once, reminder.on],
  });
  await rescheduleNudges(transaction, personId, now);
  return reminder;
}

/** Deletes a reminder; answers whether there was one. */
export async function removeReminder(
  transaction: Transaction,
  personId: string,
  reminderId: string,
  now: Date,
): Promise<boolean> {
  const rows = await transaction.query({
    name: "remove-reminder",
    text: "DELETE FROM reminders WHERE person_id = $1 AND id = $2 RETURNING id",
    values: [personId, reminderId],
  });
  await rescheduleNudges(transaction, personId, now);
  return rows.length > 0;
}

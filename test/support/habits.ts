import { newId } from "../../core/ids.ts";
import { setDayRule } from "../../models/days/day-rules.ts";
import type { Habit, HabitMark } from "../../models/habits/habit.ts";
import { addHabit, type NewHabit } from "../../models/habits/habits.ts";
import { type MarkResult, markHabit, type NewMark } from "../../models/habits/mark.ts";
import type { TestDatabase } from "./database.ts";

/** Somebody with a habit, and the means to mark it. */
export interface HabitKeeper {
  readonly personId: string;
  readonly habit: Habit;
  /** Marks the habit on a day, at 13:00 UTC of it unless `now` says otherwise. */
  mark(change: Partial<NewMark> & Pick<NewMark, "date">): Promise<MarkResult>;
}

/** The day on which the habits of tests are added: a Monday. */
export const habitStart = "2026-03-02";

/** One o'clock in the afternoon of a date, in universal time. */
export function afternoon(date: string): Date {
  return new Date(`${date}T13:00Z`);
}

/** A person in a zone since the beginning of 2026. */
export async function storePerson({ database }: TestDatabase, timeZone = "Europe/Berlin"): Promise<string> {
  const id = newId();
  await database.query({
    text: "INSERT INTO people (id, locale, created_at) VALUES ($1, 'en', '2026-01-01')",
    values: [id],
  });
  await setDayRule(database, id, { timeZone }, new Date("2026-01-01T00:00Z"));
  return id;
}

/** A person with one habit, daily unless told otherwise. */
export async function keepHabit(
  { database, ...test }: TestDatabase,
  change: Partial<NewHabit> = {},
): Promise<HabitKeeper> {
  const personId = change.personId ?? (await storePerson({ database, ...test }));
  const habit = await database.transaction((transaction) =>
    addHabit(transaction, {
      personId,
      name: "Walk",
      schedule: { kind: "daily" },
      source: "words",
      now: afternoon(habitStart),
      ...change,
    }),
  );
  return {
    personId,
    habit,
    mark: (mark) =>
      database.transaction((transaction) =>
        markHabit(transaction, {
          personId,
          habitId: habit.id,
          state: "done",
          channel: "web",
          now: afternoon(mark.date),
          ...mark,
        }),
      ),
  };
}

/** A habit that is stored nowhere. */
export function looseHabit(change: Partial<Habit> = {}): Habit {
  return {
    id: "00000000-0000-4000-8000-000000000000",
    personId: "00000000-0000-4000-8000-000000000001",
    name: "Walk",
    cue: null,
    schedule: { kind: "daily" },
    target: null,
    source: "words",
    createdOn: habitStart,
    archivedAt: null,
    ...change,
  };
}

/** Marks by their dates. */
export function marksOf(...marks: readonly HabitMark[]): ReadonlyMap<string, HabitMark> {
  return new Map(marks.map((mark) => [mark.date, mark]));
}

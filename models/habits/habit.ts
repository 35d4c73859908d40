import { z } from "zod";
import { LeoError } from "../../core/errors.ts";
import type { LocalDate } from "../days/local-date.ts";
import { type Schedule, scheduleSchema } from "./schedule.ts";

/** Where a habit came from. */
export type HabitSource = "words" | "report" | "plan" | "agent";

/** What is counted in a habit, and how much of it makes it kept. */
export interface HabitTarget {
  /** Above 0 for a goal; a limit may be 0. */
  readonly amount: number;
  /** The person's own word for what is counted, such as `min`; empty where there is none. */
  readonly unit: string;
  readonly direction: "at-least" | "at-most";
}

/** Something small a person wants to do again and again. */
export interface Habit {
  /** UUID. */
  readonly id: string;
  readonly personId: string;
  readonly name: string;
  /** When and how, such as "after lunch". */
  readonly cue: string | null;
  readonly schedule: Schedule;
  readonly target: HabitTarget | null;
  readonly source: HabitSource;
  /** The person's day on which it was added. */
  readonly createdOn: LocalDate;
  readonly archivedAt: Date | null;
}

/** What a person told of one habit on one day. */
export interface HabitMark {
  readonly date: LocalDate;
  readonly state: "done" | "partial" | "skipped";
  /** Amount in the target's unit, or the person's own number where the habit has no target. */
  readonly value: number | null;
}

/** Most habits that are kept at the same time. */
export const habitLimit = 30;

/** Longest name, in characters. */
export const longestHabitName = 80;

/** Longest words for when and how, in characters. */
export const longestCue = 240;

/** For how many days back a day may be marked or changed. */
export const editableDays = 7;

/** Why something about habits can't be done. */
export type HabitErrorCode =
  /** The name is empty, or has no letter or digit. */
  | "habit-name-empty"
  | "habit-name-long"
  | "habit-schedule"
  | "habit-target"
  /** {@link habitLimit} are kept already. */
  | "habit-limit"
  /** One of that name is kept already. */
  | "habit-exists"
  /** Not this person's, archived, or never there. */
  | "habit-unknown"
  | "habit-date-future"
  /** Longer ago than {@link editableDays}. */
  | "habit-date-past"
  | "habit-value"
  /** A pause that ends before it begins, or lies outside what can be planned. */
  | "habit-pause";

/** What habits throw. */
export class HabitError extends LeoError<HabitErrorCode> {}

const targetSchema: z.ZodType<HabitTarget> = z.object({
  amount: z.number().min(0),
  unit: z.string(),
  direction: z.enum(["at-least", "at-most"]),
});

/** A row of `habits`. */
export interface HabitRow {
  readonly id: string;
  readonly person_id: string;
  readonly name: string;
  readonly cue: string | null;
  readonly schedule: unknown;
  readonly target: unknown;
  readonly source: HabitSource;
  readonly created_on: LocalDate;
  readonly archived_at: Date | null;
}

/** The columns of {@link HabitRow}; dates as texts, since the driver would make moments of them. */
export const habitColumns =
  "id, person_id, name, cue, schedule, target, source, created_on::text AS created_on, archived_at";

/** A habit out of a row. @throws ZodError where what is stored is no habit */
export function toHabit(row: HabitRow): Habit {
  return {
    id: row.id,
    personId: row.person_id,
    name: row.name,
    cue: row.cue,
    schedule: scheduleSchema.parse(row.schedule),
    target: row.target === null ? null : targetSchema.parse(row.target),
    source: row.source,
    createdOn: row.created_on,
    archivedAt: row.archived_at,
  };
}

import { nameInText, nameOnButton } from "../../agent/words/habit-words.ts";
import { escapeMarkdown } from "../../core/markdown.ts";
import type { Transaction } from "../../models/database.ts";
import { addDays, type LocalDate } from "../../models/days/local-date.ts";
import type { HabitStanding, TodayState } from "../../models/habits/standing.ts";
import { habitStandings } from "../../models/habits/standings.ts";
import { findNudgeSubjects, type NudgeSubject } from "../../models/nudges/subjects.ts";

/** Something a nudge asks about, with what is told of it so far. */
export interface NudgeItem {
  readonly kind: "habit" | "words";
  /** Id of the habit or the reminder. */
  readonly id: string;
  /** As it stands in a sentence: Markdown, escaped. */
  readonly name: string;
  /** As it stands on a button, cut where it is long. */
  readonly label: string;
  readonly state: "due" | "done" | "partial" | "skipped";
}

/** What a nudge is about: the slots' subjects, and the things in them that can be told. */
export interface NudgeTopic {
  readonly subjects: readonly NudgeSubject[];
  /** Empty of habits where their day is too long ago to be looked at from here. */
  readonly items: readonly NudgeItem[];
  /** The person's day that habits are marked on. */
  readonly habitDate: LocalDate;
  readonly standings: readonly HabitStanding[];
}

function wordsItem({ reminderId, text, answer }: NudgeSubject): NudgeItem[] {
  if (text === null) return [];
  const label = nameOnButton({ name: text });
  return [{ kind: "words", id: reminderId, name: escapeMarkdown(text), label, state: answer ?? "due" }];
}

function habitItem({ habit }: HabitStanding, state: TodayState): NudgeItem[] {
  if (state === "not-due" || state === "paused") return [];
  const name = habit.cue === null ? nameInText(habit) : `${nameInText(habit)} (${escapeMarkdown(habit.cue)})`;
  return [{ kind: "habit", id: habit.id, name, label: nameOnButton(habit), state }];
}

/** What the nudge's day is for a habit, seen from today; `undefined` for one too long ago. */
function stateOn(date: LocalDate, standing: HabitStanding): TodayState | undefined {
  if (date >= standing.date) return standing.today;
  return date === addDays(standing.date, -1) ? (standing.yesterday ?? undefined) : undefined;
}

/** The habits that subjects are about: all of them for the digest, else those with a reminder among them. */
function about(
  subjects: readonly NudgeSubject[],
  standings: readonly HabitStanding[],
): readonly HabitStanding[] {
  if (subjects.some(({ kind }) => kind === "digest")) return standings;
  return standings.filter(({ habit }) => subjects.some(({ habitId }) => habitId === habit.id));
}

/** Finds what slots are about, as it stands now. @param date the nudge's day on the wall */
export async function findNudgeTopic(
  transaction: Transaction,
  personId: string,
  { slots, date, now }: { readonly slots: readonly string[]; readonly date: LocalDate; readonly now: Date },
): Promise<NudgeTopic> {
  const subjects = await findNudgeSubjects(transaction, personId, slots);
  const hasHabits = subjects.some(({ kind, habitId }) => kind !== "reminder" || habitId !== null);
  const standings = hasHabits ? about(subjects, await habitStandings(transaction, personId, now)) : [];
  const today = standings[0]?.date ?? date;
  const habits = standings.flatMap((standing) => habitItem(standing, stateOn(date, standing) ?? "not-due"));
  return {
    subjects,
    items: [...subjects.flatMap(wordsItem), ...habits],
    // Before three in the morning the wall is a day ahead of the person's day.
    habitDate: date > today ? today : date,
    standings,
  };
}

/** Why there is nothing to say about a topic; `undefined` where there is something. */
export function emptyReason({ items, standings }: NudgeTopic): "paused" | "all-done" | undefined {
  if (items.some(({ state }) => state === "due")) return undefined;
  return items.length === 0 && standings.some(({ today }) => today === "paused") ? "paused" : "all-done";
}

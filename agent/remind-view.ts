import type { Database } from "../models/database.ts";
import type { Habit } from "../models/habits/habit.ts";
import { listHabits } from "../models/habits/habits.ts";
import { listReminders, type Reminder } from "../models/nudges/reminders.ts";
import { findNudgeSettings, type NudgeSettings } from "../models/nudges/settings.ts";
import type { WhenContext } from "./words/reminder-words.ts";

/** All that what is said about reminders is made of. */
export interface RemindView {
  readonly reminders: readonly Reminder[];
  readonly habits: readonly Habit[];
  readonly settings: NudgeSettings;
  readonly when: WhenContext;
}

/** Loads a person's reminders, habits and settings. */
export async function loadRemindView(
  queries: Pick<Database, "query">,
  personId: string,
  when: WhenContext,
): Promise<RemindView> {
  return {
    reminders: await listReminders(queries, personId),
    habits: await listHabits(queries, personId),
    settings: await findNudgeSettings(queries, personId),
    when,
  };
}

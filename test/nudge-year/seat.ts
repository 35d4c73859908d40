import { newId } from "../../core/ids.ts";
import type { Database } from "../../models/database.ts";
import { addHabit } from "../../models/habits/habits.ts";
import { addReminder } from "../../models/nudges/reminders.ts";
import { changeNudgeSettings } from "../../models/nudges/settings.ts";
import type { YearPerson } from "./people.ts";

/** A seated person's ids. */
export interface Seated {
  readonly person: YearPerson;
  readonly id: string;
  readonly habitId: string;
  readonly reminderIds: readonly string[];
}

/** Makes somebody known to Leo, with a habit, the digest on and their reminders. */
export async function seat(database: Database, person: YearPerson, now: Date): Promise<Seated> {
  const id = newId();
  return database.transaction(async (transaction) => {
    await transaction.query({
      text: `INSERT INTO people (id, locale, region, time_zone, stage, consented_at, created_at)
        VALUES ($1, 'en', NULL, $2, 'adult', $3, $3)`,
      values: [id, person.timeZone, now],
    });
    await transaction.query({
      text: "INSERT INTO accounts (channel, platform_user_id, person_id, created_at) VALUES ('terminal', $1, $2, $3)",
      values: [person.name, id, now],
    });
    await transaction.query({
      text: `INSERT INTO conversations (person_id, channel, conversation_id, kind, created_at)
        VALUES ($1, 'terminal', $2, 'direct', $3)`,
      values: [id, person.name, now],
    });
    await transaction.query({
      text: "INSERT INTO day_rules (person_id, from_at, time_zone, start_hour) VALUES ($1, $2, $3, 3)",
      values: [id, now, person.timeZone],
    });
    const { id: habitId } = await addHabit(transaction, {
      personId: id,
      name: "Walk",
      schedule: { kind: "daily" },
      source: "words",
      now,
    });
    const { digestTime, isTimeChosen, weekendTime, quietFrom, quietTo } = person;
    await changeNudgeSettings(
      transaction,
      id,
      { state: "on", digestTime, isTimeChosen, weekendTime, quietFrom, quietTo, weekly: false },
      now,
    );
    const reminderIds: string[] = [];
    for (const [index, { time, days }] of person.reminders.entries()) {
      const reminder = await addReminder(transaction, id, { text: `Order ${index}`, time, days }, now);
      reminderIds.push(reminder.id);
    }
    return { person, id, habitId, reminderIds };
  });
}

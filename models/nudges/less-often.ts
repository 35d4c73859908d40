import type { Transaction } from "../database.ts";
import type { LocalDate } from "../days/local-date.ts";
import { weekdayOf } from "../days/local-date.ts";
import { changeReminder, listReminders } from "./reminders.ts";
import { changeNudgeSettings, findNudgeSettings } from "./settings.ts";
import type { NudgeSubject } from "./subjects.ts";

/** How often something comes from now on. */
export type Pace = "every-other-day" | "weekly" | "once";

/** Monday, Wednesday and Friday stand for every other day; fewer days than these become one. */
const everyOtherDay: readonly number[] = [1, 3, 5];

async function thinOut(
  transaction: Transaction,
  personId: string,
  { reminderId }: NudgeSubject,
  date: LocalDate,
  now: Date,
): Promise<Pace> {
  const reminder = (await listReminders(transaction, personId)).find(({ id }) => id === reminderId);
  if (reminder === undefined || reminder.once !== null) return "once";
  const isOften = reminder.days.length > everyOtherDay.length;
  const days = isOften ? everyOtherDay : [weekdayOf(date)];
  await changeReminder(transaction, personId, reminderId, { days }, now);
  return isOften ? "every-other-day" : "weekly";
}

/** Makes what a nudge is about come less often; answers how often it comes then. @param date the nudge's day */
export async function nudgeLessOften(
  transaction: Transaction,
  personId: string,
  subjects: readonly NudgeSubject[],
  date: LocalDate,
  now: Date,
): Promise<Pace> {
  const reminders = subjects.filter(({ kind }) => kind === "reminder");
  let pace: Pace = "once";
  for (const reminder of reminders) pace = await thinOut(transaction, personId, reminder, date, now);
  if (reminders.length === subjects.length && reminders.length > 0) return pace;
  const { everyDays } = await findNudgeSettings(transaction, personId);
  await changeNudgeSettings(transaction, personId, { everyDays: everyDays === 1 ? 2 : 7 }, now);
  return everyDays === 1 ? "every-other-day" : "weekly";
}

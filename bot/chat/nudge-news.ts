import type { Translate } from "../../core/locales.ts";
import type { Transaction } from "../../models/database.ts";
import { addDays, type LocalDate } from "../../models/days/local-date.ts";
import type { HabitStanding } from "../../models/habits/standing.ts";
import { isInCrisisCare } from "../../models/safety/safety-events.ts";
import { nameInText } from "./habit-words.ts";
import type { NudgeTopic } from "./nudge-items.ts";
import { weekLines } from "./nudge-week.ts";

/** Most lines about the reserve in a nudge. */
const mostReserveLines = 2;

/** Says where the reserve covered yesterday, so that nobody has to wonder about their streak. */
function reserveLines(standings: readonly HabitStanding[], date: LocalDate, t: Translate): readonly string[] {
  const yesterday = addDays(date, -1);
  return standings
    .filter(({ savedDates, streak }) => streak.length > 0 && savedDates.at(-1) === yesterday)
    .map(({ habit }) => t("nudges:reserve", { name: nameInText(habit) }))
    .slice(0, mostReserveLines);
}

/** The lines under a nudge's items: what the reserve did, and on Sundays the week. */
export async function nudgeLines(
  transaction: Transaction,
  personId: string,
  topic: Pick<NudgeTopic, "subjects" | "standings">,
  { date, now, t }: { readonly date: LocalDate; readonly now: Date; readonly t: Translate },
): Promise<readonly string[]> {
  // Nothing is counted in the days after a crisis.
  if (await isInCrisisCare(transaction, personId, now)) return [];
  const isWeekly = topic.subjects.some(({ kind }) => kind === "weekly");
  const week = isWeekly ? await weekLines(transaction, personId, { now, t }) : [];
  return [...reserveLines(topic.standings, date, t), ...week];
}

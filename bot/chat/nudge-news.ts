import { nameInText } from "../../agent/words/habit-words.ts";
import { type Translate, translator } from "../../core/locales.ts";
import { addDays, type LocalDate } from "../../models/days/local-date.ts";
import type { HabitStanding } from "../../models/habits/standing.ts";
import type { Person } from "../../models/people/person.ts";
import { isInCrisisCare } from "../../models/safety/safety-events.ts";
import { weekPicture } from "./habit-pictures.ts";
import { openFocus } from "./nudge-focus.ts";
import type { NudgeTopic } from "./nudge-items.ts";
import type { NudgeContent } from "./nudge-message.ts";
import { weekLines } from "./nudge-week.ts";
import type { EventTurn } from "./turn.ts";

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

/**
 * What stands in a nudge besides its items: the focus of the plan, what the reserve
 * did, and on Sundays the week in words and as a picture.
 */
export async function nudgeNews(
  turn: Pick<EventTurn, "transaction" | "now" | "log">,
  person: Person,
  topic: Pick<NudgeTopic, "subjects" | "standings">,
  date: LocalDate,
): Promise<Pick<NudgeContent, "lines" | "pictures">> {
  const { transaction } = turn;
  const now = turn.now();
  // Nothing is counted in the days after a crisis.
  if (await isInCrisisCare(transaction, person.id, now)) return { lines: [], pictures: [] };
  const t = translator(person.locale);
  const hasDigest = topic.subjects.some(({ kind }) => kind === "digest");
  const focus = hasDigest ? await openFocus(transaction, person.id, date) : undefined;
  const isWeekly = topic.subjects.some(({ kind }) => kind === "weekly");
  const week = isWeekly ? await weekLines(transaction, person.id, { now, t }) : [];
  const picture = isWeekly ? await weekPicture({ turn, person }, date) : undefined;
  return {
    lines: [
      ...(focus === undefined ? [] : [t("nudges:focus", { focus })]),
      ...reserveLines(topic.standings, date, t),
      ...week,
    ],
    pictures: picture === undefined ? [] : [picture],
  };
}

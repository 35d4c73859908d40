import { nameInText, streakWords } from "../../agent/words/habit-words.ts";
import type { Translate } from "../../core/locales.ts";
import type { LocalDate } from "../../models/days/local-date.ts";
import { markHabit } from "../../models/habits/mark.ts";
import type { Milestone } from "../../models/habits/milestones.ts";
import type { HabitStanding } from "../../models/habits/standing.ts";
import { answerReminder } from "../../models/nudges/subjects.ts";
import { isInCrisisCare } from "../../models/safety/safety-events.ts";
import type { ChatContext } from "./context.ts";
import { milestoneWords } from "./habit-praise.ts";
import type { NudgeItem } from "./nudge-items.ts";

/** Shortest streak that is worth a word after a tick. */
const shortestTold = 2;

function reachedWords(
  after: HabitStanding,
  milestones: readonly Milestone[],
  t: Translate,
): string | undefined {
  const name = nameInText(after.habit);
  if (milestones.length > 0)
    return milestones.map((milestone) => milestoneWords(milestone, name, t)).join("\n\n");
  const streak = after.streak.length < shortestTold ? undefined : streakWords(after.streak, t);
  return streak === undefined ? undefined : `${name}: ${streak}`;
}

/**
 * Keeps what a person tells of an item of a nudge, and answers a line about what that reached; told twice is told
 * once. @throws HabitError for a habit that was put away or a day that is over for good
 */
export async function tellItem(
  { turn, person, t }: ChatContext,
  item: Pick<NudgeItem, "kind" | "id">,
  state: "done" | "skipped",
  date: LocalDate,
): Promise<string | undefined> {
  if (item.kind === "words") {
    await answerReminder(turn.transaction, person.id, item.id, state);
    return undefined;
  }
  const { changed, after, milestones } = await markHabit(turn.transaction, {
    personId: person.id,
    habitId: item.id,
    date,
    state,
    channel: turn.conversation.channel,
    now: turn.now(),
  });
  if (state !== "done" || !changed) return undefined;
  // Nothing is counted in the days after a crisis.
  const isResting = await isInCrisisCare(turn.transaction, person.id, turn.now());
  return isResting ? undefined : reachedWords(after, milestones, t);
}

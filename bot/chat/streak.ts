import { nameInText, nameOnButton } from "../../agent/words/habit-words.ts";
import { escapeMarkdown } from "../../core/markdown.ts";
import type { Button } from "../../core/message.ts";
import { type HabitCourse, habitCourses } from "../../models/habits/standings.ts";
import { isInCrisisCare } from "../../models/safety/safety-events.ts";
import { returnToQuestion } from "./ask.ts";
import { asking, rowsOf, text } from "./blocks.ts";
import { shortId } from "./check-in-view.ts";
import type { ChatContext } from "./context.ts";
import { habitListMessage, habitsSlot } from "./habit-list.ts";
import { weekPicture, withPicture, yearPicture } from "./habit-pictures.ts";
import { refusal } from "./habit-ticks.ts";
import { standingRows } from "./habit-view.ts";

/** Buttons that show a habit's year; value is the beginning of its id. */
export const yearAction = "year";

function yearButtons(courses: readonly HabitCourse[]): readonly (readonly Button[])[] {
  return rowsOf(
    courses.map(({ history: { habit } }): Button => {
      return { action: yearAction, value: shortId(habit.id), label: nameOnButton(habit) };
    }),
  );
}

/** Whether numbers rest now; says so kindly then. */
async function isAtRest(context: ChatContext): Promise<boolean> {
  const { turn, person, t } = context;
  if (!(await isInCrisisCare(turn.transaction, person.id, turn.now()))) return false;
  turn.say([text(t("habits:streaks.resting"))]);
  return true;
}

/** `/streak`: the week as a picture, each habit's numbers, and a button for each one's year. */
export async function openStreaks(context: ChatContext): Promise<void> {
  const { turn, person, t } = context;
  if (await isAtRest(context)) return;
  const courses = await habitCourses(turn.transaction, person.id, turn.now());
  const [first] = courses;
  if (first === undefined) {
    turn.release(habitsSlot);
    turn.say(await habitListMessage(context), { slot: habitsSlot });
    await returnToQuestion(context);
    return;
  }
  const lines = courses.flatMap(({ history, standing }) => [
    "",
    `**${nameInText(history.habit)}**`,
    ...standingRows(context, standing).map(({ label, value }) => `- ${label}: ${value}`),
  ]);
  const words = [
    t("habits:streaks.title"),
    ...lines,
    "",
    `_${t("habits:facts.meaning")}_`,
    "",
    t("habits:streaks.year"),
  ].join("\n");
  const picture = await weekPicture(context, first.standing.date);
  turn.say(withPicture(picture, asking(words, yearButtons(courses))));
  await returnToQuestion(context);
}

/** A habit's button under the streaks was pressed: its last year as a picture. */
export async function pressYear(context: ChatContext, value: string): Promise<void> {
  const { turn, person, t } = context;
  if (await isAtRest(context)) return;
  const courses = await habitCourses(turn.transaction, person.id, turn.now());
  const found = courses.filter(({ history }) => shortId(history.habit.id) === value);
  const [shown] = found;
  if (shown === undefined || found.length > 1) {
    turn.say([text(refusal("habit-unknown", t))]);
    return;
  }
  const { picture, alt } = await yearPicture(context, shown);
  const words = picture === undefined ? escapeMarkdown(alt) : `**${nameInText(shown.history.habit)}**`;
  turn.say(withPicture(picture, [text(words)]));
}

import { escapeMarkdown } from "../../core/markdown.ts";
import type { Block, Button, OutboundMessage } from "../../core/message.ts";
import { addDays, type LocalDate } from "../../models/days/local-date.ts";
import { type HabitCourse, habitCourses } from "../../models/habits/standings.ts";
import { readProgress } from "../../models/progress/snapshots.ts";
import { isInCrisisCare } from "../../models/safety/safety-events.ts";
import { drawWeekCard } from "../cards/week-card.ts";
import { weekCardAlt, weekCardData } from "../cards/week-card-data.ts";
import { drawYearCard } from "../cards/year-card.ts";
import { yearCardAlt, yearCardData } from "../cards/year-card-data.ts";
import { returnToQuestion } from "./ask.ts";
import { asking, rowsOf, text } from "./blocks.ts";
import { shortId } from "./check-in-view.ts";
import type { ChatContext } from "./context.ts";
import { habitListMessage, habitsSlot } from "./habit-list.ts";
import { refusal } from "./habit-ticks.ts";
import { standingRows } from "./habit-view.ts";
import { nameInText, nameOnButton } from "./habit-words.ts";

/** Buttons that show a habit's year; value is the beginning of its id. */
export const yearAction = "year";

/** A picture, or nothing where it can't be drawn: the words beside it say all that it says. */
async function picture(
  { turn }: ChatContext,
  alt: string,
  draw: () => Promise<Uint8Array>,
): Promise<readonly Block[]> {
  try {
    return [{ kind: "image", pngBase64: Buffer.from(await draw()).toString("base64"), alt }];
  } catch (error) {
    turn.log.error({ err: error }, "habits could not be drawn");
    return [];
  }
}

/** The seven days up to one of all habits as a picture. */
export async function weekPicture(context: ChatContext, to: LocalDate): Promise<readonly Block[]> {
  const { turn, person } = context;
  const range = { from: addDays(to, -6), to, now: turn.now() };
  const data = weekCardData(await readProgress(turn.transaction, person.id, range), to, person.locale);
  return picture(context, weekCardAlt(data), () => drawWeekCard(data, person.locale));
}

function behind(pictures: readonly Block[], [first, ...rest]: OutboundMessage): OutboundMessage {
  const [shown, ...others] = pictures;
  return shown === undefined ? [first, ...rest] : [shown, ...others, first, ...rest];
}

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
  const words = [t("habits:streaks.title"), ...lines, "", t("habits:streaks.year")].join("\n");
  turn.say(behind(await weekPicture(context, first.standing.date), asking(words, yearButtons(courses))));
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
  const data = yearCardData(shown, person.locale);
  const alt = yearCardAlt(data, person.locale);
  const drawn = await picture(context, alt, () => drawYearCard(data, person.locale));
  turn.say(
    behind(drawn, [
      text(drawn.length === 0 ? escapeMarkdown(alt) : `**${nameInText(shown.history.habit)}**`),
    ]),
  );
}

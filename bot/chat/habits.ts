import { nameInText } from "../../agent/words/habit-words.ts";
import type { Button, OutboundMessage } from "../../core/message.ts";
import { addDays } from "../../models/days/local-date.ts";
import { archiveHabit, restoreHabit } from "../../models/habits/habits.ts";
import { pauseHabits, resumeHabits } from "../../models/habits/pauses.ts";
import { habitCourses } from "../../models/habits/standings.ts";
import { returnToQuestion } from "./ask.ts";
import { asking, rowsOf, text } from "./blocks.ts";
import { shortId } from "./check-in-view.ts";
import type { ChatContext } from "./context.ts";
import { addHabitInWords, askForHabit, readAddWords } from "./habit-add.ts";
import { habitAction, habitChoiceMessage, habitListMessage, habitsSlot } from "./habit-list.ts";
import { sayMilestones } from "./habit-praise.ts";
import { findPressedHabit, orRefuse, refusal, takeTick } from "./habit-ticks.ts";
import { habitViewMessage } from "./habit-view.ts";

/** How long a pause may last by a button, in days; 0 for until it is resumed. */
const pauseLengths = [1, 3, 7, 14, 0] as const;

async function showList(context: ChatContext): Promise<void> {
  context.turn.say(await habitListMessage(context), { slot: habitsSlot });
}

/** Shows one habit in place; where it is gone, says so and shows the list. */
async function showHabit(context: ChatContext, idStart: string): Promise<void> {
  const { turn, person, t } = context;
  const courses = await habitCourses(turn.transaction, person.id, turn.now());
  const found = courses.filter(({ history }) => shortId(history.habit.id) === idStart);
  const [shown] = found;
  if (shown === undefined || found.length > 1) {
    turn.say([text(refusal("habit-unknown", t))]);
    await showList(context);
    return;
  }
  turn.say(await habitViewMessage(context, shown), { slot: habitsSlot });
}

/** `/habits`: the list with a tick button for each that is due; `/habits add …` adds one. */
export async function openHabits(context: ChatContext, argument: string): Promise<void> {
  const added = readAddWords(argument);
  if (added !== undefined) {
    if (added === "") await askForHabit(context);
    else await addHabitInWords(context, added);
    return;
  }
  context.turn.release(habitsSlot);
  await showList(context);
  await returnToQuestion(context);
}

async function pressTickInList(context: ChatContext, value: string): Promise<void> {
  const result = await takeTick(context, value);
  await showList(context);
  if (result !== undefined) await sayMilestones(context, result);
}

async function pressDay(context: ChatContext, value: string): Promise<void> {
  const result = await takeTick(context, value);
  await showHabit(context, value.split(".")[1] ?? "");
  if (result !== undefined) await sayMilestones(context, result);
}

function pauseQuestion({ t }: ChatContext, id: string): OutboundMessage {
  const buttons = pauseLengths.map((days): Button => {
    const label = days === 0 ? t("habits:pause.open") : t("habits:pause.days", { count: days });
    return { action: habitAction, value: `rest.${id}.${days}`, label };
  });
  const back: Button = {
    action: habitAction,
    value: id === "all" ? "list" : `view.${id}`,
    label: t("habits:buttons.back"),
  };
  return asking(t(id === "all" ? "habits:pause.askAll" : "habits:pause.ask"), [...rowsOf(buttons), [back]]);
}

/** The habit that a button names; `null` for all, `undefined` for one that is gone. */
async function pressedId(context: ChatContext, id: string): Promise<string | null | undefined> {
  return id === "all" ? null : (await findPressedHabit(context, id))?.id;
}

async function showAfter(context: ChatContext, id: string): Promise<void> {
  if (id === "all") await showList(context);
  else await showHabit(context, id);
}

/** Lets one habit or all rest from today on. */
async function pressRest(context: ChatContext, id: string, length: string): Promise<void> {
  const { turn, person } = context;
  const days = pauseLengths.find((one) => String(one) === length) ?? 1;
  const habitId = await pressedId(context, id);
  if (habitId !== undefined) {
    const [first] = await habitCourses(turn.transaction, person.id, turn.now());
    const from = first?.standing.date;
    if (from !== undefined) {
      const to = days === 0 ? null : addDays(from, days - 1);
      const pause = { personId: person.id, habitId, from, to, now: turn.now() };
      await orRefuse(context, () => pauseHabits(turn.transaction, pause));
    }
  }
  await showAfter(context, id);
}

async function pressWake(context: ChatContext, id: string): Promise<void> {
  const { turn, person } = context;
  const habitId = await pressedId(context, id);
  if (habitId !== undefined)
    await resumeHabits(turn.transaction, { personId: person.id, habitId, now: turn.now() });
  await showAfter(context, id);
}

/** Puts a habit away, with a way back under it. */
async function pressAway(context: ChatContext, idStart: string): Promise<void> {
  const { turn, person, t } = context;
  const habit = await findPressedHabit(context, idStart);
  if (habit === undefined) return showHabit(context, idStart);
  await archiveHabit(turn.transaction, { personId: person.id, habitId: habit.id, now: turn.now() });
  const buttons: Button[] = [
    { action: habitAction, value: `back.${idStart}`, label: t("habits:buttons.restore") },
    { action: habitAction, value: "list", label: t("habits:buttons.back") },
  ];
  const words = t("habits:archived", { name: nameInText(habit) });
  turn.say(asking(words, rowsOf(buttons)), { slot: habitsSlot });
}

async function pressBack(context: ChatContext, idStart: string): Promise<void> {
  const { turn, person } = context;
  await orRefuse(context, () =>
    restoreHabit(turn.transaction, { personId: person.id, idStart, now: turn.now() }),
  );
  await showHabit(context, idStart);
}

/** A button under the list of habits, or under one of them, was pressed. */
export async function pressHabit(context: ChatContext, value: string): Promise<void> {
  const { turn } = context;
  const [what = "", id = "", rest = ""] = value.split(".");
  switch (what) {
    case "list":
      return showList(context);
    case "pick":
      turn.say(await habitChoiceMessage(context), { slot: habitsSlot });
      return undefined;
    case "view":
      return showHabit(context, id);
    case "day":
      return pressDay(context, value.slice("day.".length));
    case "add":
      return askForHabit(context);
    case "pause":
      turn.say(pauseQuestion(context, id), { slot: habitsSlot });
      return undefined;
    case "rest":
      return pressRest(context, id, rest);
    case "wake":
      return pressWake(context, id);
    case "away":
      return pressAway(context, id);
    case "back":
      return pressBack(context, id);
    default:
      return pressTickInList(context, value);
  }
}

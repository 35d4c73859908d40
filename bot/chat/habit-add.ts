import { nameInText, scheduleWords } from "../../agent/words/habit-words.ts";
import { locales, translator } from "../../core/locales.ts";
import type { Button, OutboundMessage } from "../../core/message.ts";
import type { Habit, HabitSource } from "../../models/habits/habit.ts";
import { addHabit, tidyName } from "../../models/habits/habits.ts";
import { type HabitReading, readHabit } from "../../models/habits/read-habit.ts";
import { readSchedule } from "../../models/habits/read-schedule.ts";
import type { Schedule } from "../../models/habits/schedule.ts";
import { findExpectation, setExpectation } from "../../models/people/people.ts";
import { returnToQuestion } from "./ask.ts";
import { asking, rowsOf, text } from "./blocks.ts";
import type { ChatContext } from "./context.ts";
import { orRefuse } from "./habit-ticks.ts";
import { offerNudges } from "./nudge-offer.ts";

/** Buttons of the questions that make a habit. */
export const newHabitAction = "new-habit";
const newHabitSlot = "new-habit";

/** For how long a question about a new habit waits for words, in minutes. */
const patienceMinutes = 30;

/** Rhythms that a button chooses; others are written. */
const rhythms: Readonly<Record<string, Schedule>> = {
  daily: { kind: "daily" },
  workdays: { kind: "weekdays", days: [1, 2, 3, 4, 5] },
  three: { kind: "per-week", times: 3 },
  once: { kind: "per-week", times: 1 },
};

/** What stands behind "add" in `/habits add …`, in any of the four languages; `undefined` where it says another thing. */
export function readAddWords(argument: string): string | undefined {
  const words = locales.map((locale) => translator(locale)("habits:words.add")).join("|");
  return new RegExp(`^\\s*(?:${words})(?:[\\s:]+|$)([\\s\\S]*)$`, "iu").exec(argument)?.[1]?.trim();
}

function minuteOf(now: Date): number {
  return Math.floor(now.getTime() / 60_000);
}

function cancelButton({ t }: ChatContext): Button {
  return { action: newHabitAction, value: "cancel", label: t("habits:new.cancel") };
}

/** Asks what the habit is. */
export async function askForHabit(context: ChatContext): Promise<void> {
  const { turn, person, t } = context;
  await setExpectation(turn.transaction, person.id, `habit-name:${minuteOf(turn.now())}`);
  turn.release(newHabitSlot);
  turn.say(asking(t("habits:new.ask"), [[cancelButton(context)]]), { slot: newHabitSlot });
}

/** Asks when it is meant to happen; the words so far wait with the question. */
async function askWhen(context: ChatContext, words: string, hint = ""): Promise<void> {
  const { turn, person, t } = context;
  const { name } = readHabit(words, person.locale);
  await setExpectation(turn.transaction, person.id, `habit-when:${minuteOf(turn.now())}:${words}`);
  const buttons = Object.entries(rhythms).map(([key, schedule]): Button => {
    return { action: newHabitAction, value: `when.${key}`, label: scheduleWords(schedule, t, person.locale) };
  });
  const question = `${hint}${t("habits:new.when", { name: nameInText({ name }) })}`;
  turn.release(newHabitSlot);
  turn.say(asking(question, [...rowsOf(buttons), [cancelButton(context)]]), { slot: newHabitSlot });
}

function addedMessage({ t, person }: ChatContext, habit: Habit): OutboundMessage {
  const when = scheduleWords(habit.schedule, t, person.locale);
  const cue = habit.cue === null ? "" : `${nameInText({ name: habit.cue })}, `;
  const list: Button = { action: "habit", value: "list", label: t("habits:buttons.list") };
  const words = t("habits:added", { name: nameInText(habit), when: `${cue}${when}` });
  return asking(words, [[list]]);
}

/** Says that a habit is kept from now on, and offers reminders once. */
export async function sayAdded(context: ChatContext, habit: Habit): Promise<void> {
  context.turn.say(addedMessage(context, habit));
  await offerNudges(context);
}

async function keep(context: ChatContext, reading: HabitReading, schedule: Schedule): Promise<void> {
  const { turn, person } = context;
  const source: HabitSource = "words";
  const habit = { ...reading, personId: person.id, schedule, source, now: turn.now() };
  await setExpectation(turn.transaction, person.id, null);
  const added = await orRefuse(context, () => addHabit(turn.transaction, habit));
  turn.release(newHabitSlot);
  if (added !== undefined) await sayAdded(context, added);
  await returnToQuestion(context);
}

/** Adds a habit out of words; asks when it is meant to happen where they don't say. */
export async function addHabitInWords(context: ChatContext, words: string): Promise<void> {
  const { person } = context;
  const reading = readHabit(words, person.locale);
  const name = await orRefuse(context, async () => tidyName(reading.name));
  if (name === undefined) return;
  if (reading.schedule === null) await askWhen(context, words);
  else await keep(context, reading, reading.schedule);
}

/** What a question about a new habit waits for. */
async function awaited(context: ChatContext): Promise<{ readonly words: string | null } | undefined> {
  const { turn, person } = context;
  const expected = await findExpectation(turn.transaction, person.id);
  const [, what, minute, words = ""] = /^habit-(name|when):(\d+)(?::([\s\S]*))?$/.exec(expected ?? "") ?? [];
  if (what === undefined || minuteOf(turn.now()) - Number(minute) > patienceMinutes) return undefined;
  return { words: what === "when" ? words : null };
}

/** Takes words as the answer to a question about a new habit; answers false where none was asked lately. */
export async function answerNewHabit(context: ChatContext, said: string): Promise<boolean> {
  const { person, t } = context;
  const waiting = await awaited(context);
  if (waiting === undefined) return false;
  if (waiting.words === null) {
    await addHabitInWords(context, said);
    return true;
  }
  const schedule = readSchedule(said, person.locale)?.schedule;
  if (schedule === undefined) await askWhen(context, waiting.words, `${t("habits:new.unclear")}\n\n`);
  else await keep(context, readHabit(waiting.words, person.locale), schedule);
  return true;
}

/** A button of a question about a new habit was pressed. */
export async function pressNewHabit(context: ChatContext, value: string): Promise<void> {
  const { turn, person, t } = context;
  const waiting = await awaited(context);
  const [what, key = ""] = value.split(".");
  if (what === "cancel") {
    if (waiting !== undefined) await setExpectation(turn.transaction, person.id, null);
    turn.release(newHabitSlot, [text(t("habits:new.cancelled"))]);
    await returnToQuestion(context);
    return;
  }
  const schedule = rhythms[key];
  if (waiting === undefined || waiting.words === null || schedule === undefined) {
    turn.say([text(t("chat:oldButton"))]);
    return;
  }
  await keep(context, readHabit(waiting.words, person.locale), schedule);
}

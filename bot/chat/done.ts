import { dateWords, nameOnButton } from "../../agent/words/habit-words.ts";
import { markedWords } from "../../agent/words/mark-words.ts";
import { escapeMarkdown } from "../../core/markdown.ts";
import type { Button, OutboundMessage } from "../../core/message.ts";
import type { Habit } from "../../models/habits/habit.ts";
import { type MarkResult, markHabit } from "../../models/habits/mark.ts";
import { type MarkReading, meansAll, readMark } from "../../models/habits/read-mark.ts";
import type { HabitStanding } from "../../models/habits/standing.ts";
import { habitStandings } from "../../models/habits/standings.ts";
import { isInCrisisCare } from "../../models/safety/safety-events.ts";
import { returnToQuestion } from "./ask.ts";
import { asking, rowsOf, text } from "./blocks.ts";
import type { ChatContext } from "./context.ts";
import { habitListMessage, habitsSlot } from "./habit-list.ts";
import { sayMilestones } from "./habit-praise.ts";
import { orRefuse, takeTick, tickRows, tickValue } from "./habit-ticks.ts";

/** Buttons of the tick list; a value is one of `tickValue`. */
export const tickAction = "tick";
const ticksSlot = "ticks";

function yesterdayRows({ t }: ChatContext, standings: readonly HabitStanding[]) {
  return tickRows(standings, tickAction, "yesterday").map((row) =>
    row.map(
      (button): Button => ({ ...button, label: t("habits:ticks.ofYesterday", { label: button.label }) }),
    ),
  );
}

/** What is due today, and yesterday until noon, with a tick button each. */
function ticksMessage(context: ChatContext, standings: readonly HabitStanding[]): OutboundMessage {
  const { t, person } = context;
  const [first] = standings;
  const today = tickRows(standings, tickAction);
  const yesterday = yesterdayRows(context, standings);
  const date = first === undefined ? "" : dateWords(first.date, person.locale);
  const lines = [
    t("habits:ticks.title", { date }),
    "",
    t(today.length === 0 ? "habits:ticks.nothing" : "habits:list.tap"),
    ...(yesterday.length === 0 ? [] : ["", t("habits:ticks.yesterday")]),
  ];
  return asking(lines.join("\n"), [...today, ...yesterday]);
}

async function showTicks(context: ChatContext): Promise<void> {
  const { turn, person } = context;
  const standings = await habitStandings(turn.transaction, person.id, turn.now());
  if (standings.length === 0) turn.say(await habitListMessage(context), { slot: habitsSlot });
  else turn.say(ticksMessage(context, standings), { slot: ticksSlot });
}

async function sayMarked(context: ChatContext, reading: MarkReading, result: MarkResult): Promise<void> {
  const { turn, person, t } = context;
  const { after, changed, state } = result;
  const { habit } = after;
  const withNumbers = !(await isInCrisisCare(turn.transaction, person.id, turn.now()));
  const line = markedWords(result, reading, { t, locale: person.locale, withNumbers });
  if (!changed) {
    turn.say([text(line)]);
    return;
  }
  const back: Button = {
    action: tickAction,
    value: tickValue("undone", habit, reading.date),
    label: t("habits:buttons.takeBack"),
  };
  turn.say(asking(line, state === "undone" ? [] : [[back]]));
  await sayMilestones(context, result);
}

function whichMessage({ t }: ChatContext, reading: MarkReading): OutboundMessage {
  const buttons = reading.habits.map((habit): Button => {
    return {
      action: tickAction,
      value: tickValue(reading.state, habit, reading.date),
      label: nameOnButton(habit),
    };
  });
  return asking(t("habits:list.which"), rowsOf(buttons));
}

async function mark(
  context: ChatContext,
  habit: Habit,
  reading: MarkReading,
): Promise<MarkResult | undefined> {
  const { turn, person } = context;
  const { habits: _habits, name: _name, ...told } = reading;
  return orRefuse(context, () =>
    markHabit(turn.transaction, {
      ...told,
      personId: person.id,
      habitId: habit.id,
      channel: turn.conversation.channel,
      now: turn.now(),
    }),
  );
}

async function tickAll(context: ChatContext, standings: readonly HabitStanding[]): Promise<void> {
  for (const { habit, date, today } of standings) {
    if (today !== "due") continue;
    const result = await mark(context, habit, { habits: [], name: "", date, state: "done" });
    if (result !== undefined) await sayMilestones(context, result);
  }
  context.turn.release(ticksSlot);
  await showTicks(context);
}

/** Marks what words say; where they fit several habits or none, asks. */
async function markInWords(
  context: ChatContext,
  words: string,
  standings: readonly HabitStanding[],
): Promise<void> {
  const { turn, person, t } = context;
  const [first] = standings;
  if (first === undefined) return showTicks(context);
  if (meansAll(words, person.locale)) return tickAll(context, standings);
  const habits = standings.map(({ habit }) => habit);
  const reading = readMark(words, habits, { locale: person.locale, today: first.date });
  const [habit, ...others] = reading.habits;
  if (habit === undefined) {
    const name = escapeMarkdown([...reading.name].slice(0, 80).join(""));
    turn.say([text(t("habits:marked.unknown", { name }))]);
    turn.release(ticksSlot);
    return showTicks(context);
  }
  if (others.length > 0) {
    turn.say(whichMessage(context, reading));
    return undefined;
  }
  const result = await mark(context, habit, reading);
  if (result !== undefined) await sayMarked(context, reading, result);
  return undefined;
}

/** `/done`: what is due with a tick button each; with words behind it, marks what they say. */
export async function openDone(context: ChatContext, argument: string): Promise<void> {
  const { turn, person } = context;
  if (argument.trim() === "") {
    turn.release(ticksSlot);
    await showTicks(context);
  } else {
    await markInWords(context, argument, await habitStandings(turn.transaction, person.id, turn.now()));
  }
  await returnToQuestion(context);
}

/** A button of the tick list was pressed. */
export async function pressTick(context: ChatContext, value: string): Promise<void> {
  const result = await takeTick(context, value);
  await showTicks(context);
  if (result !== undefined) await sayMilestones(context, result);
}

import { nameOnButton, stateMarks } from "../../agent/words/habit-words.ts";
import type { Translate } from "../../core/locales.ts";
import type { Button } from "../../core/message.ts";
import { addDays, type LocalDate } from "../../models/days/local-date.ts";
import { type Habit, HabitError, type HabitErrorCode } from "../../models/habits/habit.ts";
import { listHabits } from "../../models/habits/habits.ts";
import { type MarkResult, markHabit, type NewMark } from "../../models/habits/mark.ts";
import type { HabitStanding, TodayState } from "../../models/habits/standing.ts";
import { rowsOf, text } from "./blocks.ts";
import { shortId } from "./check-in-view.ts";
import type { ChatContext } from "./context.ts";

/** What a button marks. */
export type TickState = NewMark["state"];

const tickStates: readonly TickState[] = ["done", "partial", "skipped", "undone"];

/** The value of a button that marks a habit on a day; 26 characters at most. */
export function tickValue(state: TickState, habit: Habit, date: LocalDate): string {
  return `${state}.${shortId(habit.id)}.${date.replaceAll("-", "")}`;
}

function tickButton(action: string, habit: Habit, date: LocalDate, state: TodayState): Button {
  const isTold = state === "done" || state === "partial" || state === "skipped";
  return {
    action,
    value: tickValue(isTold ? "undone" : "done", habit, date),
    label: `${stateMarks[state]} ${nameOnButton(habit)}`,
  };
}

/**
 * Rows of buttons for what is due or told on a day: one habit a button, pressed to tick or to take back.
 * @param action name that the buttons come back with; its handler hands their values to {@link takeTick}
 * @param day yesterday only gives buttons until noon
 */
export function tickRows(
  standings: readonly HabitStanding[],
  action: string,
  day: "today" | "yesterday" = "today",
): readonly (readonly Button[])[] {
  const buttons = standings.flatMap(({ habit, date, ...states }) => {
    const state = states[day];
    if (state === null || state === "not-due" || state === "paused") return [];
    return [tickButton(action, habit, day === "today" ? date : addDays(date, -1), state)];
  });
  return buttons.length === 0 ? [] : rowsOf(buttons);
}

/** What a button's value says; `undefined` for one that Leo didn't make. */
function readTick(
  value: string,
): { readonly state: TickState; readonly idStart: string; readonly date: LocalDate } | undefined {
  const [, name, idStart = "", year, month, day] =
    /^([a-z]+)\.([\da-f]{8})\.(\d{4})(\d{2})(\d{2})$/.exec(value) ?? [];
  const state = tickStates.find((one) => one === name);
  return state === undefined ? undefined : { state, idStart, date: `${year}-${month}-${day}` };
}

/** A kept habit by the beginning of its id, as buttons carry it. */
export async function findPressedHabit(context: ChatContext, idStart: string): Promise<Habit | undefined> {
  const habits = await listHabits(context.turn.transaction, context.person.id);
  const found = habits.filter(({ id }) => shortId(id) === idStart);
  return found.length === 1 ? found[0] : undefined;
}

/** The sentence for something about habits that can't be done. */
export function refusal(code: HabitErrorCode, t: Translate): string {
  return t(`habits:refused.${code}`);
}

/** Runs something with habits, or says kindly why it can't be done; answers `undefined` then. */
export async function orRefuse<T>(context: ChatContext, work: () => Promise<T>): Promise<T | undefined> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof HabitError)) throw error;
    context.turn.say([text(refusal(error.code, context.t))]);
    return undefined;
  }
}

/**
 * Marks what a button of {@link tickRows} says. Answers `undefined` once the person was told why nothing changed; the
 * caller says what was reached and edits its own message.
 */
export async function takeTick(context: ChatContext, value: string): Promise<MarkResult | undefined> {
  const { turn, person } = context;
  const tick = readTick(value);
  return orRefuse(context, async () => {
    const habit = tick === undefined ? undefined : await findPressedHabit(context, tick.idStart);
    if (tick === undefined || habit === undefined) throw new HabitError("habit-unknown", "no such habit");
    return markHabit(turn.transaction, {
      personId: person.id,
      habitId: habit.id,
      date: tick.date,
      state: tick.state,
      channel: turn.conversation.channel,
      now: turn.now(),
    });
  });
}

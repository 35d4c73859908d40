import { z } from "zod";
import { leoDay } from "../../models/days/leo-day.ts";
import { addDays, type LocalDate } from "../../models/days/local-date.ts";
import { findHabits } from "../../models/habits/find-habit.ts";
import { listHabits } from "../../models/habits/habits.ts";
import { type MarkResult, markHabit } from "../../models/habits/mark.ts";
import { orRefuse } from "../refuse.ts";
import { defineTool, type ToolContext, type ToolResult } from "../tool.ts";
import { toolText } from "../tool-text.ts";
import { nameInText } from "../words/habit-words.ts";
import { markedWords } from "../words/mark-words.ts";

const states = ["done", "partial", "skipped", "undone"] as const;

/** The day that is meant; what is no day is left for the habit's own check. */
function dayOf(date: string | undefined, { now, dayRule }: ToolContext): LocalDate {
  const today = leoDay(now(), dayRule);
  const word = date?.trim().toLowerCase() ?? "today";
  if (word === "today" || word === "") return today;
  return word === "yesterday" ? addDays(today, -1) : word;
}

function toResult(
  result: MarkResult,
  told: { readonly date: LocalDate; readonly value?: number },
  { t, locale, isInCrisisCare }: ToolContext,
): ToolResult {
  const { after, changed, state, milestones } = result;
  const numbers = {
    streak: after.streak.length,
    streak_unit: after.streak.unit,
    best_streak: after.bestStreak,
    strength_percent: Math.round(after.strengthPercent),
    milestones: milestones.map(({ kind }) => kind),
  };
  return {
    say: markedWords(result, told, { t, locale, withNumbers: !isInCrisisCare }),
    facts: {
      habit_text: after.habit.name,
      date: told.date,
      state,
      was_noted_before: !changed,
      ...(isInCrisisCare ? {} : numbers),
    },
  };
}

/** Notes that a habit was done, done in part, skipped, or takes it back. */
export const markHabitCompleted = defineTool({
  name: "mark_habit_completed",
  description:
    "Notes what the person tells of one of their habits on a day: done, partial, skipped, or undone to take it back. Answers with streak and strength. Use the habit's name as the person says it.",
  input: z.strictObject({
    habit: toolText(400).describe("name of the habit, or words of it"),
    state: z.enum(states),
    value: z.number().optional().describe("the amount, where the person gives one"),
    date: toolText(40)
      .optional()
      .describe("today (if left out), yesterday, or a date of the last 7 days as YYYY-MM-DD"),
    note: toolText(500).optional().describe("what the person adds, or why it was skipped"),
  }),
  effect: "write",
  run: async ({ habit, state, value, date, note }, context) => {
    const { personId, transaction, channel, now, t } = context;
    const habits = await listHabits(transaction, personId);
    const [found, ...others] = findHabits(habits, habit);
    if (found !== undefined && others.length > 0) {
      const names = [found, ...others].map(nameInText).join("; ");
      return { refused: t("tools:habit.which", { names }) };
    }
    return orRefuse(t, async () => {
      if (found === undefined) {
        if (habits.length === 0) return { refused: t("habits:list.empty") };
        return { refused: t("tools:habit.unknown", { names: habits.map(nameInText).join("; ") }) };
      }
      const told = { date: dayOf(date, context), ...(value === undefined ? {} : { value }) };
      const said = note?.trim() ?? "";
      const words = said === "" ? {} : state === "skipped" ? { reason: said } : { note: said };
      const mark = { personId, habitId: found.id, state, ...told, ...words, channel, now: now() };
      return toResult(await markHabit(transaction, mark), told, context);
    });
  },
});

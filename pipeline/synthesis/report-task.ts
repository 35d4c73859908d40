import { z } from "zod";
import type { ModelTask } from "../model-task.ts";
import { itemProblems, type WrittenInsights, withWords, writtenInsights } from "../quiz/insight-task.ts";
import { textProblems } from "../wording/text-problems.ts";
import { type ReportInput, type ReportWords, reportInstructions, reportQuestion } from "./report-prompt.ts";

interface WrittenReport {
  readonly summary: string;
  readonly insights: WrittenInsights;
  readonly micro_habits: readonly string[];
}

/** Asks a model to write a report's words and to choose its habits. */
export const reportTask: ModelTask<ReportInput, WrittenReport, ReportWords> = {
  answerName: "report",
  maxAnswerTokens: 2_500,
  steady: false,
  instructions: reportInstructions,
  question: (input) => ({ text: reportQuestion(input) }),
  answer: ({ draft, habitChoices }) =>
    z.strictObject({
      summary: z.string().trim().min(40).max(1200),
      insights: writtenInsights(draft.insights),
      micro_habits: z.array(z.enum(habitChoices.map(({ id }) => id))).length(3),
    }),
  forbids: () => false,
  problems: ({ summary, insights, micro_habits: habits }, input, locale) => [
    ...itemProblems(insights, input.draft.insights),
    ...(new Set(habits).size === habits.length ? [] : ["The three micro_habits must be different."]),
    ...textProblems(
      [summary, ...insights.flatMap(({ title, text }) => [title, text])],
      reportQuestion(input),
      locale,
    ),
  ],
  finish: ({ summary, insights, micro_habits: habits }, { draft, habitChoices }) => ({
    summary,
    insights: withWords(draft.insights, insights),
    microHabits: habits.flatMap((id) => habitChoices.filter((habit) => habit.id === id)),
  }),
};

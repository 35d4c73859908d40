import { z } from "zod";
import {
  challenge,
  challengeCount,
  morningRoutine,
  type PlanContent,
  planContent,
  planDayFields,
  planLength,
  triggerActionReward,
} from "../../models/plans/plan-content.ts";
import type { ModelTask } from "../model-task.ts";
import { textProblems } from "../wording/text-problems.ts";
import type { PlanWords } from "./plan-facts.ts";
import { type PlanQuestion, planInstructions, planQuestion } from "./plan-prompt.ts";

const { mainFocus, deepFocus, eveningReflection, tip } = planDayFields.shape;

const writtenPlan = z.strictObject({
  morning_routine: morningRoutine,
  days: z
    .array(
      z.strictObject({
        date: z.string(),
        main_focus: mainFocus,
        ...triggerActionReward.shape,
        deep_focus: deepFocus,
        evening_reflection: eveningReflection,
        tip,
      }),
    )
    .length(planLength),
  weekly_challenges: z.array(challenge).min(challengeCount.min).max(challengeCount.max),
});
type WrittenPlan = z.output<typeof writtenPlan>;

/** All texts of an answer that a person would read. */
function textsIn({ morning_routine: morning, days, weekly_challenges: challenges }: WrittenPlan): string[] {
  return [
    ...morning,
    ...days.flatMap(({ date: _, ...texts }) => Object.values(texts)),
    ...challenges.flatMap((one) => Object.values(one)),
  ];
}

function dateProblems({ days }: WrittenPlan, { draft }: PlanQuestion): readonly string[] {
  const wanted = draft.content.days.map(({ date }) => date);
  const isRight = days.every(({ date }, index) => date === wanted[index]);
  return isRight ? [] : [`The days must have these dates, in this order: ${wanted.join(", ")}.`];
}

function sameness({ days }: WrittenPlan): readonly string[] {
  const focuses = new Set(days.map(({ main_focus: focus }) => focus));
  return focuses.size === days.length ? [] : ["Each day needs a main_focus of its own."];
}

/** The answer as a plan; each day stays about what the draft's was. */
function toContent(written: WrittenPlan, draft: PlanContent): PlanContent {
  return planContent.parse({
    morningRoutine: written.morning_routine,
    days: written.days.map((day, index) => {
      const theme = draft.days[index]?.theme;
      return {
        date: day.date,
        ...(theme === undefined ? {} : { theme }),
        mainFocus: day.main_focus,
        triggerActionReward: { trigger: day.trigger, action: day.action, reward: day.reward },
        deepFocus: day.deep_focus,
        eveningReflection: day.evening_reflection,
        tip: day.tip,
      };
    }),
    weeklyChallenges: written.weekly_challenges,
  });
}

/** Asks a model to write a week around the draft of the rules. */
export const planTask: ModelTask<PlanQuestion, WrittenPlan, PlanWords> = {
  answerName: "week_plan",
  maxAnswerTokens: 4_000,
  steady: false,
  instructions: planInstructions,
  question: (input) => ({ text: planQuestion(input) }),
  answer: () => writtenPlan,
  forbids: () => false,
  problems: (answer, input, locale) => [
    ...dateProblems(answer, input),
    ...sameness(answer),
    ...textProblems(textsIn(answer), planQuestion(input), locale),
  ],
  finish: (answer, { draft }) => ({ content: toContent(answer, draft.content), wishesHeard: true }),
};

import { z } from "zod";
import { wellFormed } from "../../core/markdown.ts";
import { addDays, isLocalDate } from "../days/local-date.ts";

/** Days of a plan. */
export const planLength = 7;
/** Fewest and most steps of a morning. */
export const morningSteps = { min: 3, max: 7 } as const;
/** Fewest and most challenges of a week. */
export const challengeCount = { min: 1, max: 3 } as const;

/** Longest texts of a plan, in UTF-16 units. */
export const planTextLimits = {
  step: 160,
  mainFocus: 140,
  trigger: 200,
  action: 240,
  reward: 200,
  deepFocus: 400,
  eveningReflection: 400,
  tip: 400,
  category: 60,
  title: 100,
  description: 400,
  time: 80,
  reason: 400,
} as const;

/** Controls, line ends and marks that turn the direction of a line around; letters of right-to-left scripts stay. */
const breaking = /[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069\s]+/gu;

/** A text as a plan keeps it: one line, no control characters, no blanks at its ends. */
export function planText(text: string): string {
  return wellFormed(text.replace(breaking, " ")).trim();
}

function line(limit: keyof typeof planTextLimits) {
  return z.string().overwrite(planText).min(1).max(planTextLimits[limit]);
}

/** A step of the morning list. */
export const planStep = line("step");

/** What starts an act, the act, and what makes it worth doing again. */
export const triggerActionReward = z.strictObject({
  trigger: line("trigger"),
  action: line("action"),
  reward: line("reward"),
});

/** The five fields of a day that can be changed. */
export const planDayFields = z.strictObject({
  mainFocus: line("mainFocus"),
  triggerActionReward,
  deepFocus: line("deepFocus"),
  eveningReflection: line("eveningReflection"),
  tip: line("tip"),
});

/** One day of a plan. */
export const planDay = planDayFields.extend({
  date: z.string().refine(isLocalDate, "must be a calendar date, YYYY-MM-DD"),
  /** What the day is about, as an id of the plan's themes; for Leo's own use, not shown. */
  theme: z.string().max(40).exactOptional(),
});
export type PlanDay = z.output<typeof planDay>;

/** Something to try within the week. */
export const challenge = z.strictObject({
  category: line("category"),
  title: line("title"),
  description: line("description"),
  /** How long or how often, in words. */
  time: line("time"),
  reason: line("reason"),
});
export type Challenge = z.output<typeof challenge>;

/** The morning list. */
export const morningRoutine = z.array(planStep).min(morningSteps.min).max(morningSteps.max);

/** The week's challenges. */
export const weeklyChallenges = z.array(challenge).min(challengeCount.min).max(challengeCount.max);

/** A whole plan: a morning list for all days, seven days in a row, and the week's challenges. */
export const planContent = z
  .strictObject({ morningRoutine, days: z.array(planDay).length(planLength), weeklyChallenges })
  .refine(({ days }) => days.every(({ date }, index) => date === addDays(days[0]?.date ?? date, index)), {
    error: "the seven days must follow each other",
    path: ["days"],
    when: ({ issues }) => issues.length === 0,
  });
export type PlanContent = z.output<typeof planContent>;

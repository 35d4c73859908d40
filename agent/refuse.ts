import type { Translate } from "../core/locales.ts";
import { HabitError } from "../models/habits/habit.ts";
import { ReminderError, reminderLimit } from "../models/nudges/reminders.ts";
import { PlanError } from "../models/plans/plan-error.ts";
import type { ToolContext, ToolRefusal, ToolResult } from "./tool.ts";

/** The sentence for something that can't be done; `undefined` for a fault that isn't the person's. */
function sentenceOf(error: unknown, t: Translate): string | undefined {
  if (error instanceof HabitError) return t(`habits:refused.${error.code}`);
  if (error instanceof PlanError) return t(`plan:errors.${error.code}`);
  if (error instanceof ReminderError) return t("remind:problem.limit", { count: reminderLimit });
  return undefined;
}

/** Does something, or says in the person's language why it can't be done. @throws what is no refusal of the models' */
export async function orRefuse<Done extends ToolResult | ToolRefusal | string>(
  t: Translate,
  work: () => Promise<Done>,
): Promise<Done | ToolRefusal> {
  try {
    return await work();
  } catch (error) {
    const refused = sentenceOf(error, t);
    if (refused === undefined) throw error;
    return { refused };
  }
}

/** Why somebody has no plan to change now: a minor, or in the days after a crisis; `undefined` where nothing is against it. */
export function whyNoPlan({ isAdult, isInCrisisCare, t }: ToolContext): ToolRefusal | undefined {
  if (!isAdult) return { refused: t("tools:plan.minor") };
  return isInCrisisCare ? { refused: t("safety:restFirst") } : undefined;
}

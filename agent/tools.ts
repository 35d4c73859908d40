import type { Tool } from "./tool.ts";
import { checkSafetyIndicators } from "./tools/check-safety-indicators.ts";
import { getCompleteUserContext } from "./tools/get-complete-user-context.ts";
import { identifyHiddenPatterns } from "./tools/identify-hidden-patterns.ts";
import { markHabitCompleted } from "./tools/mark-habit-completed.ts";
import { regenerateDailyPlan } from "./tools/regenerate-daily-plan.ts";
import { restorePlanVersion } from "./tools/restore-plan-version.ts";
import { setReminder } from "./tools/set-reminder.ts";
import { updateMorningRoutine } from "./tools/update-morning-routine.ts";
import { updateSpecificDayPlan } from "./tools/update-specific-day-plan.ts";
import { updateWeeklyChallenges } from "./tools/update-weekly-challenges.ts";

/** What Leo's mind can do: one line a tool. */
export const tools: readonly Tool[] = [
  getCompleteUserContext,
  identifyHiddenPatterns,
  markHabitCompleted,
  setReminder,
  updateMorningRoutine,
  updateSpecificDayPlan,
  updateWeeklyChallenges,
  regenerateDailyPlan,
  restorePlanVersion,
  checkSafetyIndicators,
];

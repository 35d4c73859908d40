import { gad2Total, phq2Total, phq4Total, type QuizAnswers } from "../../models/check-ins/answers.ts";
import type { AssessmentFlags } from "./assessment.ts";

/** PHQ-2 or GAD-2 from which supportive words and resources are added. */
const subscaleThreshold = 3;
/** PHQ-4 from which resources come first and no age is shown. */
const resourcesFirstThreshold = 9;
const alcoholLevels: readonly string[] = ["13-22", "23-32", "33+"];
const shortSleepLevels: readonly string[] = ["<=4", "5"];

/** What the answers call for besides a score. */
export function assessmentFlags(answers: QuizAnswers): AssessmentFlags {
  const total = phq4Total(answers);
  return {
    phq2Positive: (phq2Total(answers) ?? 0) >= subscaleThreshold,
    gad2Positive: (gad2Total(answers) ?? 0) >= subscaleThreshold,
    phq4Total: total,
    resourcesFirst: (total ?? 0) >= resourcesFirstThreshold,
    alcoholFollowUp: alcoholLevels.includes(answers.alcohol ?? ""),
    sleepModule: shortSleepLevels.includes(answers.sleepHours ?? "") || answers.restDays === "22-30",
  };
}

import { checkAnswers, minimumAge } from "../models/check-ins/answers.ts";
import { assessQuiz } from "../pipeline/quiz/assess.ts";
import type { QuizAssessment } from "../pipeline/quiz/assessment.ts";

/** One assessment as the score command prints it. */
function printed(assessment: QuizAssessment) {
  const { lifestyleAge, flags } = assessment;
  return {
    chronological_age: assessment.chronologicalAge,
    category_scores: assessment.categoryScores,
    overall_glow_score: assessment.overallGlowScore,
    band: assessment.band,
    biological_age: lifestyleAge.age,
    range: [lifestyleAge.low, lifestyleAge.high],
    delta: lifestyleAge.delta,
    raw_delta: lifestyleAge.rawDelta,
    // The spelling of the published test vectors, so that their `expect` can be compared key by key.
    rawDelta: lifestyleAge.rawDelta,
    lnHR_sum: lifestyleAge.lnHazardRatioSum,
    /** False: the ages are computed for the record and never shown to the person. */
    display: lifestyleAge.display,
    emotional_age: assessment.emotionalAge,
    flags: {
      phq2_pos: flags.phq2Positive,
      gad2_pos: flags.gad2Positive,
      phq4_total: flags.phq4Total,
    },
    resources_first: flags.resourcesFirst,
    alcohol_follow_up: flags.alcoholFollowUp,
    sleep_module: flags.sleepModule,
    glowup_archetype: assessment.archetype,
    micro_habits: assessment.microHabits,
    rules_version: assessment.rulesVersion,
  };
}

/** The scores of some answers, or one sentence that says what is wrong with them. */
export type ScoredAnswers = { readonly scores: unknown } | { readonly fault: string };

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function scoreEntry(entry: unknown): { scores: object } | { fault: string } {
  if (!isRecord(entry)) return { fault: "must be an object of quiz answers" };
  const { id, ...bare } = entry;
  const input = "answers" in entry ? entry.answers : bare;
  if (isRecord(input) && typeof input.age === "number" && input.age >= 0 && input.age < minimumAge) {
    return { fault: `age is under ${minimumAge}: no scores are made for anyone under ${minimumAge}` };
  }
  const checked = checkAnswers(input);
  if ("problem" in checked) {
    const { field, problem } = checked.problem;
    return { fault: `${field || "answers"} ${problem}` };
  }
  return { scores: { ...(id === undefined ? {} : { id }), ...printed(assessQuiz(checked.answers)) } };
}

function entryName(entry: unknown, index: number): string {
  const id = isRecord(entry) ? entry.id : undefined;
  return typeof id === "string" || typeof id === "number"
    ? `entry ${index + 1} (${id})`
    : `entry ${index + 1}`;
}

/**
 * Scores a JSON text: one object or an array, each either bare answers or `{id, answers}`. An array gives an array
 * in the same order; the first fault stops it. A fault names the field and never repeats an answer.
 */
export function scoreAnswers(json: string): ScoredAnswers {
  let input: unknown;
  try {
    input = JSON.parse(json.replace(/^\uFEFF/, ""));
  } catch {
    return { fault: "the input is not valid JSON" };
  }
  if (!Array.isArray(input)) return scoreEntry(input);
  const scores: object[] = [];
  for (const [index, entry] of input.entries()) {
    const result = scoreEntry(entry);
    if ("fault" in result) return { fault: `${entryName(entry, index)}: ${result.fault}` };
    scores.push(result.scores);
  }
  return { scores };
}

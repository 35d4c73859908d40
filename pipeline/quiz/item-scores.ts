import { phq4Total, type QuizAnswers, weeklyActiveMinutes } from "../../models/check-ins/answers.ts";
import { questions } from "../../models/check-ins/questions.ts";

/** Everything that has a score of its own, 0 to 100; activity is days times minutes, PHQ-4 is one item. */
export const scoredItems = [
  "activity",
  "genHealth",
  "energyDays",
  "restDays",
  "sleepHours",
  "tobacco",
  "fruitveg",
  "alcohol",
  "fastfood",
  "phq4",
  "lifeSat",
  "lonely",
  "stress",
  "coping",
  "skin",
  "careDays",
  "body",
  "sun",
  "hydration",
] as const;
export type ScoredItem = (typeof scoredItems)[number];

/**
 * Weekly active minutes and their score: 100 · ln HR / ln 0.61 at the middles of the bins of Arem 2015
 * (hazard ratios 0.80, 0.69, 0.63, 0.61).
 */
const activityPoints = [
  [0, 0],
  [75, 45],
  [225, 75],
  [375, 93],
  [600, 100],
] as const;

/** Score of weekly active minutes, 0 to 100; linear between the points, 100 from 600 minutes on. */
export function activityScore(minutes: number): number {
  let [fromMinutes, fromScore]: readonly [number, number] = activityPoints[0];
  for (const [toMinutes, toScore] of activityPoints) {
    if (minutes <= toMinutes) {
      const span = toMinutes - fromMinutes;
      return span === 0 ? toScore : fromScore + ((minutes - fromMinutes) / span) * (toScore - fromScore);
    }
    [fromMinutes, fromScore] = [toMinutes, toScore];
  }
  return 100;
}

/** Score of one item, 0 to 100, higher is better; `null` when it was skipped. */
export function itemScore(item: ScoredItem, answers: QuizAnswers): number | null {
  if (item === "activity") {
    const minutes = weeklyActiveMinutes(answers);
    return minutes === null ? null : activityScore(minutes);
  }
  if (item === "phq4") {
    const total = phq4Total(answers);
    return total === null ? null : 100 * (1 - total / 12);
  }
  const answer = answers[item];
  const question = questions.find(({ id }) => id === item);
  return question?.options.find(({ value }) => value === answer)?.score ?? null;
}

import type { Locale } from "../../core/locales.ts";
import type { QuizAnswers } from "../../models/check-ins/answers.ts";
import type { EarlierWeek, PlanFacts } from "../../pipeline/plan/plan-facts.ts";
import { assessQuiz } from "../../pipeline/quiz/assess.ts";
import { habitsInWords } from "../../pipeline/synthesis/local-habits.ts";
import { typicalAnswers } from "./analysis.ts";

/** What a week is written from: typical answers and nothing before, a Tuesday first, unless told otherwise. */
export function planFacts(changes: Partial<PlanFacts> & { readonly locale?: Locale } = {}): PlanFacts {
  const answers: QuizAnswers = changes.answers ?? typicalAnswers;
  const assessment = assessQuiz(answers);
  return {
    answers,
    assessment,
    locale: "en",
    firstDate: "2026-03-03",
    seed: "seed",
    microHabits: habitsInWords(assessment.microHabits, answers, changes.locale ?? "en"),
    habits: [],
    earlier: [],
    wishes: null,
    ...changes,
  };
}

/** A week as it was had, with nothing ticked off unless told. */
export function earlierWeek(content: EarlierWeek["content"], done: Partial<EarlierWeek> = {}): EarlierWeek {
  return { content, locale: "en", steps: [], focusDone: [], ...done };
}

/** Answers of somebody whose last two weeks were heavy. */
export const heavyAnswers: QuizAnswers = { ...typicalAnswers, phq4: [3, 2, 3, 3] };

/** Answers of somebody who smokes, sleeps little, moves little and is often lonely. */
export const strainedAnswers: QuizAnswers = {
  ...typicalAnswers,
  tobacco: "daily",
  sleepHours: "5",
  restDays: "22-30",
  actDays: 0,
  alcohol: "13-22",
  lonely: "often",
};

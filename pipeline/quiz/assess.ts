import type { QuizAnswers } from "../../models/check-ins/answers.ts";
import { archetypeOf } from "./archetype.ts";
import { type Band, type CategoryScores, type QuizAssessment, rulesVersion } from "./assessment.ts";
import {
  itemPoints,
  overallGlowScore,
  type PhotoCare,
  scoreCategories,
  weightedItems,
} from "./category-scores.ts";
import { emotionalAge } from "./emotional-age.ts";
import { assessmentFlags } from "./flags.ts";
import { lifestyleAge } from "./lifestyle-age.ts";
import { chooseMicroHabits } from "./micro-habits.ts";
import { referencePopulation } from "./reference-population.ts";
import { roundTo } from "./rounding.ts";

/** What besides the answers goes into an assessment. */
export interface AssessmentContext {
  /** Left out without a photo and with the local analyser, which changes no score. */
  readonly photo?: PhotoCare;
  /** ISO 3166 country code; chooses the population the lifestyle age is compared with. */
  readonly region?: string;
}

/** The band of a Glow score: below 40, 60, 80, and from 80 on. */
export function bandOf(overall: number): Band {
  if (overall < 40) return "needs-care-first";
  if (overall < 60) return "building";
  return overall < 80 ? "steady" : "thriving";
}

function rounded(scores: CategoryScores): CategoryScores {
  const one = (score: number | null) => (score === null ? null : roundTo(score, 1));
  return {
    physicalVitality: one(scores.physicalVitality),
    emotionalHealth: one(scores.emotionalHealth),
    visualAppearance: one(scores.visualAppearance),
  };
}

/**
 * Everything the rules compute from the answers of one quiz. Categories are rounded to one decimal, differences
 * in years to two, the overall score and the ages to whole numbers; nothing is computed from a rounded number but
 * band and archetype, which follow what is shown.
 */
export function assessQuiz(answers: QuizAnswers, { photo, region }: AssessmentContext = {}): QuizAssessment {
  const items = weightedItems(answers);
  const scores = scoreCategories(items, photo);
  const overall = overallGlowScore(scores);
  const flags = assessmentFlags(answers);
  const agesShown = !flags.resourcesFirst;
  const shown = rounded(scores);
  return {
    rulesVersion,
    chronologicalAge: answers.age,
    categoryScores: shown,
    overallGlowScore: overall,
    band: overall === null ? null : bandOf(overall),
    lifestyleAge: lifestyleAge(answers, referencePopulation(region), agesShown),
    emotionalAge: emotionalAge(answers.age, scores.emotionalHealth, agesShown),
    flags,
    archetype: archetypeOf({ answers, scores: shown, overall, phq4Total: flags.phq4Total }),
    items: itemPoints(items, scores, photo),
    microHabits: chooseMicroHabits(items, answers),
  };
}

import type { QuizAnswers } from "../../models/check-ins/answers.ts";
import type { FactorYears, LifestyleAge } from "./assessment.ts";
import { factorRules, hazardRatio, type LifestyleFactor, lifestyleFactors } from "./hazard-ratios.ts";
import { type ReferencePopulation, referenceLnHazardRatio } from "./reference-population.ts";
import { clamp, roundTo } from "./rounding.ts";
import { factorSources } from "./sources.ts";

/** Mortality doubles about every eight years of adult life (Gompertz): ln 2 / 8 a year. */
const lnHazardPerYear = Math.LN2 / 8;
/** κ: calibration against Li 2018, where effective-age years proved larger than years of life. */
const shrinkage = 0.8;
/** Bounds of the difference, in years. */
const youngest = -8;
const oldest = 12;

/**
 * How far the cohort studies carry at an age, 0.25 to 1: they are of people from about 40 on, and relative
 * risks shrink in the very old. @param age years
 */
export function ageFactor(age: number): number {
  if (age < 35) return clamp((age - 15) / 20, 0.25, 1);
  return age <= 75 ? 1 : Math.max(0.5, 1 - (age - 75) / 30);
}

/** A level answered, with its part of Σ λ · ln HR. */
interface FactorLevel {
  readonly factor: LifestyleFactor;
  readonly level: string;
  readonly hazardRatio: number;
  readonly lnHazardRatio: number;
}

function answeredLevels(answers: QuizAnswers): readonly FactorLevel[] {
  return lifestyleFactors.flatMap((factor) => {
    const rule = factorRules[factor];
    const level = rule.level(answers);
    if (level === undefined) return [];
    const ratio = hazardRatio(factor, level, answers.sex);
    return [{ factor, level, hazardRatio: ratio, lnHazardRatio: rule.weight * Math.log(ratio) }];
  });
}

/** Former smokers can't change that they once smoked. */
function isModifiable({ factor, level }: FactorLevel): boolean {
  return factorRules[factor].modifiable && !level.startsWith("quit");
}

/** The two largest that can be changed first, then the rest from the oldest-making to the youngest-making. */
function inOrderOfUse(rows: readonly FactorYears[]): FactorYears[] {
  const byYears = [...rows].sort((a, b) => b.years - a.years);
  const first = byYears.filter(({ modifiable, years }) => modifiable && years > 0).slice(0, 2);
  return [...first, ...byYears.filter((row) => !first.includes(row))];
}

/**
 * Lifestyle age: hazard ratios of the answers turned into years (Spiegelhalter 2016), against the average of a
 * population, shrunk by 0.8 and by the age factor, clamped to -8 to +12.
 * @param display false where the number is kept but not shown
 */
export function lifestyleAge(
  answers: QuizAnswers,
  population: ReferencePopulation,
  display: boolean,
): LifestyleAge {
  const levels = answeredLevels(answers);
  const total = levels.reduce((sum, { lnHazardRatio }) => sum + lnHazardRatio, 0);
  const reference = referenceLnHazardRatio(
    population,
    levels.some(({ factor }) => factor === "bmi"),
  );
  const scale = shrinkage * ageFactor(answers.age);
  const rawDelta = (scale * (total - reference)) / lnHazardPerYear;
  const delta = clamp(rawDelta, youngest, oldest);
  const halfWidth = 2.5 + 0.25 * Math.abs(delta) + (answers.bmi === undefined ? 1 : 0);
  const factors = levels.map(
    (entry): FactorYears => ({
      factor: entry.factor,
      level: entry.level,
      hazardRatio: roundTo(entry.hazardRatio, 2),
      weight: factorRules[entry.factor].weight,
      years: roundTo((scale * entry.lnHazardRatio) / lnHazardPerYear, 2),
      modifiable: isModifiable(entry),
      source: factorSources[entry.factor],
    }),
  );
  return {
    age: roundTo(answers.age + delta, 0),
    low: roundTo(answers.age + delta - halfWidth, 0),
    high: roundTo(answers.age + delta + halfWidth, 0),
    delta: roundTo(delta, 2),
    rawDelta: roundTo(rawDelta, 2),
    lnHazardRatioSum: roundTo(total, 4),
    display,
    factors: inOrderOfUse(factors),
    referenceYears: roundTo((scale * reference) / lnHazardPerYear, 2),
  };
}

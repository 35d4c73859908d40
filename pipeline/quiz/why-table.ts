import type { Translate } from "../../core/locales.ts";
import { itemNameKey } from "../../models/check-ins/question-texts.ts";
import type { FactorYears, ItemPoints, QuizAssessment } from "./assessment.ts";

/** An item's points with its words. */
export interface WhyItem extends ItemPoints {
  readonly label: string;
  readonly categoryLabel: string;
}

/** A factor's years with its words. */
export interface WhyFactor extends FactorYears {
  readonly label: string;
  readonly levelLabel: string;
}

/** "Why these numbers" in one language. */
export interface WhyTable {
  /** In the order of the categories and their weights. */
  readonly items: readonly WhyItem[];
  /** The two largest that can be changed first; empty where no age is shown. */
  readonly factors: readonly WhyFactor[];
  /** What the average brings; the years of all factors less these are the difference before it is clamped. */
  readonly referenceYears: number | null;
  /** What the conversion to years rests on. */
  readonly method: string;
}

/** Factors whose levels are no answers but computed: their labels stand with the factor. */
const computedLevels: readonly string[] = ["activity", "lowMood", "bmi"];

/** Key of the label of a factor's level. */
export function factorLevelKey(factor: string, level: string): string {
  return computedLevels.includes(factor)
    ? `quiz:factors.${factor}.levels.${level}`
    : `quiz:questions.${factor}.options.${level}`;
}

/** Every item's points and every factor's years, each with its source, in the translator's language. */
export function whyTable(assessment: QuizAssessment, translate: Translate): WhyTable {
  const { lifestyleAge, items } = assessment;
  return {
    items: items.map((row) => ({
      ...row,
      label: translate(itemNameKey(row.item)),
      categoryLabel: translate(`report:categories.${row.category}.name`),
      source: translate(`quiz:sources.items.${row.item}`),
    })),
    factors: lifestyleAge.display
      ? lifestyleAge.factors.map((row) => ({
          ...row,
          label: translate(`quiz:factors.${row.factor}.name`),
          levelLabel: translate(factorLevelKey(row.factor, row.level)),
          source: translate(`quiz:sources.factors.${row.factor}`),
        }))
      : [],
    referenceYears: lifestyleAge.display ? lifestyleAge.referenceYears : null,
    method: translate("quiz:sources.method"),
  };
}

import type { QuizAnswers } from "../../models/check-ins/answers.ts";
import type { Category, CategoryScores, ItemPoints } from "./assessment.ts";
import { itemScore, type ScoredItem } from "./item-scores.ts";
import { roundTo } from "./rounding.ts";
import { itemSources } from "./sources.ts";

/** Weights of the items within each category, 100 each; judgements of the design, no study supports one composite. */
export const categoryWeights = {
  physicalVitality: [
    ["activity", 20],
    ["genHealth", 18],
    ["energyDays", 14],
    ["restDays", 12],
    ["sleepHours", 10],
    ["tobacco", 9],
    ["fruitveg", 8],
    ["alcohol", 5],
    ["fastfood", 4],
  ],
  emotionalHealth: [
    ["phq4", 40],
    ["lifeSat", 20],
    ["lonely", 18],
    ["stress", 12],
    ["coping", 10],
  ],
  visualAppearance: [
    ["skin", 25],
    ["careDays", 20],
    ["body", 20],
    ["sun", 15],
    ["restDays", 12],
    ["hydration", 8],
  ],
} as const satisfies Record<Category, readonly (readonly [ScoredItem, number])[]>;

/** The categories in the order they are shown. */
export const categories = ["physicalVitality", "emotionalHealth", "visualAppearance"] as const;

/** Shares of the categories in the overall score; renormalised over those that could be scored. */
export const overallShares = {
  physicalVitality: 0.45,
  emotionalHealth: 0.4,
  visualAppearance: 0.15,
} as const satisfies Record<Category, number>;

/** Answered weight below which a category has no score. */
const minimumAnsweredWeight = 60;
/** Most that a photo can make of its category. */
const maximumPhotoShare = 0.3;

/** What a photo brings to the score: how good the picture is (0 to 1) and its care score (0 to 100). */
export interface PhotoCare {
  readonly quality: number;
  readonly care: number;
}

/** One answered item of a category. */
export interface WeightedItem {
  readonly item: ScoredItem;
  readonly category: Category;
  readonly weight: number;
  /** 0 to 100. */
  readonly score: number;
}

/** The answered items of all categories, in the order of the weights; rest days stand in two. */
export function weightedItems(answers: QuizAnswers): readonly WeightedItem[] {
  return categories.flatMap((category) =>
    categoryWeights[category].flatMap(([item, weight]) => {
      const score = itemScore(item, answers);
      return score === null ? [] : [{ item, category, weight, score }];
    }),
  );
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

function photoShare(category: Category, photo: PhotoCare | undefined): number {
  return category === "visualAppearance" && photo !== undefined ? maximumPhotoShare * photo.quality : 0;
}

function scoreCategory(category: Category, items: readonly WeightedItem[], photo: PhotoCare | undefined) {
  const own = items.filter((item) => item.category === category);
  const answered = sum(own.map(({ weight }) => weight));
  if (answered < minimumAnsweredWeight) return null;
  const fromAnswers = sum(own.map(({ weight, score }) => weight * score)) / answered;
  const share = photoShare(category, photo);
  return (1 - share) * fromAnswers + share * (photo?.care ?? 0);
}

/**
 * Scores of the categories, 0 to 100 and not rounded: the weighted mean of the answered items,
 * `null` below 60 % of the weight. A photo makes 30 % times its quality of `visualAppearance`.
 */
export function scoreCategories(items: readonly WeightedItem[], photo?: PhotoCare): CategoryScores {
  return {
    physicalVitality: scoreCategory("physicalVitality", items, photo),
    emotionalHealth: scoreCategory("emotionalHealth", items, photo),
    visualAppearance: scoreCategory("visualAppearance", items, photo),
  };
}

/** The Glow score, a whole number 0 to 100; `null` when no category could be scored. */
export function overallGlowScore(scores: CategoryScores): number | null {
  const scored = categories.flatMap((category) => {
    const score = scores[category];
    return score === null ? [] : [{ score, share: overallShares[category] }];
  });
  if (scored.length === 0) return null;
  return roundTo(
    sum(scored.map(({ score, share }) => score * share)) / sum(scored.map(({ share }) => share)),
    0,
  );
}

/**
 * What each answered item, and the photo, gave to its category; the points of a category add up to its score.
 * In a category without a score every item gives 0 of 0.
 */
export function itemPoints(
  items: readonly WeightedItem[],
  scores: CategoryScores,
  photo?: PhotoCare,
): ItemPoints[] {
  const rows = items.map(({ item, category, weight, score }): ItemPoints => {
    const answered = sum(items.filter((other) => other.category === category).map((other) => other.weight));
    const share = scores[category] === null ? 0 : (weight / answered) * (1 - photoShare(category, photo));
    return {
      item,
      category,
      weight,
      score: roundTo(score, 1),
      points: roundTo(share * score, 2),
      maxPoints: roundTo(share * 100, 2),
      source: itemSources[item],
    };
  });
  if (photo === undefined || scores.visualAppearance === null) return rows;
  const weight = roundTo(100 * photoShare("visualAppearance", photo), 2);
  return [
    ...rows,
    {
      item: "photo",
      category: "visualAppearance",
      weight,
      score: roundTo(photo.care, 1),
      points: roundTo((weight * photo.care) / 100, 2),
      maxPoints: weight,
      source: itemSources.photo,
    },
  ];
}

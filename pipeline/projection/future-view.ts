import type { QuizAnswers } from "../../models/check-ins/answers.ts";
import { assessQuiz } from "../quiz/assess.ts";
import type { Category, LifestyleAge } from "../quiz/assessment.ts";
import {
  categories,
  overallGlowScore,
  type PhotoCare,
  scoreCategories,
  type WeightedItem,
  weightedItems,
} from "../quiz/category-scores.ts";
import { roundTo } from "../quiz/rounding.ts";
import {
  answersAfter,
  type ChangeableItem,
  type Choice,
  changeableItems,
  levelsWithinReach,
} from "./change-levels.ts";
import { daysAhead, shareAfter, strengthPercent, yearsUntil } from "./time-frames.ts";

/** What a look ahead is computed from: the answers of a report and what else went into its score. */
export interface FutureBasis {
  readonly answers: QuizAnswers;
  readonly photo?: PhotoCare;
  /** ISO 3166-1 alpha-2. */
  readonly region?: string;
}

/** From the lower to the higher end, both included. */
export interface Range {
  readonly low: number;
  readonly high: number;
}

/** Scores at one moment, 0 to 100: from half of each change kept to all of it. */
export interface FutureScores {
  readonly score: Range;
  /** `null` where too little was answered. */
  readonly categories: Readonly<Record<Category, Range | null>>;
}

/** Scores some days ahead, and how strong a habit kept every day would be by then, in percent. */
export interface DaysAhead extends FutureScores {
  readonly days: number;
  readonly strengthPercent: number;
}

/** An item that could change, with the levels within reach, nearest first. */
export interface ChangeOption {
  readonly item: ChangeableItem;
  readonly levels: readonly string[];
}

/** A look ahead; plain JSON, the same for chat and page. */
export type FutureView =
  /** Where the answers sound heavy, there is nothing to compute; without a score, nothing to compare. */
  | { readonly kind: "resources-first" }
  | { readonly kind: "unscored" }
  | {
      readonly kind: "ready";
      readonly options: readonly ChangeOption[];
      /** As picked, in the order of the options. */
      readonly choices: readonly Choice[];
      readonly scoreNow: number;
      readonly categoriesNow: Readonly<Record<Category, number | null>>;
      readonly ahead: readonly DaysAhead[];
      /** Once the changes are what is usual. */
      readonly usual: FutureScores;
      /** Years until the slowest change counts in full; 0 for what can be usual within a month. */
      readonly years: number;
      /** Lifestyle age as its range, years; only once the changes are usual, and only where it may be shown. */
      readonly age?: { readonly today: Range; readonly later: Range };
    };
/** A look ahead with numbers in it. */
export type ReadyFuture = Extract<FutureView, { kind: "ready" }>;

/** The lower end of a range: so much of each change is kept. */
const halfKept = 0.5;

/** Scores with a share of each change, by item: 0 as it is, 1 all of it. */
function scoresAt(
  before: readonly WeightedItem[],
  after: readonly WeightedItem[],
  photo: PhotoCare | undefined,
  shareOf: (item: string) => number,
) {
  const items = before.map((now, index) => {
    const then = after[index]?.score ?? now.score;
    return { ...now, score: now.score + shareOf(now.item) * (then - now.score) };
  });
  const scores = scoreCategories(items, photo);
  return { scores, overall: overallGlowScore(scores) ?? 0 };
}

function rangeOf({ low, high }: LifestyleAge): Range {
  return { low, high };
}

/**
 * Runs the formulas again with at most two answers changed. At 7 and 30 days an item has moved by as much of its
 * window as has passed; the lifestyle age comes from studies over years, so it only stands with what is usual.
 * @throws ChoiceError where a choice isn't within reach of these answers
 */
export function futureView({ answers, photo, region }: FutureBasis, picked: readonly Choice[]): FutureView {
  const context = { ...(photo === undefined ? {} : { photo }), ...(region === undefined ? {} : { region }) };
  const now = assessQuiz(answers, context);
  if (now.flags.resourcesFirst) return { kind: "resources-first" };
  if (now.overallGlowScore === null) return { kind: "unscored" };
  const changed = answersAfter(answers, picked);
  const [before, after] = [weightedItems(answers), weightedItems(changed)];
  const chosen = changeableItems.flatMap((item) => picked.filter((choice) => choice.item === item));
  const at = (shareOf: (choice: Choice) => number): FutureScores => {
    const share = (kept: number) => (item: string) =>
      kept * Math.max(0, ...chosen.filter((choice) => choice.item === item).map(shareOf));
    const [half, whole] = [halfKept, 1].map((kept) => scoresAt(before, after, photo, share(kept)));
    const range = (category: Category): Range | null => {
      const [low, high] = [half?.scores[category] ?? null, whole?.scores[category] ?? null];
      return low === null || high === null ? null : { low: roundTo(low, 1), high: roundTo(high, 1) };
    };
    return {
      score: { low: half?.overall ?? 0, high: whole?.overall ?? 0 },
      categories: {
        physicalVitality: range("physicalVitality"),
        emotionalHealth: range("emotionalHealth"),
        visualAppearance: range("visualAppearance"),
      },
    };
  };
  const then = assessQuiz(changed, context);
  return {
    kind: "ready",
    options: changeableItems
      .map((item) => ({ item, levels: levelsWithinReach(item, answers) }))
      .filter(({ levels }) => levels.length > 0),
    choices: chosen,
    scoreNow: now.overallGlowScore,
    categoriesNow: now.categoryScores,
    ahead: daysAhead.map((days) => ({
      days,
      strengthPercent: strengthPercent(days),
      ...at((choice) => shareAfter(choice, days)),
    })),
    usual: at(() => 1),
    years: Math.max(0, ...chosen.map(yearsUntil)),
    ...(now.lifestyleAge.display
      ? { age: { today: rangeOf(now.lifestyleAge), later: rangeOf(then.lifestyleAge) } }
      : {}),
  };
}

/** The categories that a look ahead moves, in the order they are shown. */
export function movedCategories({ usual, categoriesNow }: ReadyFuture): readonly Category[] {
  return categories.filter((category) => {
    const [then, before] = [usual.categories[category], categoriesNow[category]];
    return then !== null && before !== null && Math.round(then.high) !== Math.round(before);
  });
}

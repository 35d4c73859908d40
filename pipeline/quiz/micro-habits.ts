import { gad2Total, phq2Total, type QuizAnswers } from "../../models/check-ins/answers.ts";
import { categories, type WeightedItem } from "./category-scores.ts";
import type { ScoredItem } from "./item-scores.ts";

/** A small habit of the catalogue; its words are in the locale under `quiz:microHabits.<id>`. */
export interface CatalogueHabit {
  readonly id: string;
  /** The items it helps with. */
  readonly items: readonly ScoredItem[];
  /** How long it takes out of the day, minutes; waiting is not counted. */
  readonly minutes: number;
  /** Whether it makes sense for these answers. */
  suits?(answers: QuizAnswers): boolean;
}

function worriesMost(answers: QuizAnswers): boolean {
  return (gad2Total(answers) ?? 0) > (phq2Total(answers) ?? 0);
}

/** Every small habit Leo may propose, at most five minutes each. Ids are stored and never change their meaning. */
export const microHabitCatalogue: readonly CatalogueHabit[] = [
  { id: "walk-after-lunch", items: ["activity"], minutes: 5 },
  { id: "screens-away", items: ["sleepHours", "restDays"], minutes: 2 },
  { id: "morning-daylight", items: ["energyDays"], minutes: 5 },
  { id: "fruit-with-first-meal", items: ["fruitveg"], minutes: 2 },
  { id: "snack-ready", items: ["fastfood"], minutes: 3 },
  {
    id: "wait-before-cigarette",
    items: ["tobacco"],
    minutes: 1,
    suits: ({ tobacco }) => tobacco === "daily" || tobacco === "somedays",
  },
  {
    id: "alcohol-free-days",
    items: ["alcohol"],
    minutes: 2,
    suits: ({ alcohol }) => alcohol !== undefined && alcohol !== "none" && alcohol !== "1-4",
  },
  { id: "small-pleasure", items: ["phq4"], minutes: 5, suits: (answers) => !worriesMost(answers) },
  { id: "worry-slot", items: ["phq4"], minutes: 5, suits: worriesMost },
  { id: "slow-breathing", items: ["stress", "coping"], minutes: 2 },
  { id: "one-message", items: ["lonely"], minutes: 2 },
  { id: "what-mattered", items: ["lifeSat"], minutes: 2 },
  { id: "moisturise-after-brushing", items: ["skin", "careDays"], minutes: 2 },
  { id: "sunscreen-after-brushing", items: ["sun"], minutes: 2 },
  { id: "kind-body-sentence", items: ["body"], minutes: 1 },
];

/** How many are proposed. */
const proposed = 3;
/** Proposed, in this order, where the answers don't yield three. */
const fallback = ["walk-after-lunch", "what-mattered", "moisturise-after-brushing"];

/** The habit of an item that suits the answers; some items have none. */
export function habitForItem(item: ScoredItem, answers: QuizAnswers): CatalogueHabit | undefined {
  return microHabitCatalogue.find(({ items, suits }) => items.includes(item) && (suits?.(answers) ?? true));
}

/**
 * Ids of three different habits for the items with the largest weight × (100 − score), one from each category
 * that has something to gain, then the next largest; the weakest item first.
 */
export function chooseMicroHabits(items: readonly WeightedItem[], answers: QuizAnswers): readonly string[] {
  const candidates = items
    .flatMap((entry) => {
      const habit = habitForItem(entry.item, answers);
      return habit
        ? [{ id: habit.id, category: entry.category, gap: entry.weight * (100 - entry.score) }]
        : [];
    })
    .sort((a, b) => b.gap - a.gap);
  const chosen: typeof candidates = [];
  const isNew = (id: string) => !chosen.some((other) => other.id === id);
  // The category with the largest gap chooses first, so that a habit two share goes where it weighs most.
  const heads = categories
    .map((category) => candidates.filter((candidate) => candidate.category === category && candidate.gap > 0))
    .sort((a, b) => (b[0]?.gap ?? 0) - (a[0]?.gap ?? 0));
  for (const head of heads) {
    const best = head.find(({ id }) => isNew(id));
    if (best) chosen.push(best);
  }
  for (const candidate of candidates) {
    if (chosen.length < proposed && isNew(candidate.id)) chosen.push(candidate);
  }
  const ids = chosen.sort((a, b) => b.gap - a.gap).map(({ id }) => id);
  return [...ids, ...fallback.filter(isNew)].slice(0, proposed);
}

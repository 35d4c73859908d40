import type { ChangeableItem, Choice } from "./change-levels.ts";

/** Days ahead that are looked at. */
export const daysAhead = [7, 30] as const;

/**
 * Over how many days each answer looks back. Questions about a week: 7. Questions about a month, about what is usual
 * or how often something is so: 30, since a week of something isn't usual yet.
 */
const windowDays: Readonly<Record<ChangeableItem, number>> = {
  activity: 7,
  fastfood: 7,
  alcohol: 7,
  careDays: 7,
  restDays: 30,
  sleepHours: 30,
  fruitveg: 30,
  hydration: 30,
  tobacco: 30,
  lonely: 30,
  sun: 30,
};

/** Years that a level takes by its own name; 0 for what can be so within a month. */
export function yearsUntil({ item, level }: Choice): number {
  if (item !== "tobacco") return 0;
  return level === "quit10" ? 10 : level === "quit3" ? 3 : 0;
}

/** The share of a change that an answer could show after some days, 0 to 1: as much of its window as has passed. */
export function shareAfter(choice: Choice, days: number): number {
  return yearsUntil(choice) > 0 ? 0 : Math.min(1, days / windowDays[choice.item]);
}

/** Days in which half of a daily habit's strength is there. */
const halfLifeDays = 13;

/** Strength of a habit kept every day from nothing, in whole percent: 31 after 7 days, 80 after 30. */
export function strengthPercent(days: number): number {
  return Math.round(100 * (1 - 0.5 ** (days / halfLifeDays)));
}

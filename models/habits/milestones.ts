import type { HabitStanding } from "./standing.ts";

/** Something worth a kind word that a mark brought about. */
export type Milestone =
  /** A streak of so many days kept, or weeks met. */
  | { readonly kind: "streak"; readonly unit: "days" | "weeks"; readonly length: number }
  /** The times of this week are all done. */
  | { readonly kind: "week-met" }
  /** The streak goes on over a missed day that the reserve covered. */
  | { readonly kind: "reserve-used"; readonly left: number };

/** Lengths that are worth a word; 66 days is the median time a habit takes to form (Lally 2010; Singh 2024). */
export const streakMilestones = { days: [7, 14, 30, 66, 100, 365], weeks: [4, 12, 26, 52] } as const;

function streakReached(before: HabitStanding, after: HabitStanding): readonly Milestone[] {
  const { unit, length } = after.streak;
  const reached = streakMilestones[unit].findLast((at) => before.streak.length < at && at <= length);
  return reached === undefined ? [] : [{ kind: "streak", unit, length: reached }];
}

/** What a mark reached that wasn't reached before it. */
export function milestonesBetween(before: HabitStanding, after: HabitStanding): readonly Milestone[] {
  if (after.streak.length <= before.streak.length) return [];
  const milestones = [...streakReached(before, after)];
  if (after.streak.unit === "weeks" && milestones.length === 0) milestones.push({ kind: "week-met" });
  const { lastDoneOn } = before;
  const isBridged = lastDoneOn !== null && after.savedDates.some((date) => date > lastDoneOn);
  if (isBridged) milestones.push({ kind: "reserve-used", left: after.reserveLeft ?? 0 });
  return milestones;
}

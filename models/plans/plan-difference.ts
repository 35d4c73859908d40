import { z } from "zod";
import type { Challenge, PlanContent, PlanDay } from "./plan-content.ts";

/**
 * One field before and after; `null` where it wasn't there. The field's path: `morningRoutine`, `morningOrder`,
 * `days.2026-03-05.mainFocus`, `days.2026-03-05.triggerActionReward.action`, `weeklyChallenges.1.title`.
 */
export const fieldChange = z.object({
  field: z.string(),
  before: z.string().nullable(),
  after: z.string().nullable(),
});
export type FieldChange = z.output<typeof fieldChange>;

/** The texts of a day by the last part of their paths, in the order they are shown. */
export function dayTexts(day: PlanDay): Readonly<Record<string, string>> {
  const { mainFocus, triggerActionReward: system, deepFocus, eveningReflection, tip } = day;
  return {
    mainFocus,
    "triggerActionReward.trigger": system.trigger,
    "triggerActionReward.action": system.action,
    "triggerActionReward.reward": system.reward,
    deepFocus,
    eveningReflection,
    tip,
  };
}

function challengeTexts({ category, title, description, time, reason }: Challenge) {
  return { category, title, description, time, reason };
}

/** Every text of the days and challenges by its path. */
function textsOf({ days, weeklyChallenges }: PlanContent): Map<string, string> {
  const entries = [
    ...days.flatMap((day) =>
      Object.entries(dayTexts(day)).map(([field, text]) => [`days.${day.date}.${field}`, text] as const),
    ),
    ...weeklyChallenges.flatMap((one, index) =>
      Object.entries(challengeTexts(one)).map(
        ([field, text]) => [`weeklyChallenges.${index + 1}.${field}`, text] as const,
      ),
    ),
  ];
  return new Map(entries);
}

/** Steps that are in the first list only, each as often as the second lacks it. */
function onlyIn(steps: readonly string[], others: readonly string[]): string[] {
  const left = [...others];
  return steps.filter((step) => {
    const at = left.indexOf(step);
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
}

function morningDifference(before: readonly string[], after: readonly string[]): FieldChange[] {
  const gone = onlyIn(before, after);
  const added = onlyIn(after, before);
  if (gone.length === 0 && added.length === 0) {
    if (before.every((step, index) => step === after[index])) return [];
    return [{ field: "morningOrder", before: before.join(" · "), after: after.join(" · ") }];
  }
  return Array.from({ length: Math.max(gone.length, added.length) }, (_, index) => ({
    field: "morningRoutine",
    before: gone[index] ?? null,
    after: added[index] ?? null,
  }));
}

/** What is different between two texts of a plan, field by field: the morning, then days by date, then challenges. */
export function planDifference(before: PlanContent, after: PlanContent): readonly FieldChange[] {
  const [old, now] = [textsOf(before), textsOf(after)];
  const fields = [...new Set([...old.keys(), ...now.keys()])];
  const isDay = (field: string) => field.startsWith("days.");
  const ordered = [...fields.filter(isDay), ...fields.filter((field) => !isDay(field))];
  return [
    ...morningDifference(before.morningRoutine, after.morningRoutine),
    ...ordered
      .map((field) => ({ field, before: old.get(field) ?? null, after: now.get(field) ?? null }))
      .filter((change) => change.before !== change.after),
  ];
}

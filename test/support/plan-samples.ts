import { newId } from "../../core/ids.ts";
import { addDays, type LocalDate } from "../../models/days/local-date.ts";
import type { PlanContent } from "../../models/plans/plan-content.ts";
import { type PlanChange, writePlan } from "../../models/plans/plans.ts";
import type { TestDatabase } from "./database.ts";

/** A plan whose texts name their places. */
export function samplePlan(firstDate: LocalDate, name = "first"): PlanContent {
  return {
    morningRoutine: ["Drink water", "Open the window", "Stretch"],
    days: Array.from({ length: 7 }, (_, index) => ({
      date: addDays(firstDate, index),
      theme: "activity",
      mainFocus: `${name} focus ${index + 1}`,
      triggerActionReward: { trigger: "after lunch", action: "walk", reward: "tea" },
      deepFocus: "One thing.",
      eveningReflection: "What was good?",
      tip: "Begin small.",
    })),
    weeklyChallenges: [
      { category: "Body", title: "Walks", description: "Walk.", time: "three times", reason: "Good." },
    ],
  };
}

/** Somebody without a zone, so that their days are those of universal time. */
export async function somebody({ database }: TestDatabase): Promise<string> {
  const id = newId();
  await database.query({
    text: "INSERT INTO people (id, locale, created_at) VALUES ($1, 'en', '2026-01-01')",
    values: [id],
  });
  return id;
}

/** Stores a week as Leo would write it. */
export function storeWeek(
  { database }: Pick<TestDatabase, "database">,
  personId: string,
  content: PlanContent,
  now: Date,
): Promise<PlanChange> {
  const act = {
    personId,
    content,
    actor: "leo",
    locale: "en",
    assessmentId: null,
    analysedBy: "local",
  } as const;
  return database.transaction((transaction) => writePlan(transaction, { ...act, now }));
}

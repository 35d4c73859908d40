import type { Queries } from "./safety-events.ts";

/** The parts of a safety plan, in the order in which they help. */
export const safetyPlanParts = [
  "signs",
  "alone",
  "places",
  "people",
  "professionals",
  "surroundings",
] as const;
export type SafetyPlanPart = (typeof safetyPlanParts)[number];

/** A safety plan: the person's own words, part by part; a part that is absent was skipped. */
export type SafetyPlan = Partial<Readonly<Record<SafetyPlanPart, string>>>;

/** Most characters of one part. */
export const longestPart = 600;

/** The person's safety plan; empty where they have made none. */
export async function findSafetyPlan(queries: Queries, personId: string): Promise<SafetyPlan> {
  const rows = await queries.query<{ part: SafetyPlanPart; words: string }>({
    name: "find-safety-plan",
    text: "SELECT part, words FROM safety_plan_parts WHERE person_id = $1",
    values: [personId],
  });
  return Object.fromEntries(rows.map(({ part, words }) => [part, words]));
}

/** Keeps a person's own words for one part, in place of what stood there; cut at {@link longestPart} characters. */
export async function keepSafetyPlanPart(
  queries: Queries,
  personId: string,
  { part, words, now }: { readonly part: SafetyPlanPart; readonly words: string; readonly now: Date },
): Promise<void> {
  await queries.query({
    name: "keep-safety-plan-part",
    text: `INSERT INTO safety_plan_parts (person_id, part, words, updated_at) VALUES ($1, $2, $3, $4)
      ON CONFLICT (person_id, part) DO UPDATE SET words = $3, updated_at = $4`,
    values: [personId, part, Array.from(words.trim()).slice(0, longestPart).join(""), now],
  });
}

/** Takes a part out of the plan. */
export async function clearSafetyPlanPart(
  queries: Queries,
  personId: string,
  part: SafetyPlanPart,
): Promise<void> {
  await queries.query({
    name: "clear-safety-plan-part",
    text: "DELETE FROM safety_plan_parts WHERE person_id = $1 AND part = $2",
    values: [personId, part],
  });
}

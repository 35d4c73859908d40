import { z } from "zod";
import { type FieldChange, fieldChange } from "./plan-difference.ts";
import type { PlanActor, PlanVersionKind, Queries, StoredPlan } from "./stored-plan.ts";

/** A version of a plan without its text. */
export interface PlanVersion {
  readonly version: number;
  readonly kind: PlanVersionKind;
  /** The version whose text it has again, of a restored or undone one. */
  readonly sourceVersion: number | null;
  readonly actor: PlanActor;
  readonly at: Date;
  /** What was different from the version before. */
  readonly difference: readonly FieldChange[];
}

const differences = z.array(fieldChange);

/** The newest versions of a person's plan, newest first. @param count ten unless told */
export async function planVersions(
  queries: Queries,
  personId: string,
  { planId }: Pick<StoredPlan, "planId">,
  count = 10,
): Promise<readonly PlanVersion[]> {
  const rows = await queries.query<{
    version: number;
    kind: PlanVersionKind;
    source_version: number | null;
    actor: PlanActor;
    at: Date;
    difference: unknown;
  }>({
    name: "plan-versions",
    text: `SELECT version, kind, source_version, actor, at, difference FROM plan_versions
      WHERE person_id = $1 AND plan_id = $2 ORDER BY version DESC LIMIT $3`,
    values: [personId, planId, count],
  });
  return rows.map(({ version, kind, source_version: sourceVersion, actor, at, difference }) => ({
    ...{ version, kind, sourceVersion, actor, at },
    difference: differences.parse(difference),
  }));
}

import { type Locale, matchLocale } from "../../core/locales.ts";
import type { Database } from "../database.ts";
import type { LocalDate } from "../days/local-date.ts";
import { type PlanContent, planContent } from "./plan-content.ts";

/** A database or a transaction of it. */
export type Queries = Pick<Database, "query">;

/** Who changed a plan: the person, Leo's own rules, or a language model. */
export type PlanActor = "person" | "leo" | "model";

/** How a version came to be. */
export type PlanVersionKind = "written" | "changed" | "restored" | "undone";

/** A plan as it stands. */
export interface StoredPlan {
  /** UUID. */
  readonly planId: string;
  /** From 1; rises with every change. */
  readonly version: number;
  readonly content: PlanContent;
  readonly firstDate: LocalDate;
  readonly lastDate: LocalDate;
  /** Language it was written in; edits may be in any. */
  readonly locale: Locale;
  /** The report it was made from; `null` where there was none. */
  readonly assessmentId: string | null;
  /** `openai:gpt-4o-mini`, `gemini:…` or `local`. */
  readonly analysedBy: string;
}

interface PlanRow {
  readonly plan_id: string;
  readonly version: number;
  readonly content: unknown;
  readonly locale: string;
  readonly assessment_id: string | null;
  readonly analysed_by: string;
}

function toPlan(row: PlanRow): StoredPlan {
  const content = planContent.parse(row.content);
  return {
    planId: row.plan_id,
    version: row.version,
    content,
    firstDate: content.days[0]?.date ?? "",
    lastDate: content.days.at(-1)?.date ?? "",
    locale: matchLocale(row.locale) ?? "en",
    assessmentId: row.assessment_id,
    analysedBy: row.analysed_by,
  };
}

const columns = "v.plan_id, v.version, v.content, v.locale, v.assessment_id, v.analysed_by";

/** A person's newest plan, also once its week is over; `undefined` where none was ever written. */
export async function findCurrentPlan(queries: Queries, personId: string): Promise<StoredPlan | undefined> {
  const [row] = await queries.query<PlanRow>({
    name: "current-plan",
    text: `SELECT ${columns} FROM daily_plans p
      JOIN plan_versions v ON v.person_id = p.person_id AND v.plan_id = p.id AND v.version = p.version
      WHERE p.person_id = $1 ORDER BY p.created_at DESC LIMIT 1`,
    values: [personId],
  });
  return row && toPlan(row);
}

/** The text of one version of one of a person's plans; somebody else's is not found. */
export async function findPlanVersion(
  queries: Queries,
  personId: string,
  planId: string,
  version: number,
): Promise<StoredPlan | undefined> {
  if (!Number.isSafeInteger(version) || version < 1 || version > 2_147_483_647) return undefined;
  const [row] = await queries.query<PlanRow>({
    name: "plan-version",
    text: `SELECT ${columns} FROM plan_versions v WHERE v.person_id = $1 AND v.plan_id = $2 AND v.version = $3`,
    values: [personId, planId, version],
  });
  return row && toPlan(row);
}

/**
 * The plan that a day belongs to: the newest text in which it has one, so that today keeps its list where a new week
 * was written in the middle of it.
 */
export async function findPlanOfDay(
  queries: Queries,
  personId: string,
  date: LocalDate,
): Promise<StoredPlan | undefined> {
  const [row] = await queries.query<PlanRow>({
    name: "plan-of-day",
    text: `SELECT ${columns} FROM plan_versions v JOIN daily_plans p ON p.person_id = v.person_id AND p.id = v.plan_id
      WHERE v.person_id = $1 AND v.content->'days' @> jsonb_build_array(jsonb_build_object('date', $2::text))
      ORDER BY p.created_at DESC, v.version DESC LIMIT 1`,
    values: [personId, date],
  });
  return row && toPlan(row);
}

/** Texts of a person's newest plans, their current versions only, newest first. */
export async function recentPlans(
  queries: Queries,
  personId: string,
  count: number,
): Promise<readonly StoredPlan[]> {
  const rows = await queries.query<PlanRow>({
    name: "recent-plans",
    text: `SELECT ${columns} FROM daily_plans p
      JOIN plan_versions v ON v.person_id = p.person_id AND v.plan_id = p.id AND v.version = p.version
      WHERE p.person_id = $1 ORDER BY p.created_at DESC LIMIT $2`,
    values: [personId, count],
  });
  return rows.map(toPlan);
}

import { newId } from "../../core/ids.ts";
import type { Locale } from "../../core/locales.ts";
import type { Transaction } from "../database.ts";
import { findDayRule } from "../days/day-rules.ts";
import { leoDay } from "../days/leo-day.ts";
import type { LocalDate } from "../days/local-date.ts";
import type { PlanContent } from "./plan-content.ts";
import { type FieldChange, planDifference } from "./plan-difference.ts";
import { applyPlanEdit, readPlanEdit } from "./plan-edit.ts";
import { planError } from "./plan-error.ts";
import {
  findCurrentPlan,
  findPlanVersion,
  type PlanActor,
  type PlanVersionKind,
  type StoredPlan,
} from "./stored-plan.ts";

/** A change that was made: the plan as it is now, and what is different. */
export interface PlanChange {
  readonly plan: StoredPlan;
  readonly kind: PlanVersionKind;
  /** The version whose text it has again, of a restored or undone one. */
  readonly sourceVersion: number | null;
  readonly difference: readonly FieldChange[];
}

/** Whose plan is changed, by whom and when. */
export interface PlanAct {
  readonly personId: string;
  readonly actor: PlanActor;
  readonly now: Date;
}

/** The person's day, by which a week is over or not. */
async function todayOf(transaction: Transaction, { personId, now }: PlanAct): Promise<LocalDate> {
  return leoDay(now, await findDayRule(transaction, personId, now));
}

/**
 * The newest plan, held until the transaction ends, so that changes of two channels come one after the other.
 * The second look sees a plan that was written while the first one waited.
 */
async function holdCurrentPlan(transaction: Transaction, personId: string): Promise<StoredPlan | undefined> {
  const hold = { text: "SELECT id FROM daily_plans WHERE person_id = $1 FOR UPDATE", values: [personId] };
  await transaction.query({ name: "hold-plans", ...hold });
  return findCurrentPlan(transaction, personId);
}

async function holdRunningPlan(transaction: Transaction, act: PlanAct) {
  const plan = await holdCurrentPlan(transaction, act.personId);
  if (plan === undefined) throw planError("no-plan");
  const today = await todayOf(transaction, act);
  if (plan.lastDate < today) throw planError("week-over");
  return { plan, today };
}

type NewVersion = Omit<StoredPlan, "planId" | "version" | "firstDate" | "lastDate"> &
  Pick<PlanChange, "kind" | "sourceVersion" | "difference">;

async function addVersion(
  transaction: Transaction,
  { personId, actor, now }: PlanAct,
  planId: string,
  next: NewVersion,
): Promise<PlanChange> {
  const { kind, sourceVersion, difference, content, locale, assessmentId, analysedBy } = next;
  const [row] = await transaction.query<{ version: number }>({
    name: "add-plan-version",
    text: `WITH risen AS (UPDATE daily_plans SET version = version + 1 WHERE person_id = $1 AND id = $2 RETURNING version)
      INSERT INTO plan_versions (person_id, plan_id, version, content, locale, assessment_id, analysed_by, kind,
        source_version, difference, actor, at)
      SELECT $1, $2, version, $3::jsonb, $4, $5, $6, $7, $8, $9::jsonb, $10, $11 FROM risen RETURNING version`,
    values: [
      ...[personId, planId, JSON.stringify(content), locale, assessmentId, analysedBy],
      ...[kind, sourceVersion, JSON.stringify(difference), actor, now],
    ],
  });
  if (row === undefined) throw planError("changed-meanwhile");
  const [first, last] = [content.days[0]?.date ?? "", content.days.at(-1)?.date ?? ""];
  const texts = { content, locale, assessmentId, analysedBy };
  const plan = { planId, version: row.version, firstDate: first, lastDate: last, ...texts };
  return { plan, kind, sourceVersion, difference };
}

/** Begins a plan that has no version yet. */
async function beginPlan(transaction: Transaction, { personId, now }: PlanAct): Promise<string> {
  const id = newId();
  await transaction.query({
    name: "begin-plan",
    text: "INSERT INTO daily_plans (person_id, id, version, created_at) VALUES ($1, $2, 0, $3)",
    values: [personId, id, now],
  });
  return id;
}

/**
 * Stores a whole new week: as a new version of the plan that is running, so that it can be undone, or as a new plan
 * where the last week is over or there was none.
 */
export async function writePlan(
  transaction: Transaction,
  act: PlanAct & {
    readonly content: PlanContent;
    readonly locale: Locale;
    readonly assessmentId: string | null;
    readonly analysedBy: string;
  },
): Promise<PlanChange> {
  const { content, locale, assessmentId, analysedBy } = act;
  const before = await holdCurrentPlan(transaction, act.personId);
  const isRunning = before !== undefined && before.lastDate >= (await todayOf(transaction, act));
  const planId = isRunning ? before.planId : await beginPlan(transaction, act);
  return addVersion(transaction, act, planId, {
    ...{ content, locale, assessmentId, analysedBy },
    kind: "written",
    sourceVersion: null,
    difference: isRunning ? planDifference(before.content, content) : [],
  });
}

/** Whether a field that a change touches was touched by somebody else since the version the person saw. */
async function hasMoved(
  transaction: Transaction,
  personId: string,
  plan: StoredPlan,
  { basedOn, difference }: { readonly basedOn: number; readonly difference: readonly FieldChange[] },
): Promise<boolean> {
  if (basedOn === plan.version) return false;
  const seen = await findPlanVersion(transaction, personId, plan.planId, basedOn);
  if (seen === undefined) return true;
  const moved = new Set(planDifference(seen.content, plan.content).map(({ field }) => field));
  return difference.some(({ field }) => moved.has(field));
}

/**
 * Changes a plan and keeps the change as a version with its difference. Changes of different fields from two channels
 * both stay; with `basedOn`, the version the person saw, a change of the same field is refused.
 * @param act.edit of the shape `planEdit`; it is checked here @throws PlanError
 */
export async function changePlan(
  transaction: Transaction,
  act: PlanAct & { readonly edit: unknown; readonly basedOn?: number },
): Promise<PlanChange> {
  const edit = readPlanEdit(act.edit);
  const { plan, today } = await holdRunningPlan(transaction, act);
  const content = applyPlanEdit(plan.content, edit, today);
  const difference = planDifference(plan.content, content);
  if (difference.length === 0) throw planError("nothing-changed");
  const { basedOn } = act;
  if (basedOn !== undefined && (await hasMoved(transaction, act.personId, plan, { basedOn, difference })))
    throw planError("changed-meanwhile");
  return addVersion(transaction, act, plan.planId, {
    ...plan,
    content,
    kind: "changed",
    sourceVersion: null,
    difference,
  });
}

/** An earlier text as a new version. @throws PlanError `unknown-version`, `week-over`, `nothing-changed` */
async function bringBack(
  transaction: Transaction,
  act: PlanAct,
  wanted: { readonly plan: StoredPlan; readonly version: number; readonly kind: "restored" | "undone" },
  today: LocalDate,
): Promise<PlanChange> {
  const { plan, version, kind } = wanted;
  const earlier = await findPlanVersion(transaction, act.personId, plan.planId, version);
  if (earlier === undefined) throw planError("unknown-version");
  if (earlier.lastDate < today) throw planError("week-over");
  const difference = planDifference(plan.content, earlier.content);
  if (difference.length === 0) throw planError("nothing-changed");
  return addVersion(transaction, act, plan.planId, {
    ...earlier,
    kind,
    sourceVersion: version,
    difference,
  });
}

/**
 * Makes an earlier version the plan again, as a new version.
 * @param act.version the one before the current if left out @throws PlanError
 */
export async function restorePlanVersion(
  transaction: Transaction,
  act: PlanAct & { readonly version?: number },
): Promise<PlanChange> {
  const { plan, today } = await holdRunningPlan(transaction, act);
  const version = act.version ?? plan.version - 1;
  return bringBack(transaction, act, { plan, version, kind: "restored" }, today);
}

/**
 * Takes the last change back, as a new version; done twice, the plan is as it was before the first time.
 * @param act.version the version that is to be taken back; another one by now is left alone @throws PlanError
 */
export async function undoPlan(
  transaction: Transaction,
  act: PlanAct & { readonly version?: number },
): Promise<PlanChange> {
  const { plan, today } = await holdRunningPlan(transaction, act);
  if (act.version !== undefined && act.version !== plan.version) throw planError("changed-meanwhile");
  if (plan.version === 1) throw planError("nothing-to-undo");
  return bringBack(transaction, act, { plan, version: plan.version - 1, kind: "undone" }, today);
}

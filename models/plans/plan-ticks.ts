import { sha256 } from "../../core/ids.ts";
import type { Transaction } from "../database.ts";
import type { LocalDate } from "../days/local-date.ts";
import { planError } from "./plan-error.ts";
import type { Queries, StoredPlan } from "./stored-plan.ts";

/** Something of a day that can be ticked off. */
export interface PlanItem {
  /** `focus`, or a short hash of a morning step's words, so that it stays the same where the list around it changes. */
  readonly item: string;
  /** Its words. */
  readonly label: string;
}

/** A tick, with the words of then. */
export interface PlanTick extends PlanItem {
  readonly date: LocalDate;
}

/** Id of the day's main focus among its items. */
export const focusItem = "focus";

/** What can be ticked off on a day of a plan: the morning's steps in order, then the main focus; none outside its week. */
export function planItems({ content }: Pick<StoredPlan, "content">, date: LocalDate): readonly PlanItem[] {
  const day = content.days.find((one) => one.date === date);
  if (day === undefined) return [];
  const steps = [...new Set(content.morningRoutine)];
  return [
    ...steps.map((label) => ({ item: sha256(label).slice(0, 10), label })),
    { item: focusItem, label: day.mainFocus },
  ];
}

/** All ticks of a plan, by date. */
export async function planTicks(
  queries: Queries,
  personId: string,
  { planId }: Pick<StoredPlan, "planId">,
): Promise<readonly PlanTick[]> {
  return queries.query<PlanTick>({
    name: "plan-ticks",
    text: `SELECT to_char(date, 'YYYY-MM-DD') AS date, item, label FROM plan_ticks
      WHERE person_id = $1 AND plan_id = $2 ORDER BY plan_ticks.date, at, item`,
    values: [personId, planId],
  });
}

/**
 * Ticks an item of a day off, or takes the tick away; the same again changes nothing.
 * @throws PlanError `unknown-step` where that day has no such item, `day-to-come` where it is after today
 */
export async function tickPlan(
  transaction: Transaction,
  act: {
    readonly personId: string;
    readonly plan: StoredPlan;
    readonly date: LocalDate;
    readonly item: string;
    readonly done: boolean;
    /** The person's day. */
    readonly today: LocalDate;
    readonly channel: string;
    readonly now: Date;
  },
): Promise<void> {
  const { personId, plan, date, item, done, today, channel, now } = act;
  const found = planItems(plan, date).find((one) => one.item === item);
  if (found === undefined) throw planError("unknown-step");
  if (date > today) throw planError("day-to-come");
  const key = [personId, plan.planId, date, item];
  if (!done) {
    await transaction.query({
      name: "untick-plan",
      text: "DELETE FROM plan_ticks WHERE person_id = $1 AND plan_id = $2 AND date = $3 AND item = $4",
      values: key,
    });
    return;
  }
  await transaction.query({
    name: "tick-plan",
    text: `INSERT INTO plan_ticks (person_id, plan_id, date, item, label, channel, at)
      VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT DO NOTHING`,
    values: [...key, found.label, channel, now],
  });
}

import { escapeMarkdown } from "../../core/markdown.ts";
import type { Transaction } from "../../models/database.ts";
import type { LocalDate } from "../../models/days/local-date.ts";
import { focusItem, planTicks } from "../../models/plans/plan-ticks.ts";
import { findCurrentPlan } from "../../models/plans/stored-plan.ts";

/** A day's main focus in the plan as it stands in Markdown; `undefined` where there is none or it is ticked off. */
export async function openFocus(
  transaction: Transaction,
  personId: string,
  date: LocalDate,
): Promise<string | undefined> {
  const plan = await findCurrentPlan(transaction, personId);
  const day = plan?.content.days.find((one) => one.date === date);
  if (plan === undefined || day === undefined) return undefined;
  const ticks = await planTicks(transaction, personId, plan);
  const isTicked = ticks.some((tick) => tick.date === date && tick.item === focusItem);
  return isTicked ? undefined : escapeMarkdown(day.mainFocus);
}

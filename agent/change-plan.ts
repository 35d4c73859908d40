import type { Json } from "../core/message.ts";
import { changePlan, type PlanAct, type PlanChange } from "../models/plans/plans.ts";
import { orRefuse, whyNoPlan } from "./refuse.ts";
import type { ToolContext, ToolRefusal, ToolResult } from "./tool.ts";
import { changeTitle, differenceText } from "./words/plan-difference-words.ts";

/** Whose plan a tool changes, and when. */
export function planAct({ personId, now }: ToolContext): PlanAct {
  return { personId, actor: "leo", now: now() };
}

/** What was changed: the new version, and each field with before and now. */
export function changeResult(change: PlanChange, { t, locale }: ToolContext): ToolResult {
  const { plan, difference } = change;
  const changes: Json = difference.map(({ field, before, after }) => ({
    field,
    before_text: before,
    now_text: after,
  }));
  const words = `${changeTitle(change, t)}\n\n${differenceText(difference, locale)}`;
  return {
    say: `${words}\n\n${t("tools:plan.undo")}`,
    facts: { version: plan.version, changes, taken_back_by: "/undo" },
  };
}

/** Changes the running plan, or says why not. @param edit of the shape `planEdit` */
export async function editPlan(edit: object, context: ToolContext): Promise<ToolResult | ToolRefusal> {
  const refusal = whyNoPlan(context);
  if (refusal !== undefined) return refusal;
  return orRefuse(context.t, async () => {
    const change = await changePlan(context.transaction, { ...planAct(context), edit });
    return changeResult(change, context);
  });
}

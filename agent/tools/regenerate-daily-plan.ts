import { z } from "zod";
import { findAssessedAnswers } from "../../models/assessments/futures.ts";
import { longestWishes } from "../../models/plans/plan-requests.ts";
import { orRefuse, whyNoPlan } from "../refuse.ts";
import { defineTool, type ToolContext, type ToolRefusal } from "../tool.ts";

/** Why no week can be written; `undefined` where one can. */
async function whyNot(context: ToolContext, wishes = ""): Promise<ToolRefusal | undefined> {
  const { t, transaction, personId } = context;
  const refusal = whyNoPlan(context);
  if (refusal !== undefined) return refusal;
  if (wishes.length > longestWishes) return { refused: t("plan:errors.text-too-long") };
  const assessed = await findAssessedAnswers(transaction, personId);
  return assessed === undefined ? { refused: t("plan:needsReport") } : undefined;
}

/** Has a whole new week written, once the person has said yes. */
export const regenerateDailyPlan = defineTool({
  name: "regenerate_daily_plan",
  description:
    "Has a whole new seven-day plan written, from tomorrow on, out of the newest report and what worked so far. Only for a new week; single days, the morning and the challenges have tools of their own. The person is asked with a button first.",
  input: z.strictObject({
    wishes: z.string().optional().describe("what the person wishes for the week, in their words"),
  }),
  effect: "confirm",
  question: async ({ wishes }, context) =>
    (await whyNot(context, wishes)) ?? context.t("tools:plan.askNewWeek"),
  run: async ({ wishes }, context) => {
    const refusal = await whyNot(context, wishes);
    if (refusal !== undefined) return refusal;
    return orRefuse(context.t, async () => {
      if (context.startPlan === undefined) throw new Error("a week is only written at the press of a button");
      await context.startPlan(wishes);
      return { say: "" };
    });
  },
});

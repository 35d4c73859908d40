import { z } from "zod";
import { planError } from "../../models/plans/plan-error.ts";
import { planVersions } from "../../models/plans/plan-versions.ts";
import { restorePlanVersion as restore } from "../../models/plans/plans.ts";
import { findCurrentPlan } from "../../models/plans/stored-plan.ts";
import { changeResult, planAct } from "../change-plan.ts";
import { orRefuse, whyNoPlan } from "../refuse.ts";
import { defineTool, type ToolContext } from "../tool.ts";

/** The version that is meant: the one before the current where none is named. @throws PlanError */
async function meantVersion(context: ToolContext, version: number | undefined): Promise<number> {
  const { transaction, personId } = context;
  const plan = await findCurrentPlan(transaction, personId);
  if (plan === undefined) throw planError("no-plan");
  const meant = version ?? plan.version - 1;
  if (meant < 1 && version === undefined) throw planError("nothing-to-undo");
  const versions = await planVersions(transaction, personId, plan, plan.version);
  if (!versions.some((one) => one.version === meant)) throw planError("unknown-version");
  return meant;
}

/** Makes an earlier version the plan again, once the person has said yes. */
export const restorePlanVersion = defineTool({
  name: "restore_plan_version",
  description:
    "Makes an earlier version of the current plan the plan again, as a new version; the one before the current if none is named. get_complete_user_context with the section plan lists the versions. The person is asked with a button first.",
  input: z.strictObject({ version: z.number().int().optional().describe("number of the version") }),
  effect: "confirm",
  question: async ({ version }, context) =>
    whyNoPlan(context) ??
    (await orRefuse(context.t, async () => {
      const meant = await meantVersion(context, version);
      return context.t("plan:ask.restore", { version: meant });
    })),
  run: async ({ version }, context) => {
    const refusal = whyNoPlan(context);
    if (refusal !== undefined) return refusal;
    return orRefuse(context.t, async () => {
      const meant = await meantVersion(context, version);
      return changeResult(
        await restore(context.transaction, { ...planAct(context), version: meant }),
        context,
      );
    });
  },
});

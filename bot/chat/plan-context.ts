import { findDayRule } from "../../models/days/day-rules.ts";
import { leoDay } from "../../models/days/leo-day.ts";
import type { LocalDate } from "../../models/days/local-date.ts";
import { PlanError, planError } from "../../models/plans/plan-error.ts";
import { findCurrentPlan, type StoredPlan } from "../../models/plans/stored-plan.ts";
import { text } from "./blocks.ts";
import type { ChatContext } from "./context.ts";

/** The person's day at the moment of the turn. */
export async function todayFor({ turn, person }: Pick<ChatContext, "turn" | "person">): Promise<LocalDate> {
  const now = turn.now();
  return leoDay(now, await findDayRule(turn.transaction, person.id, now));
}

/** The plan whose week isn't over. @throws PlanError `no-plan`, `week-over` */
export async function runningPlan(context: ChatContext): Promise<StoredPlan> {
  const plan = await findCurrentPlan(context.turn.transaction, context.person.id);
  if (plan === undefined) throw planError("no-plan");
  if (plan.lastDate < (await todayFor(context))) throw planError("week-over");
  return plan;
}

/** Does something with a plan, or says kindly why it can't be done; answers the reason then. */
export async function orSayWhyNot(
  context: ChatContext,
  work: () => Promise<void>,
): Promise<PlanError | undefined> {
  try {
    await work();
    return undefined;
  } catch (error) {
    if (!(error instanceof PlanError)) throw error;
    context.turn.say([text(context.t(`plan:errors.${error.code}`))]);
    return error;
  }
}

import { findAssessedAnswers } from "../../models/assessments/futures.ts";
import { findRunningCheckIn } from "../../models/check-ins/check-ins.ts";
import { planText } from "../../models/plans/plan-content.ts";
import { planError } from "../../models/plans/plan-error.ts";
import { longestWishes, requestPlan } from "../../models/plans/plan-requests.ts";
import { returnToQuestion } from "./ask.ts";
import { asking, text } from "./blocks.ts";
import { checkInAction } from "./check-in-view.ts";
import type { ChatContext } from "./context.ts";
import { awaitPlanText } from "./plan-awaiting.ts";
import { planningMessage, planningSlot } from "./plan-progress.ts";
import { planButton, planSlot } from "./plan-view.ts";

/** Says what a plan needs: a report, and for that a check-in. */
async function askForCheckIn(context: ChatContext): Promise<void> {
  const { turn, person, t } = context;
  if ((await findRunningCheckIn(turn.transaction, person.id)) !== undefined) {
    turn.say([text(t("plan:needsReport"))]);
    await returnToQuestion(context);
    return;
  }
  const start = { action: checkInAction, value: "any.any.start", label: t("check-in:buttons.start") };
  turn.say(asking(t("plan:needsReport"), [[start]]));
}

/**
 * Has a week written in the background and shows how far it is; one at a time.
 * @param wishes the person's own words @throws PlanError `text-too-long`
 */
export async function startWriting(context: ChatContext, wishes?: string): Promise<void> {
  const { turn, person, t, deps } = context;
  const wished = planText(wishes ?? "");
  if (wished.length > longestWishes) throw planError("text-too-long");
  if ((await findAssessedAnswers(turn.transaction, person.id)) === undefined) return askForCheckIn(context);
  const request = { personId: person.id, wishes: wished === "" ? null : wished, now: turn.now() };
  const requestId = await requestPlan(turn.transaction, request);
  if (requestId === undefined) {
    turn.say([text(t("plan:stillWriting"))]);
    return;
  }
  turn.release(planSlot);
  turn.release(planningSlot);
  turn.say(planningMessage("facts", t), { slot: planningSlot });
  const job = { personId: person.id, conversation: turn.conversation, requestId };
  await deps.writePlanLater(turn.transaction, job);
  turn.jobAdded();
}

/** Asks whether to write a new week over the one that runs; a text that follows is taken as a wish. */
export async function askForNewWeek(context: ChatContext): Promise<void> {
  const { turn, t } = context;
  await awaitPlanText(context, "wishes");
  const message = asking(t("plan:ask.newWeek"), [
    [planButton("write", t("plan:buttons.write"))],
    [planButton("week", t("plan:buttons.no"))],
  ]);
  turn.say(message, { slot: planSlot });
}

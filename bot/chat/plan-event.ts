import { translator } from "../../core/locales.ts";
import { findCurrentPlan } from "../../models/plans/stored-plan.ts";
import { isInCrisisCare } from "../../models/safety/safety-events.ts";
import { planOutcome } from "../jobs/plan-job.ts";
import { text } from "./blocks.ts";
import { offerNudges } from "./nudge-offer.ts";
import { planningMessage, planningSlot } from "./plan-progress.ts";
import { type DrawPlan, sayWeek } from "./plan-say.ts";
import type { HandleEvent } from "./turn.ts";

/** A week is written, or could not be: it is shown, with what has to be said about how it was made. */
export function answerPlanned(drawPlan: DrawPlan): HandleEvent {
  return async (turn) => {
    const { person, transaction } = turn;
    const t = translator(person.locale);
    const outcome = planOutcome.parse(turn.event.detail);
    if (await isInCrisisCare(transaction, person.id, turn.now())) {
      turn.release(planningSlot, [text(t("safety:restFirst"))]);
      return;
    }
    if (outcome.kind !== "week") {
      turn.release(planningSlot, [text(t(outcome.kind === "failed" ? "plan:failed" : "plan:needsReport"))]);
      return;
    }
    const plan = await findCurrentPlan(transaction, person.id);
    // Deleted meanwhile: there is nothing to show.
    if (plan === undefined) return;
    turn.release(planningSlot, planningMessage("done", t));
    const isGentle = plan.content.days.some(({ theme }) => theme === "gentle");
    await sayWeek(turn, drawPlan, plan, t(`plan:intro.${isGentle ? "gentle" : "fresh"}`));
    if (!outcome.wishesHeard) turn.say([text(t("plan:wishUnheard"))]);
    if (outcome.budgetSpent) turn.say([text(t("plan:budgetSpent"))]);
    await offerNudges({ turn, person, t });
  };
}

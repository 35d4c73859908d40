import { changeTitle, differenceText } from "../../agent/words/plan-difference-words.ts";
import { type Locale, translator } from "../../core/locales.ts";
import type { OutboundMessage } from "../../core/message.ts";
import type { PlanChange } from "../../models/plans/plans.ts";
import { asking } from "./blocks.ts";
import { planButton, versionValue } from "./plan-view.ts";

/** What was changed, with a button that takes it back. */
export function changeMessage(change: PlanChange, locale: Locale): OutboundMessage {
  const t = translator(locale);
  const { plan, difference } = change;
  return asking(`${changeTitle(change, t)}\n\n${differenceText(difference, locale)}`, [
    [planButton(`undo.${versionValue(plan, plan.version)}`, t("plan:buttons.undo"))],
    [planButton("week", t("plan:buttons.back"))],
  ]);
}

import type { Locale } from "../../core/locales.ts";
import type { PlanContent } from "../../models/plans/plan-content.ts";
import type { StoredPlan } from "../../models/plans/stored-plan.ts";
import { planSlot, weekMessage } from "./plan-view.ts";
import type { ReportPicture } from "./report.ts";
import type { Turn } from "./turn.ts";

/** Draws a week; `null` where it can't be drawn, since the words say all that the picture says. */
export type DrawPlan = (content: PlanContent, locale: Locale) => Promise<ReportPicture | null>;

/** Shows a week as a picture and as a message with its buttons, the newest one. @param note said above the words */
export async function sayWeek(
  turn: Pick<Turn, "say" | "release" | "person">,
  drawPlan: DrawPlan,
  plan: StoredPlan,
  note?: string,
): Promise<void> {
  const { locale } = turn.person;
  const picture = await drawPlan(plan.content, locale);
  turn.release(planSlot);
  if (picture !== null) turn.say([{ kind: "image", ...picture }]);
  turn.say(weekMessage(plan, locale, note), { slot: planSlot });
}

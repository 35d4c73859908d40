import type { Logger } from "../core/log.ts";
import { drawPlanCard } from "./cards/plan-card.ts";
import { planCardAlt, planCardData } from "./cards/stored-plan-card.ts";
import type { DrawPlan } from "./chat/plan-say.ts";

/** Draws weeks for the chat. */
export function createPlanPictures(log: Logger): DrawPlan {
  return async (content, locale) => {
    try {
      const data = planCardData(content, locale);
      const png = await drawPlanCard(data, locale);
      return { pngBase64: Buffer.from(png).toString("base64"), alt: planCardAlt(data) };
    } catch (error) {
      log.error({ err: error }, "plan picture could not be drawn");
      return null;
    }
  };
}

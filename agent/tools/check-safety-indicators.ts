import { z } from "zod";
import { observations, raise } from "../safety/raise.ts";
import { isGrave, screenText } from "../safety/screen.ts";
import { defineTool } from "../tool.ts";
import { toolText } from "../tool-text.ts";

/** Lets a model raise how grave a message is, and tells it the protocol to follow. */
export const checkSafetyIndicators = defineTool({
  name: "check_safety_indicators",
  description:
    "Call this whenever something the person writes sounds like danger to them or to somebody else, however small. It can only raise the level that the rules found, never lower it. From a passive wish to be dead on, and for every other danger, Leo's crisis protocol answers the person instead of you.",
  input: z.strictObject({
    user_message: toolText(4_000).describe("what the person wrote, word for word"),
    observed: z.enum(observations).describe("the gravest that fits; none where it is only sadness or anger"),
  }),
  effect: "write",
  keepsInput: false,
  run: async ({ user_message, observed }, { t }) => {
    const screening = raise(screenText(user_message), observed);
    if (isGrave(screening.level)) return { say: "", facts: { level: screening.level }, danger: screening };
    const protocol =
      screening.level === 1
        ? "distress, no wish to die: say back what you hear, no advice yet, offer one small technique and /safe"
        : "no danger found: go on kindly";
    return {
      say: screening.level === 1 ? t("tools:safety.distress") : "",
      facts: { level: screening.level, protocol },
    };
  },
});

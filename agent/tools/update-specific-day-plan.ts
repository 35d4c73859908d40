import { z } from "zod";
import { editPlan } from "../change-plan.ts";
import { defineTool } from "../tool.ts";

/** A text of a day; the plan itself checks its length. */
const field = (meaning: string) => z.string().optional().describe(meaning);

const updates = z.strictObject({
  mainFocus: field("the day's main focus, at most 140 characters"),
  triggerActionReward: z
    .strictObject({
      trigger: field("what starts it, such as 'after lunch'"),
      action: field("what is done"),
      reward: field("what makes it worth doing again"),
    })
    .optional(),
  deepFocus: field("what to give undivided attention to"),
  eveningReflection: field("a question or note for the evening"),
  tip: field("a practical tip"),
});

/** Leaves out what wasn't given, since a plan's fields are there or not. */
function given(fields: Readonly<Record<string, unknown>>): object {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}

/** Changes fields of one day of the plan, or of several. */
export const updateSpecificDayPlan = defineTool({
  name: "update_specific_day_plan",
  description:
    "Changes one day of the person's current seven-day plan, or several days in the same way. Give only the fields that change, in the person's language; the rest stays. Makes a new version that /undo takes back.",
  input: z.strictObject({
    day: z
      .string()
      .describe(
        "1 to 7 for the place in the plan, a weekday in English, a date as YYYY-MM-DD, today or tomorrow; several with commas between them",
      ),
    updates,
  }),
  effect: "write",
  run: ({ day, updates: { triggerActionReward: system, ...texts } }, context) => {
    const days = day.split(",").map((one) => one.trim());
    const inner = system === undefined ? {} : { triggerActionReward: given(system) };
    return editPlan({ kind: "days", days, updates: { ...given(texts), ...inner } }, context);
  },
});

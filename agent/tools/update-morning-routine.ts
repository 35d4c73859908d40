import { z } from "zod";
import { editPlan } from "../change-plan.ts";
import { defineTool } from "../tool.ts";

/** Puts another list of steps into every morning of the plan. */
export const updateMorningRoutine = defineTool({
  name: "update_morning_routine",
  description:
    "Replaces the morning list of the person's current seven-day plan, for all its days, by a new one. Give the whole list as it is to be, 3 to 7 short steps in the person's language; read the plan first to keep what stays. Makes a new version that /undo takes back.",
  input: z.strictObject({
    new_routine: z.array(z.string()).describe("the whole new list, 3 to 7 steps of at most 160 characters"),
  }),
  effect: "write",
  run: ({ new_routine: steps }, context) => editPlan({ kind: "morning", steps }, context),
});

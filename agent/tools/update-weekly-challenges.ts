import { z } from "zod";
import { editPlan } from "../change-plan.ts";
import { defineTool } from "../tool.ts";

const challenge = z.strictObject({
  category: z.string().describe("area of life, such as sleep or movement"),
  title: z.string().describe("at most 100 characters"),
  description: z.string().describe("what to do"),
  time: z.string().describe("how long or how often, in words"),
  reason: z.string().describe("why it fits this person, out of what is known"),
});

/** Puts other challenges into the week of the plan. */
export const updateWeeklyChallenges = defineTool({
  name: "update_weekly_challenges",
  description:
    "Replaces the weekly challenges of the person's current plan by new ones, 1 to 3, each with all five fields in the person's language; read the plan first to keep what stays. Makes a new version that /undo takes back.",
  input: z.strictObject({
    new_challenges: z.array(challenge).describe("all challenges of the week, 1 to 3"),
  }),
  effect: "write",
  run: ({ new_challenges: challenges }, context) => editPlan({ kind: "challenges", challenges }, context),
});

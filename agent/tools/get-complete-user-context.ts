import { z } from "zod";
import type { Json } from "../../core/message.ts";
import { loadHabits, loadProgress, loadReminders, loadToday } from "../context/habits.ts";
import { loadPlan } from "../context/plan.ts";
import { loadProfile } from "../context/profile.ts";
import { loadProjection, loadReport } from "../context/report.ts";
import type { LoadSection } from "../context/section.ts";
import { defineTool } from "../tool.ts";

const sectionNames = [
  "profile",
  "assessment",
  "plan",
  "today",
  "habits",
  "progress",
  "projection",
  "reminders",
] as const;

const loaders: Readonly<Record<(typeof sectionNames)[number], LoadSection>> = {
  profile: loadProfile,
  assessment: loadReport,
  plan: loadPlan,
  today: loadToday,
  habits: loadHabits,
  progress: loadProgress,
  projection: loadProjection,
  reminders: loadReminders,
};

/** Tells what Leo knows about the person, only the parts asked for. */
export const getCompleteUserContext = defineTool({
  name: "get_complete_user_context",
  description:
    "Reads what Leo knows about the person: profile, assessment (newest report), plan (the week), today, habits, progress, projection (future self), reminders. Ask only for the sections that the answer needs; without any, all come.",
  input: z.strictObject({ sections: z.array(z.enum(sectionNames)).optional() }),
  effect: "read",
  run: async ({ sections = [] }, context) => {
    const asked = sectionNames.filter((name) => sections.length === 0 || sections.includes(name));
    const said: string[] = [];
    const facts: { [section: string]: Json } = {};
    for (const name of asked) {
      const section = await loaders[name](context);
      said.push(section.say);
      facts[name] = section.facts;
    }
    return { say: said.join("\n\n"), facts };
  },
});

import type { Channel } from "../channel.ts";
import { teamsEnv } from "./settings.ts";

/** Microsoft Teams: activities posted to a webhook, signed by Microsoft; off without `MICROSOFT_APP_ID`. */
export const teams = {
  name: "teams",
  env: teamsEnv,
  create: async (settings, services) => (await import("./adapter.ts")).createTeamsAdapter(settings, services),
  diagnose: async (settings, about) => (await import("./diagnose.ts")).diagnoseTeams(settings, about),
} satisfies Channel<typeof teamsEnv>;

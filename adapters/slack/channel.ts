import type { Channel } from "../channel.ts";
import { slackEnv } from "./settings.ts";

/** Slack: events over HTTP or Socket Mode; off without `SLACK_BOT_TOKEN`. */
export const slack = {
  name: "slack",
  env: slackEnv,
  create: async (settings, services) => (await import("./adapter.ts")).createSlackAdapter(settings, services),
  diagnose: async (settings, about) => (await import("./diagnose.ts")).diagnoseSlack(settings, about),
} satisfies Channel<typeof slackEnv>;

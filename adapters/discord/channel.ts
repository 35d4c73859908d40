import type { Channel } from "../channel.ts";
import { discordEnv } from "./settings.ts";

/** Discord: direct messages, mentions and slash commands over the gateway; off without `DISCORD_TOKEN`. */
export const discord = {
  name: "discord",
  env: discordEnv,
  create: async (settings, services) =>
    (await import("./adapter.ts")).createDiscordAdapter(settings, services),
  diagnose: async (settings, about) => (await import("./diagnose.ts")).diagnoseDiscord(settings, about),
} satisfies Channel<typeof discordEnv>;

import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { neededScopes } from "./connect.ts";

const manifest = z
  .object({
    features: z.object({
      app_home: z.object({
        home_tab_enabled: z.literal(true),
        messages_tab_read_only_enabled: z.literal(false),
      }),
      slash_commands: z.array(z.object({ command: z.string() })),
    }),
    oauth_config: z.object({ scopes: z.object({ bot: z.array(z.string()) }) }),
    settings: z.object({ event_subscriptions: z.object({ bot_events: z.array(z.string()) }) }),
  })
  .parse(
    JSON.parse(readFileSync(new URL("../../docs/channels/slack-manifest.json", import.meta.url), "utf8")),
  );

describe("the manifest of Leo's Slack app", () => {
  test("asks for exactly what Leo needs", () => {
    expect(manifest.oauth_config.scopes.bot).toEqual([...neededScopes]);
    expect(manifest.settings.event_subscriptions.bot_events).toEqual([
      "app_home_opened",
      "app_mention",
      "message.im",
    ]);
    expect(manifest.features.slash_commands.map(({ command }) => command)).toEqual(["/leo"]);
  });
});

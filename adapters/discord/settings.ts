import { z } from "zod";
import { variable } from "../../core/variable.ts";

/** How the Discord channel is set up. */
export interface DiscordSettings {
  /** The bot's token; a secret. */
  readonly token: string;
  /** Address of the API without version and without a slash at the end. */
  readonly apiUrl: string;
}

const defaultApiUrl = "https://discord.com/api";

const variables = z.object({
  DISCORD_TOKEN: variable,
  DISCORD_API_URL: variable,
});

/** Where a token is copied from. */
export const tokenPlace =
  "https://discord.com/developers/applications: choose the application, Bot, Reset Token, and copy it into .env as DISCORD_TOKEN";

/** Reads `DISCORD_*`; `undefined` without a token. */
export const discordEnv = variables.transform((read, context): DiscordSettings | undefined => {
  const refuse = (name: keyof typeof read, message: string): void => {
    context.addIssue({ code: "custom", path: [name], message });
  };
  const token = read.DISCORD_TOKEN?.replace(/^Bot\s+/i, "");
  if (token === undefined) return undefined;
  if (!/^[\w.-]+$/.test(token))
    refuse(
      "DISCORD_TOKEN",
      `does not look like a bot token (letters, digits, dots); get it from ${tokenPlace}`,
    );
  // Some write the version along; the SDK adds it.
  const apiUrl = (read.DISCORD_API_URL ?? defaultApiUrl).replace(/\/+$/, "").replace(/\/v\d+$/, "");
  if (!/^https?:\/\//.test(apiUrl) || !URL.canParse(apiUrl))
    refuse("DISCORD_API_URL", "must be an http or https address");
  return { token, apiUrl };
});

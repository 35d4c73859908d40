import { GatewayCloseCodes } from "discord.js";
import { isTokenRefused, toChannelError } from "./errors.ts";
import { tokenPlace } from "./settings.ts";

/** A refused token needs a person; asking often would only look like an attack. */
const refusedTokenPauseMs = 60_000;

/** What to do about a refused token, in one line. */
const refusedToken = `Discord refuses DISCORD_TOKEN: open ${tokenPlace}`;

/** Said where Discord withholds the words of messages that don't name Leo. */
export const withoutContent =
  "Discord: running without the Message Content Intent; direct messages, mentions and commands work all the same";

/** How long to wait at least after an error, in milliseconds. */
export function leastPauseMs(error: unknown): number {
  return isTokenRefused(error) ? refusedTokenPauseMs : (toChannelError(error, "start").retryAfterMs ?? 0);
}

/** What an operator should do about an error, in one line. */
export function adviceFor(error: unknown, what: string): string {
  return isTokenRefused(error) ? refusedToken : `${toChannelError(error, what).message}; Leo keeps trying`;
}

/** What an operator should do about a connection that Discord has closed for good, and how long to wait at least. */
export function closedForGood(
  code: number,
): { readonly advice: string; readonly pauseMs: number } | undefined {
  const pauseMs = refusedTokenPauseMs;
  switch (code) {
    case GatewayCloseCodes.AuthenticationFailed:
      return { advice: refusedToken, pauseMs };
    case GatewayCloseCodes.DisallowedIntents:
    case GatewayCloseCodes.InvalidIntents:
      return {
        advice:
          "Discord refuses the intents Leo needs: open https://discord.com/developers/applications, choose the application, Bot, and look for a notice there",
        pauseMs,
      };
    case GatewayCloseCodes.InvalidShard:
    case GatewayCloseCodes.ShardingRequired:
      return { advice: "Discord asks for more connections than when Leo started: start Leo again", pauseMs };
    case GatewayCloseCodes.InvalidAPIVersion:
      return { advice: "Discord no longer speaks this version of its gateway: update Leo", pauseMs };
    default:
      return undefined;
  }
}

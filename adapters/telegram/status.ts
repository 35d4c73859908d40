import { statusOf, toChannelError } from "./errors.ts";

/** A refused token needs a person; asking often would only look like an attack. */
const refusedTokenPauseMs = 60_000;

/** Whether Telegram doesn't know the token. */
export function isTokenRefused(error: unknown): boolean {
  return statusOf(error) === 401 || statusOf(error) === 404;
}

/** How long to wait at least after an error, in milliseconds. */
export function leastPauseMs(error: unknown, method: string): number {
  return isTokenRefused(error) ? refusedTokenPauseMs : (toChannelError(error, method).retryAfterMs ?? 0);
}

/** What an operator should do about an error, in one line. */
export function adviceFor(error: unknown, method: string): string {
  if (isTokenRefused(error))
    return "Telegram refuses TELEGRAM_BOT_TOKEN: open https://t.me/BotFather, send /mybots, choose the bot, click API Token, and copy it into .env";
  if (statusOf(error) === 409)
    return "Telegram: another program polls with this bot's token; stop it, or give it a bot of its own. Leo keeps trying";
  if (method === "setWebhook" && statusOf(error) === 400)
    return `${toChannelError(error, method).message}: PUBLIC_URL must be an https address that Telegram can reach`;
  return `${toChannelError(error, method).message}; Leo keeps trying`;
}

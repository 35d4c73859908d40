import { z } from "zod";
import { variable } from "../../core/variable.ts";

/** How the Telegram channel is set up. */
export interface TelegramSettings {
  /** From @BotFather; a secret. */
  readonly token: string;
  /** Address of the Bot API without a slash at the end. */
  readonly apiRoot: string;
  /** Set when Telegram posts its updates to `{publicUrl}/webhooks/telegram`; without it they are polled. */
  readonly webhookSecret: string | undefined;
}

const variables = z.object({
  TELEGRAM_BOT_TOKEN: variable,
  TELEGRAM_MODE: variable,
  TELEGRAM_WEBHOOK_SECRET: variable,
  TELEGRAM_API_ROOT: variable,
});

/** Reads `TELEGRAM_*`; `undefined` without a token, an error for what is half set. */
export const telegramEnv = variables.transform((read, context): TelegramSettings | undefined => {
  const refuse = (name: keyof typeof read, message: string): void => {
    context.addIssue({ code: "custom", path: [name], message });
  };
  const token = read.TELEGRAM_BOT_TOKEN;
  const mode = read.TELEGRAM_MODE ?? "polling";
  if (token === undefined) {
    if (mode === "webhook" || read.TELEGRAM_WEBHOOK_SECRET !== undefined)
      refuse(
        "TELEGRAM_BOT_TOKEN",
        "is missing, though other Telegram settings are there; get one from https://t.me/BotFather",
      );
    return undefined;
  }
  if (!/^\d+:[\w-]+$/.test(token))
    refuse(
      "TELEGRAM_BOT_TOKEN",
      "does not look like a bot token (digits, a colon, letters); copy it from https://t.me/BotFather",
    );
  if (mode !== "polling" && mode !== "webhook") refuse("TELEGRAM_MODE", "must be polling or webhook");
  const secret = read.TELEGRAM_WEBHOOK_SECRET;
  if (mode === "webhook" && secret === undefined)
    refuse("TELEGRAM_WEBHOOK_SECRET", "is needed with TELEGRAM_MODE=webhook: any long random word");
  if (secret !== undefined && !/^[\w-]{1,256}$/.test(secret))
    refuse("TELEGRAM_WEBHOOK_SECRET", "may hold 1 to 256 letters, digits, _ and - only");
  const apiRoot = (read.TELEGRAM_API_ROOT ?? "https://api.telegram.org").replace(/\/+$/, "");
  if (!/^https?:\/\//.test(apiRoot) || !URL.canParse(apiRoot))
    refuse("TELEGRAM_API_ROOT", "must be an http or https address");
  return { token, apiRoot, webhookSecret: mode === "webhook" ? secret : undefined };
});

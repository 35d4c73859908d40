import type { Channel } from "../channel.ts";
import { telegramEnv } from "./settings.ts";

/** Telegram: polling, or a webhook with a secret; off without `TELEGRAM_BOT_TOKEN`. */
export const telegram = {
  name: "telegram",
  env: telegramEnv,
  create: async (settings, services) =>
    (await import("./adapter.ts")).createTelegramAdapter(settings, services),
  diagnose: async (settings, about) => (await import("./diagnose.ts")).diagnoseTelegram(settings, about),
} satisfies Channel<typeof telegramEnv>;

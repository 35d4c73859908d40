import { type BarePlatform, startBareServer } from "./bare-server.ts";
import { closedLoop } from "./closed-loop.ts";

const bot = { id: 700_000_001, is_bot: true, first_name: "Leo", username: "leo_bench_bot" };

/** A bare Bot API that posts to a webhook. */
export async function startTelegramPlatform(): Promise<BarePlatform> {
  const secret = "bench-secret-of-a-good-length";
  const loop = closedLoop();
  let updateId = 1;
  const bare = await startBareServer(({ name, body }) => {
    const method = name.split("/").at(-1);
    if (method === "getMe") return { ok: true, result: bot };
    if (method === "getWebhookInfo") {
      const result = { url: "", has_custom_certificate: false, pending_update_count: 0 };
      return { ok: true, result };
    }
    if (method !== "sendMessage") return { ok: true, result: true };
    const { chat_id, text } = JSON.parse(body) as { chat_id: number | string; text: string };
    const chat = { id: Number(chat_id), type: "private" };
    updateId += 1;
    loop.answered(chat.id);
    return { ok: true, result: { message_id: updateId, date: 1_700_000_000, chat, text } };
  });
  return {
    env: {
      TELEGRAM_BOT_TOKEN: "700000001:bench_token_of_the_right_length_00000",
      TELEGRAM_MODE: "webhook",
      TELEGRAM_WEBHOOK_SECRET: secret,
      TELEGRAM_API_ROOT: bare.origin,
    },
    load: (webhook, users, durationMs) =>
      loop.run(users, durationMs, (user) => {
        updateId += 1;
        const message = {
          message_id: updateId,
          date: 1_700_000_000,
          chat: { id: user, type: "private", first_name: "P" },
          from: { id: user, is_bot: false, first_name: "P", language_code: "en" },
          text: `hello ${updateId}`,
        };
        const headers = { "x-telegram-bot-api-secret-token": secret };
        return bare.post(webhook, JSON.stringify({ update_id: updateId, message }), headers);
      }),
    close: bare.close,
  };
}

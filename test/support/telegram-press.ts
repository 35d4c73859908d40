import type { EmulatedTelegram } from "../emulators/telegram.ts";
import type { EmulatedUser } from "../emulators/telegram-person.ts";

/** Presses a button that needn't stand in the person's chat: an old one, or one shown to somebody else. */
export function pressData(telegram: EmulatedTelegram, user: EmulatedUser, data: string): number {
  const chat = { id: user.id, type: "private" };
  const bot = { id: telegram.bot.id, is_bot: true };
  return telegram.push({
    callback_query: {
      id: `old-press-${user.id}-${data}`,
      from: { id: user.id, is_bot: false, first_name: "Anna" },
      chat_instance: String(user.id),
      data,
      message: { message_id: 1, date: 1, chat, from: bot, text: "…" },
    },
  });
}

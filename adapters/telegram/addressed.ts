import type { TelegramEntity, TelegramMessage } from "./update.ts";

/** Who Leo is on Telegram. */
export interface BotIdentity {
  readonly id: number;
  /** Without the @; empty while it is not known. */
  readonly username: string;
}

function names(text: string, entity: TelegramEntity, bot: BotIdentity): boolean {
  const named = text.slice(entity.offset, entity.offset + entity.length).toLowerCase();
  const username = bot.username.toLowerCase();
  switch (entity.type) {
    case "mention":
      return named === `@${username}`;
    case "bot_command":
      return named.endsWith(`@${username}`);
    case "text_mention":
      return entity.user?.id === bot.id;
    default:
      return false;
  }
}

/** Whether a message in a group speaks to the bot: names it, gives it a command, or replies to it. */
export function isForBot(message: TelegramMessage, bot: BotIdentity): boolean {
  if (message.reply_to_message?.from?.id === bot.id) return true;
  const text = message.text ?? message.caption ?? "";
  const entities = message.entities ?? message.caption_entities ?? [];
  return entities.some((entity) => names(text, entity, bot));
}

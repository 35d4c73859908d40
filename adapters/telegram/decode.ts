import type {
  AttachmentRef,
  ConversationRef,
  InboundContent,
  InboundMessage,
  SenderRef,
} from "../../core/message.ts";
import { type BotIdentity, isForBot } from "./addressed.ts";
import { maxPhotoBytes } from "./limits.ts";
import {
  type TelegramFile,
  type TelegramMessage,
  type TelegramPhotoSize,
  type TelegramUpdate,
  unreadable,
  updateSchema,
} from "./update.ts";

/** What an update means to Leo. */
export interface Decoded {
  /** Absent for what never starts a turn: edits, channel posts, bots, service messages, talk in groups. */
  readonly message?: InboundMessage;
  /** Set when Telegram waits for a button press to be answered. */
  readonly callbackQueryId?: string;
  /** Set when it is said in a group and the bot's name, by which it may be addressed, is not known yet. */
  readonly needsName?: true;
}

const imageName = /\.(?:jpe?g|png|webp|hei[cf]|avif|gif|bmp|tiff?)$/i;
const command = /^\/(\w+)(?:@\w+)?(?=\s|$)/;

function largestPhoto(sizes: readonly TelegramPhotoSize[]): TelegramPhotoSize | undefined {
  const area = (size: TelegramPhotoSize): number => (size.width ?? 0) * (size.height ?? 0);
  const byArea = [...sizes].sort((a, b) => area(b) - area(a));
  return byArea.find((size) => (size.file_size ?? 0) <= maxPhotoBytes) ?? byArea.at(-1);
}

function attachment(
  fileId: string,
  mediaType: string | undefined,
  sizeBytes: number | undefined,
): AttachmentRef {
  return {
    id: fileId,
    ...(mediaType === undefined ? {} : { mediaType }),
    ...(sizeBytes === undefined ? {} : { sizeBytes }),
  };
}

function isPicture(file: TelegramFile): boolean {
  return file.mime_type?.startsWith("image/") === true || imageName.test(file.file_name ?? "");
}

function picture(message: TelegramMessage): AttachmentRef | undefined {
  const size = largestPhoto(message.photo ?? []);
  if (size !== undefined) return attachment(size.file_id, "image/jpeg", size.file_size);
  const { document } = message;
  // An animation comes with a document of the same file; it is no photo.
  if (document === undefined || message.animation !== undefined || !isPicture(document)) return undefined;
  return attachment(document.file_id, document.mime_type, document.file_size);
}

function unreadableKind(message: TelegramMessage): string | undefined {
  const kinds = Object.keys(unreadable) as (keyof typeof unreadable)[];
  const kind = kinds.find((name) => message[name] !== undefined && message[name] !== null);
  if (kind !== undefined) return unreadable[kind];
  return message.document === undefined ? undefined : "document";
}

function messageContent(message: TelegramMessage): InboundContent | undefined {
  if (message.text !== undefined) return { kind: "text", text: message.text.replace(command, "/$1") };
  const photo = picture(message);
  if (photo !== undefined) {
    return {
      kind: "photo",
      photo,
      ...(message.caption === undefined ? {} : { caption: message.caption }),
      ...(message.media_group_id === undefined ? {} : { album: message.media_group_id }),
    };
  }
  const description = unreadableKind(message);
  return description === undefined ? undefined : { kind: "unsupported", description };
}

function conversation(chat: TelegramMessage["chat"], topicId?: number): ConversationRef {
  return {
    channel: "telegram",
    id: String(chat.id),
    kind: chat.type === "private" ? "direct" : "group",
    ...(topicId === undefined ? {} : { address: { topicId } }),
  };
}

function sender(user: NonNullable<TelegramMessage["from"]>): SenderRef {
  return {
    id: String(user.id),
    ...(user.language_code === undefined ? {} : { languageTag: user.language_code }),
  };
}

function decodeMessage(
  update: TelegramUpdate,
  message: TelegramMessage,
  bot: BotIdentity,
  receivedAt: Date,
): Decoded {
  const { from, chat } = message;
  if (from === undefined || from.is_bot === true || chat.type === "channel") return {};
  if (chat.type !== "private" && bot.username === "") return { needsName: true };
  if (chat.type !== "private" && !isForBot(message, bot)) return {};
  const content = messageContent(message);
  if (content === undefined) return {};
  const inGroupTopic = chat.type !== "private" && message.is_topic_message === true;
  return {
    message: {
      id: String(update.update_id),
      order: String(update.update_id),
      conversation: conversation(chat, inGroupTopic ? message.message_thread_id : undefined),
      sender: sender(from),
      sentAt: message.date === undefined ? receivedAt : new Date(message.date * 1000),
      content,
    },
  };
}

function decodePress(
  update: TelegramUpdate,
  press: NonNullable<TelegramUpdate["callback_query"]>,
  receivedAt: Date,
): Decoded {
  const chat = press.message?.chat;
  if (press.data === undefined || chat === undefined || chat.type === "channel" || press.from.is_bot === true)
    return { callbackQueryId: press.id };
  const colon = press.data.indexOf(":");
  const action = colon < 0 ? press.data : press.data.slice(0, colon);
  return {
    callbackQueryId: press.id,
    message: {
      id: String(update.update_id),
      order: String(update.update_id),
      conversation: conversation(chat),
      sender: sender(press.from),
      sentAt: receivedAt,
      content: { kind: "action", action, value: colon < 0 ? "" : press.data.slice(colon + 1) },
    },
  };
}

/**
 * Reads one update of the Bot API. Never throws: kinds Leo doesn't know, missing fields and nulls mean nothing to it.
 * @param receivedAt stands in where Telegram gives no time
 * @returns `undefined` for what is no update at all
 */
export function decodeUpdate(raw: unknown, bot: BotIdentity, receivedAt: Date): Decoded | undefined {
  const read = updateSchema.safeParse(raw);
  if (!read.success) return undefined;
  const update = read.data;
  if (update.message !== undefined) return decodeMessage(update, update.message, bot, receivedAt);
  if (update.callback_query !== undefined) return decodePress(update, update.callback_query, receivedAt);
  return {};
}

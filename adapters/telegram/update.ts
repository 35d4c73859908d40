import { z } from "zod";
import { maybe } from "../../core/maybe.ts";

const id = z.number().int();
const text = z.string();

const user = z.object({
  id,
  is_bot: maybe(z.boolean()),
  language_code: maybe(text),
});

const chat = z.object({ id, type: text });

const entity = z.object({
  type: text,
  offset: z.number().int().nonnegative(),
  length: z.number().int().nonnegative(),
  user: maybe(user),
});

const photoSize = z.object({
  file_id: text,
  width: maybe(z.number()),
  height: maybe(z.number()),
  file_size: maybe(z.number()),
});

const file = z.object({
  file_id: text,
  file_name: maybe(text),
  mime_type: maybe(text),
  file_size: maybe(z.number()),
});

/** Kinds of content Leo can't read, with a word for each; what has none of them is a service message. */
export const unreadable = {
  animation: "animation",
  audio: "audio",
  contact: "contact",
  dice: "dice",
  game: "game",
  location: "location",
  paid_media: "paid media",
  poll: "poll",
  sticker: "sticker",
  story: "story",
  venue: "venue",
  video: "video",
  video_note: "video message",
  voice: "voice message",
} as const;

// Loose, since the kinds above are only looked for.
const message = z.looseObject({
  message_id: id,
  date: maybe(z.number().int().positive()),
  chat,
  from: maybe(user),
  message_thread_id: maybe(id),
  is_topic_message: maybe(z.boolean()),
  text: maybe(text),
  entities: maybe(z.array(entity)),
  caption: maybe(text),
  caption_entities: maybe(z.array(entity)),
  media_group_id: maybe(text),
  photo: maybe(z.array(photoSize)),
  document: maybe(file),
  reply_to_message: maybe(z.object({ from: maybe(user) })),
});

const callbackQuery = z.object({
  id: text,
  from: user,
  data: maybe(text),
  message: maybe(z.object({ chat })),
});

/** An update as far as Leo reads it. */
export const updateSchema = z.object({
  update_id: id.nonnegative(),
  message: maybe(message),
  callback_query: maybe(callbackQuery),
});

/** An update, read. */
export type TelegramUpdate = z.output<typeof updateSchema>;
/** A message of an update, read. */
export type TelegramMessage = z.output<typeof message>;
/** A mention, command or other stretch of a message's words. */
export type TelegramEntity = z.output<typeof entity>;
/** A file that was sent as one. */
export type TelegramFile = z.output<typeof file>;
/** One of the sizes a photo is kept in. */
export type TelegramPhotoSize = z.output<typeof photoSize>;

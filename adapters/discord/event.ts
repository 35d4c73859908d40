import { z } from "zod";
import { maybe } from "../../core/maybe.ts";
import { snowflake } from "./address.ts";

/** A list without the entries that can't be read. */
function listOf<Schema extends z.ZodType>(schema: Schema) {
  return maybe(
    z.array(schema.nullable().catch(null)).transform((all) => all.filter((each) => each !== null)),
  );
}

const text = z.string();
const user = z.object({ id: snowflake, bot: maybe(z.boolean()), system: maybe(z.boolean()) });
const member = z.object({ user: maybe(user) });

const attachment = z.object({
  id: snowflake,
  filename: maybe(text),
  content_type: maybe(text),
  size: maybe(z.number().nonnegative()),
  url: maybe(text),
});

const message = z.object({
  id: snowflake,
  channel_id: snowflake,
  guild_id: maybe(snowflake),
  channel_type: maybe(z.number()),
  author: maybe(user),
  webhook_id: maybe(text),
  timestamp: maybe(text),
  type: maybe(z.number()),
  flags: maybe(z.number()),
  content: maybe(text),
  mentions: listOf(user),
  attachments: listOf(attachment),
  sticker_items: listOf(z.object({ id: text })),
  poll: maybe(z.object({})),
  message_snapshots: listOf(z.object({})),
  referenced_message: maybe(z.object({ author: maybe(user) })),
});

const option = z.object({ value: maybe(z.union([text, z.number(), z.boolean()])) });

const interaction = z.object({
  id: snowflake,
  application_id: snowflake,
  token: text,
  type: z.number(),
  guild_id: maybe(snowflake),
  context: maybe(z.number()),
  channel_id: maybe(snowflake),
  channel: maybe(z.object({ id: snowflake, type: maybe(z.number()) })),
  user: maybe(user),
  member: maybe(member),
  locale: maybe(text),
  data: maybe(
    z.object({
      type: maybe(z.number()),
      name: maybe(text),
      options: listOf(option),
      custom_id: maybe(text),
      component_type: maybe(z.number()),
      values: listOf(text),
    }),
  ),
});

/** Reads the payload of `MESSAGE_CREATE`, or a message fetched over HTTP. */
export const messageSchema = message;
/** Reads the payload of `INTERACTION_CREATE`. */
export const interactionSchema = interaction;

/** A message, read. */
export type DiscordMessage = z.output<typeof message>;
/** An interaction, read. */
export type DiscordInteraction = z.output<typeof interaction>;
/** A file of a message. */
export type DiscordAttachment = z.output<typeof attachment>;

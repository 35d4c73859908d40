import { z } from "zod";
import { maybe } from "../../core/maybe.ts";

const text = z.string();

const file = z.object({
  id: text,
  name: maybe(text),
  mimetype: maybe(text),
  size: maybe(z.number().nonnegative()),
  url_private_download: maybe(text),
});

const event = z.object({
  type: text,
  subtype: maybe(text),
  user: maybe(text),
  bot_id: maybe(text),
  text: maybe(text),
  ts: maybe(text),
  thread_ts: maybe(text),
  channel: maybe(text),
  channel_type: maybe(text),
  /** Set on a message that was changed after it was sent. */
  edited: maybe(z.object({})),
  hidden: maybe(z.boolean()),
  /** One file that can't be read doesn't lose the others. */
  files: maybe(z.array(maybe(file))),
  /** Of `app_home_opened`: `home` or `messages`. */
  tab: maybe(text),
});

/** An event of the Events API as far as Leo reads it. */
export const eventCallback = z.object({
  type: z.literal("event_callback"),
  event_id: text,
  team_id: maybe(text),
  api_app_id: maybe(text),
  is_ext_shared_channel: maybe(z.boolean()),
  event,
});

/** A button press. */
export const blockActions = z.object({
  type: z.literal("block_actions"),
  trigger_id: maybe(text),
  api_app_id: maybe(text),
  user: z.object({ id: text }),
  channel: maybe(z.object({ id: text })),
  container: maybe(z.object({ type: maybe(text), channel_id: maybe(text), message_ts: maybe(text) })),
  actions: z.array(maybe(z.object({ action_ts: maybe(text), value: maybe(text) }))).min(1),
});

/** A slash command; Slack sends it as a form. */
export const slashCommand = z.object({
  command: text,
  text: maybe(text),
  user_id: text,
  channel_id: text,
  trigger_id: text,
  api_app_id: maybe(text),
});

/** The question by which Slack checks an address. */
export const urlVerification = z.object({ type: z.literal("url_verification"), challenge: text });

/** An event, read. */
export type EventCallback = z.output<typeof eventCallback>;
/** A button press, read. */
export type BlockActions = z.output<typeof blockActions>;
/** A slash command, read. */
export type SlashCommand = z.output<typeof slashCommand>;
/** A file of a message, read. */
export type SlackFile = z.output<typeof file>;

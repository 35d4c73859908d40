import { z } from "zod";
import { maybe } from "../../core/maybe.ts";

/** Ids go into keys of the database, which takes no NUL; Teams' own are far shorter. */
const id = z
  .string()
  .min(1)
  .max(1_000)
  .refine((text) => !text.includes("\0"));
const text = z.string();

// Loose, since these come back to Teams as they came.
const account = z.looseObject({ id, role: maybe(text) });
const conversation = z.looseObject({ id, conversationType: maybe(text), isGroup: maybe(z.boolean()) });

const entity = z.object({
  type: maybe(text),
  text: maybe(text),
  mentioned: maybe(z.object({ id: maybe(text) })),
  timezone: maybe(text),
});

const attachment = z.object({
  contentType: maybe(text),
  contentUrl: maybe(text),
  name: maybe(text),
  content: z.unknown().optional(),
});

/** What stands behind a shared file. */
export const sharedFileSchema = z.object({ downloadUrl: text, fileType: maybe(text) });

/** What stands behind a button of Leo's cards. */
export const pressSchema = z.object({ action: text.max(200), value: maybe(text.max(1_000)) });

/** What an `adaptiveCard/action` carries. */
export const executedSchema = z.object({ action: z.object({ data: z.unknown().optional() }) });

/** Where an activity comes from, and where answers to it go. */
export const referenceSchema = z.looseObject({
  serviceUrl: text,
  conversation,
  bot: maybe(account),
  user: maybe(account),
  channelId: maybe(text),
  locale: maybe(text),
});

/** An activity as far as Leo reads it. */
export const activitySchema = z.object({
  type: text,
  id: maybe(id),
  name: maybe(text),
  action: maybe(text),
  channelId: maybe(text),
  serviceUrl: text,
  timestamp: maybe(text),
  locale: maybe(text),
  localTimezone: maybe(text),
  from: maybe(account),
  recipient: maybe(account),
  conversation: maybe(conversation),
  text: maybe(text),
  value: z.unknown().optional(),
  entities: maybe(z.array(entity.catch({}))),
  attachments: maybe(z.array(attachment.catch({}))),
  membersAdded: maybe(z.array(z.object({ id: maybe(text) }).catch({}))),
});

/** An activity, read. */
export type TeamsActivity = z.output<typeof activitySchema>;
/** A file or picture of an activity, read. */
export type TeamsAttachment = z.output<typeof attachment>;
/** The stored way back into a conversation. */
export type TeamsReference = z.output<typeof referenceSchema>;

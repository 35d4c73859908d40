import { z } from "zod/mini";
import type { Inline, ListItem, Section } from "./markdown-tree.ts";

/** Most characters of one text message a page may send. */
export const maxTextLength = 10_000;

/** Most bytes of one frame from a page. */
export const maxFrameBytes = 64 * 1024;

/** A client's own id of what it sends: the same when it sends it again after a lost connection. */
const clientId = z.string().check(z.regex(/^[A-Za-z0-9_-]{8,64}$/));

/** What a page tells Leo over a live connection; `hello` comes first. */
export const clientMessage = z.discriminatedUnion("kind", [
  z.object({
    kind: z.literal("hello"),
    /** The newest revision the page has; 0 for none. */
    revision: z.int().check(z.nonnegative()),
    /** IANA zone and BCP 47 tag of the browser, for a first guess. */
    timeZone: z.optional(z.string().check(z.maxLength(64))),
    language: z.optional(z.string().check(z.maxLength(35))),
  }),
  z.object({ kind: z.literal("text"), id: clientId, text: z.string().check(z.minLength(1)) }),
  z.object({
    kind: z.literal("press"),
    id: clientId,
    action: z.string().check(z.minLength(1), z.maxLength(64)),
    value: z.string().check(z.maxLength(64)),
  }),
  z.object({
    kind: z.literal("photo"),
    id: clientId,
    /** Id out of the upload's answer. */
    photo: z.string().check(z.minLength(8), z.maxLength(128)),
    /** Instance that holds it, out of the upload's answer. */
    heldBy: z.string().check(z.minLength(1), z.maxLength(128)),
    mediaType: z.optional(z.string().check(z.maxLength(100))),
    sizeBytes: z.optional(z.int().check(z.positive())),
    caption: z.optional(z.string().check(z.maxLength(2_000))),
  }),
]);
export type ClientMessage = z.infer<typeof clientMessage>;

const inline: z.ZodMiniType<Inline> = z.lazy(() =>
  z.discriminatedUnion("kind", [
    z.object({ kind: z.enum(["text", "code"]), text: z.string() }),
    z.object({ kind: z.enum(["strong", "emphasis", "strike"]), children: z.array(inline) }),
    z.object({ kind: z.literal("link"), url: z.string(), children: z.array(inline) }),
  ]),
);
const section: z.ZodMiniType<Section> = z.lazy(() =>
  z.discriminatedUnion("kind", [
    z.object({ kind: z.literal("paragraph"), children: z.array(inline) }),
    z.object({ kind: z.literal("heading"), level: z.number(), children: z.array(inline) }),
    z.object({ kind: z.literal("quote"), children: z.array(section) }),
    z.object({ kind: z.literal("list"), children: z.array(listItem) }),
    z.object({ kind: z.literal("fence"), language: z.string(), text: z.string() }),
    z.object({ kind: z.literal("rule") }),
  ]),
);
const listItem: z.ZodMiniType<ListItem> = z.lazy(() =>
  z.object({ kind: z.literal("item"), marker: z.string(), children: z.array(section) }),
);

/** A piece of Leo's message as a page shows it: Markdown is a tree by now, and no HTML is in it. */
export const pageBlock = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("text"), sections: z.array(section) }),
  z.object({ kind: z.literal("facts"), rows: z.array(z.object({ label: z.string(), value: z.string() })) }),
  z.object({ kind: z.literal("image"), pngBase64: z.string(), alt: z.string() }),
  z.object({
    kind: z.literal("file"),
    name: z.string(),
    mediaType: z.string(),
    base64: z.string(),
    label: z.string(),
  }),
  z.object({ kind: z.literal("link"), label: z.string(), url: z.string() }),
  z.object({
    kind: z.literal("buttons"),
    rows: z.array(z.array(z.object({ action: z.string(), value: z.string(), label: z.string() }))),
  }),
  z.object({
    kind: z.literal("progress"),
    steps: z.array(z.object({ label: z.string(), state: z.enum(["waiting", "running", "done", "failed"]) })),
  }),
]);
export type PageBlock = z.infer<typeof pageBlock>;

/** One of Leo's messages as it stands now. */
export const pageEntry = z.object({
  /** Rises with every message and edit of the conversation. */
  revision: z.int(),
  /** Stays the same when the message is edited; ids sort by the time of sending. */
  id: z.string(),
  blocks: z.array(pageBlock),
});
export type PageEntry = z.infer<typeof pageEntry>;

/** Why something a page sent was not taken. */
export const refusals = [
  /** Not JSON, not one of the messages, or no hello before it. */
  "not-understood",
  /** Longer than {@link maxTextLength}. */
  "too-long",
  /** Too many at once; send it again later. */
  "slow-down",
  /** Could not be stored just now; send it again. */
  "not-stored",
  /** The photo is not held any more; upload it again. */
  "photo-gone",
] as const;
export type Refusal = (typeof refusals)[number];

/** What Leo tells a page over a live connection. */
export const serverMessage = z.discriminatedUnion("kind", [
  /** All that was missed has been sent; the page is up to date. */
  z.object({ kind: z.literal("ready") }),
  z.object({ kind: z.literal("entries"), entries: z.array(pageEntry) }),
  /** Stored durably: the page need not send it again. `key` sorts it among the entries' ids. */
  z.object({ kind: z.literal("ack"), id: z.string(), key: z.string() }),
  z.object({ kind: z.literal("typing") }),
  /** With an id: that message was not taken. */
  z.object({ kind: z.literal("error"), id: z.optional(z.string()), reason: z.enum(refusals) }),
]);
export type ServerMessage = z.infer<typeof serverMessage>;

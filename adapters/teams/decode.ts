import { sha256 } from "../../core/ids.ts";
import type { ConversationRef, InboundContent, InboundMessage, Json, SenderRef } from "../../core/message.ts";
import { activitySchema, executedSchema, pressSchema, type TeamsActivity } from "./activity.ts";
import { isForBot, wordsOf } from "./addressed.ts";
import { photosOf } from "./photos.ts";

/** What an activity means to Leo. */
export interface Decoded {
  /** Of what kind it is, for logs. */
  readonly type: string;
  /** As the activity says, to be held against its token. */
  readonly channelId: string;
  readonly serviceUrl: string;
  /** Several only where one message carries several pictures; none for what never starts a turn. */
  readonly messages: readonly InboundMessage[];
  /** Who is in which conversation, with the newest way back; absent where a person is none of the two. */
  readonly seen?: { readonly conversation: ConversationRef; readonly sender: SenderRef };
  /** What Teams waits for as the answer to an invoke. */
  readonly invokeAnswer?: Json;
}

/** Bots have ids that begin so; people's begin with `29:`. */
const botPrefix = "28:";

/** The command that a person's first sight of Leo runs. */
const greeting: InboundContent = { kind: "text", text: "/start" };

function isPersonal({ conversation, recipient, from }: TeamsActivity): boolean {
  if (conversation === undefined || recipient === undefined || from === undefined) return false;
  const { id, conversationType, isGroup } = conversation;
  if (conversationType !== undefined) return conversationType === "personal";
  // Group chats and channels are `19:…`. What can't be told is a group: health data stays out of it.
  return isGroup !== true && !id.startsWith("19:");
}

/** The reference as Bot Framework defines it, each part as it came. */
function reference(raw: Readonly<Record<string, unknown>>): Json {
  return {
    activityId: raw.id,
    user: raw.from,
    bot: raw.recipient,
    conversation: raw.conversation,
    channelId: raw.channelId,
    locale: raw.locale,
    serviceUrl: raw.serviceUrl,
  } as Json;
}

function sender(activity: TeamsActivity): SenderRef | undefined {
  const { from, recipient } = activity;
  if (from === undefined || from.role === "bot" || from.role === "skill") return undefined;
  if (from.id === recipient?.id || from.id.startsWith(botPrefix)) return undefined;
  const timeZone =
    activity.localTimezone ?? activity.entities?.find(({ type }) => type === "clientInfo")?.timezone;
  return {
    id: from.id,
    ...(activity.locale === undefined ? {} : { languageTag: activity.locale }),
    ...(timeZone === undefined ? {} : { timeZone }),
  };
}

/**
 * Teams numbers nothing: the moment it took a message in, to a ten-millionth of a second, orders a conversation.
 * Absent where there is no such moment.
 */
function orderOf(timestamp: string | undefined): string | undefined {
  const ms = Date.parse(timestamp ?? "");
  if (Number.isNaN(ms) || ms < 0) return undefined;
  const fraction = /\.(\d+)/.exec(timestamp ?? "")?.[1] ?? "";
  return `${Math.floor(ms / 1000)}${fraction.slice(0, 7).padEnd(7, "0")}`;
}

function press(value: unknown): InboundContent | undefined {
  if (typeof value !== "object" || value === null) return undefined;
  const read = pressSchema.safeParse(value);
  if (!read.success) return { kind: "unsupported", description: "card" };
  return { kind: "action", action: read.data.action, value: read.data.value ?? "" };
}

function messageContents(activity: TeamsActivity): InboundContent[] {
  const pressed = press(activity.value);
  if (pressed !== undefined) return [pressed];
  const text = wordsOf(activity);
  const { photos, others } = photosOf(activity.attachments ?? []);
  if (photos.length > 0) {
    return photos.map((photo, index) => ({
      kind: "photo",
      photo,
      ...(index === 0 && text !== "" ? { caption: text } : {}),
      ...(photos.length > 1 && activity.id !== undefined ? { album: activity.id } : {}),
    }));
  }
  if (text !== "") return [{ kind: "text", text }];
  return others === 0 ? [] : [{ kind: "unsupported", description: "attachment" }];
}

/** Whether Leo was just added to somebody's chats; Teams says so twice, in two kinds of activities. */
function isInstallation({ type, action, membersAdded, recipient }: TeamsActivity): boolean {
  if (type === "installationUpdate") return action === "add";
  return type === "conversationUpdate" && membersAdded?.some(({ id }) => id === recipient?.id) === true;
}

/** What an activity says to Leo, and what its delivery is called. */
function contentsOf(activity: TeamsActivity, deliveryId: string): [string, InboundContent[]] {
  const personal = isPersonal(activity);
  if (activity.type === "message")
    return [deliveryId, personal || isForBot(activity) ? messageContents(activity) : []];
  if (activity.type === "invoke" && activity.name === "adaptiveCard/action") {
    const executed = executedSchema.safeParse(activity.value);
    const pressed = executed.success ? press(executed.data.action.data) : undefined;
    return [deliveryId, pressed === undefined ? [] : [pressed]];
  }
  if (personal && isInstallation(activity)) return ["greeting", [greeting]];
  return [deliveryId, []];
}

function invokeAnswer({ type, name }: TeamsActivity): Json | undefined {
  if (type !== "invoke") return undefined;
  if (name !== "adaptiveCard/action") return {};
  return { statusCode: 200, type: "application/vnd.microsoft.activity.message", value: "✓" };
}

/**
 * Reads one activity. Never throws: kinds Leo doesn't know, missing fields and nulls mean nothing to it.
 * @param receivedAt stands in where Teams gives no time
 * @returns `undefined` for what is no activity at all
 */
export function decodeActivity(raw: unknown, receivedAt: Date): Decoded | undefined {
  const read = activitySchema.safeParse(raw);
  if (!read.success) return undefined;
  const activity = read.data;
  const { type, channelId = "", serviceUrl } = activity;
  const answer = invokeAnswer(activity);
  const about = { type, channelId, serviceUrl, ...(answer === undefined ? {} : { invokeAnswer: answer }) };
  const from = sender(activity);
  if (from === undefined || activity.conversation === undefined) return { ...about, messages: [] };

  const conversation: ConversationRef = {
    channel: "teams",
    id: activity.conversation.id,
    kind: isPersonal(activity) ? "direct" : "group",
    address: reference(raw as Readonly<Record<string, unknown>>),
  };
  const [name, contents] = contentsOf(activity, activity.id ?? sha256(JSON.stringify(raw)));
  const sentMs = Date.parse(activity.timestamp ?? "");
  const order = orderOf(activity.timestamp);
  const messages = contents.map(
    (content, index): InboundMessage => ({
      id: `${conversation.id} ${name}${index === 0 ? "" : ` ${index}`}`,
      ...(order === undefined ? {} : { order }),
      conversation,
      sender: from,
      sentAt: Number.isNaN(sentMs) ? receivedAt : new Date(sentMs),
      content,
    }),
  );
  const isGone = activity.type === "installationUpdate" && activity.action?.startsWith("remove") === true;
  return { ...about, messages, ...(isGone ? {} : { seen: { conversation, sender: from } }) };
}

import type { ConversationRef, InboundContent, InboundMessage } from "../../core/message.ts";
import {
  type BlockActions,
  blockActions,
  type EventCallback,
  eventCallback,
  type SlackFile,
  type SlashCommand,
  slashCommand,
} from "./envelope.ts";
import { readIncomingText, readMentionText } from "./incoming-text.ts";

/** What something that Slack delivered means to Leo. */
export interface Decoded {
  /** In order; empty for what never starts a turn. */
  readonly messages: readonly InboundMessage[];
  /** Somebody looks at Leo's App Home, or has pressed something there. */
  readonly home?: { readonly userId: string; readonly moment: "opened" | "pressed" };
  /** Where a command was typed: its answer comes in the direct chat, and any other place is only told so. */
  readonly typedIn?: string;
  /** The app's id, by which links lead into the direct chat. */
  readonly appId?: string;
  /** Kind of what was ignored, for the log; holds nothing that a person wrote. */
  readonly ignored?: string;
}

const imageName = /\.(?:jpe?g|png|webp|hei[cf]|avif|gif|bmp|tiff?)$/i;

/** A kind's name as far as it may stand in a log. */
function kindName(kind: string | undefined): string {
  return /^[a-z_]{1,40}$/.exec(kind ?? "")?.[0] ?? "unknown";
}

function appId(id: string | undefined): { appId?: string } {
  return id === undefined ? {} : { appId: id };
}

/** Slack's seconds with six decimals as a whole number of microseconds. */
function toOrder(ts: string | undefined): string | undefined {
  const [, seconds, micros] = /^(\d{1,12})\.(\d{6})$/.exec(ts ?? "") ?? [];
  return seconds === undefined ? undefined : `${seconds}${micros}`;
}

function whenSent(ts: string | undefined, receivedAt: Date): Date {
  const order = toOrder(ts);
  return order === undefined ? receivedAt : new Date(Number(order.slice(0, -3)));
}

/** A direct chat is named after the person, so that it is the same one wherever it was opened from. */
function directWith(userId: string, channelId: string | undefined): ConversationRef {
  return {
    channel: "slack",
    id: userId,
    kind: "direct",
    ...(channelId?.startsWith("D") === true ? { address: { channelId } } : {}),
  };
}

/** A message is told apart by its place and time, which its history says too; Slack's event ids are in events only. */
function messageId(body: EventCallback): string {
  const { channel, ts } = body.event;
  return toOrder(ts) === undefined ? body.event_id : `${channel} ${ts}`;
}

function stamped(
  id: string,
  ts: string | undefined,
  receivedAt: Date,
): Pick<InboundMessage, "id" | "order" | "sentAt"> {
  const order = toOrder(ts);
  return { id, ...(order === undefined ? {} : { order }), sentAt: whenSent(ts, receivedAt) };
}

function isPicture({ mimetype, name }: SlackFile): boolean {
  return mimetype?.startsWith("image/") === true || imageName.test(name ?? "");
}

function photoContent(file: SlackFile, caption: string, album: string | undefined): InboundContent {
  return {
    kind: "photo",
    photo: {
      id: file.url_private_download ?? `file:${file.id}`,
      ...(file.mimetype === undefined ? {} : { mediaType: file.mimetype }),
      ...(file.size === undefined ? {} : { sizeBytes: file.size }),
    },
    ...(caption === "" ? {} : { caption }),
    ...(album === undefined ? {} : { album }),
  };
}

function unreadableKind({ mimetype }: SlackFile): string {
  if (mimetype?.startsWith("audio/") === true) return "voice message";
  return mimetype?.startsWith("video/") === true ? "video" : "document";
}

/** What a message holds: its photos, else its words, and one word about files that Leo can't read. */
function contents(words: string, files: readonly SlackFile[], albumId: string): InboundContent[] {
  const pictures = files.filter(isPicture);
  const other = files.find((file) => !isPicture(file));
  const album = pictures.length > 1 ? albumId : undefined;
  const photos = pictures.map((file, index) => photoContent(file, index === 0 ? words : "", album));
  return [
    ...(photos.length === 0 && words !== "" ? [{ kind: "text" as const, text: words }] : photos),
    ...(other === undefined ? [] : [{ kind: "unsupported" as const, description: unreadableKind(other) }]),
  ];
}

function decodeEvent(body: EventCallback, botUserId: string | undefined, receivedAt: Date): Decoded {
  const { event } = body;
  const about = appId(body.api_app_id);
  const ignore = (): Decoded => ({
    messages: [],
    ignored: `${kindName(event.type)}${event.subtype === undefined ? "" : ` ${kindName(event.subtype)}`}`,
    ...about,
  });
  const { user, channel } = event;
  if (user === undefined || user === botUserId || event.bot_id !== undefined) return ignore();
  if (event.type === "app_home_opened")
    return event.tab === "messages"
      ? ignore()
      : { messages: [], home: { userId: user, moment: "opened" }, ...about };
  if (channel === undefined || event.edited !== undefined || event.hidden === true) return ignore();

  if (event.type === "app_mention") {
    // In a direct chat the message itself comes as well; a channel shared with others isn't this workspace's alone.
    if (channel.startsWith("D") || body.is_ext_shared_channel === true) return ignore();
    const conversation: ConversationRef = {
      channel: "slack",
      id: channel,
      kind: "group",
      ...((event.thread_ts ?? event.ts) === undefined
        ? {}
        : { address: { threadTs: event.thread_ts ?? event.ts } }),
    };
    const words = readMentionText(event.text ?? "", botUserId);
    const content: InboundContent = { kind: "text", text: words };
    return {
      messages: [
        { ...stamped(messageId(body), event.ts, receivedAt), conversation, sender: { id: user }, content },
      ],
      ...about,
    };
  }

  // A mention in a channel comes as app_mention; anything else that is said there isn't meant for Leo.
  const said = event.subtype === undefined || event.subtype === "file_share";
  const direct = event.channel_type === "im" || (event.channel_type === undefined && channel.startsWith("D"));
  if (event.type !== "message" || !direct || !said) return ignore();
  const files = (event.files ?? []).filter((each) => each !== undefined);
  const id = messageId(body);
  const all = contents(readIncomingText(event.text ?? ""), files, id);
  if (all.length === 0) return ignore();
  return {
    messages: all.map((content, index) => ({
      ...stamped(index === 0 ? id : `${id} ${index}`, event.ts, receivedAt),
      conversation: directWith(user, channel),
      sender: { id: user },
      content,
    })),
    ...about,
  };
}

function decodePress(press: BlockActions, receivedAt: Date): Decoded {
  const about = appId(press.api_app_id);
  const action = press.actions.find((each) => each?.value !== undefined);
  const channelId = press.channel?.id ?? press.container?.channel_id;
  const inHome = press.container?.type === "view";
  // A press on a link has no value.
  if (action?.value === undefined || (channelId === undefined && !inHome))
    return { messages: [], ignored: "block_actions", ...about };
  const colon = action.value.indexOf(":");
  const id =
    press.trigger_id ?? `${press.container?.message_ts ?? ""} ${action.action_ts ?? ""} ${press.user.id}`;
  const direct = inHome || channelId === undefined || channelId.startsWith("D");
  return {
    messages: [
      {
        ...stamped(`press ${id}`, action.action_ts, receivedAt),
        conversation: direct
          ? directWith(press.user.id, channelId)
          : { channel: "slack", id: channelId, kind: "group" },
        sender: { id: press.user.id },
        content: {
          kind: "action",
          action: colon < 0 ? action.value : action.value.slice(0, colon),
          value: colon < 0 ? "" : action.value.slice(colon + 1),
        },
      },
    ],
    ...(inHome ? { home: { userId: press.user.id, moment: "pressed" as const } } : {}),
    ...about,
  };
}

function decodeCommand(command: SlashCommand, receivedAt: Date): Decoded {
  const words = readIncomingText(command.text ?? "").trim();
  const content: InboundContent = { kind: "text", text: words === "" ? "/start" : `/leo ${words}` };
  return {
    messages: [
      {
        id: `command ${command.trigger_id}`,
        // Slack dates no command; the time of arrival sorts it among the messages.
        order: `${receivedAt.getTime()}000`,
        sentAt: receivedAt,
        // It may have been typed in somebody else's direct chat.
        conversation: directWith(command.user_id, undefined),
        sender: { id: command.user_id },
        content,
      },
    ],
    typedIn: command.channel_id,
    ...appId(command.api_app_id),
  };
}

/**
 * Reads what Slack delivered, over HTTP or a socket: an event, a button press, a slash command. Never throws: kinds
 * Leo doesn't know, missing fields and nulls mean nothing to it.
 * @param botUserId Leo's own user, where it is known by now
 * @param receivedAt stands in where Slack gives no time
 */
export function decodeDelivery(raw: unknown, botUserId: string | undefined, receivedAt: Date): Decoded {
  const event = eventCallback.safeParse(raw).data;
  if (event !== undefined) return decodeEvent(event, botUserId, receivedAt);
  const press = blockActions.safeParse(raw).data;
  if (press !== undefined) return decodePress(press, receivedAt);
  const command = slashCommand.safeParse(raw).data;
  if (command !== undefined) return decodeCommand(command, receivedAt);
  const kind = typeof raw === "object" && raw !== null && "type" in raw ? raw.type : undefined;
  return { messages: [], ignored: kindName(typeof kind === "string" ? kind : undefined) };
}

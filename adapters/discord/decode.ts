import {
  ComponentType,
  InteractionContextType,
  InteractionType,
  MessageFlags,
  MessageType,
} from "discord.js";
import type { AttachmentRef, ConversationRef, InboundContent, InboundMessage } from "../../core/message.ts";
import { type PendingInteraction, snowflakeTime, toAddress } from "./address.ts";
import { readPress } from "./components.ts";
import {
  type DiscordAttachment,
  type DiscordInteraction,
  type DiscordMessage,
  interactionSchema,
  messageSchema,
} from "./event.ts";

/** How an interaction is acknowledged within Discord's three seconds, once it is stored. */
export interface Acknowledgement extends PendingInteraction {
  /** `command`: an answer follows; `press`: nothing but the answer's own message will change. */
  readonly kind: "command" | "press";
  /** Only the person sees the answer, as others read along. */
  readonly ephemeral: boolean;
}

/** What an event means to Leo. */
export interface Decoded {
  /** In order; none for what never starts a turn: bots, webhooks, edits, system messages, talk that isn't Leo's. */
  readonly messages: readonly InboundMessage[];
  /** Set where Discord waits for an answer to an interaction. */
  readonly acknowledge?: Acknowledgement;
}

const nothing: Decoded = { messages: [] };
/** The type of a direct channel between two; others without a guild hold more people. */
const directChannel = 1;
const imageName = /\.(?:jpe?g|png|webp|hei[cf]|avif|gif|bmp|tiff?)$/i;

function isPicture({ content_type, filename }: DiscordAttachment): boolean {
  return content_type?.startsWith("image/") === true || imageName.test(filename ?? "");
}

/** Names a file by where it hangs, since its address is good for a day only. */
function attachmentRef(
  message: DiscordMessage,
  { id, content_type, size }: DiscordAttachment,
): AttachmentRef {
  return {
    id: `${message.channel_id}/${message.id}/${id}`,
    ...(content_type === undefined ? {} : { mediaType: content_type }),
    ...(size === undefined ? {} : { sizeBytes: size }),
  };
}

function unreadableKind(message: DiscordMessage): string | undefined {
  const file = message.attachments?.[0];
  if (((message.flags ?? 0) & MessageFlags.IsVoiceMessage) !== 0) return "voice message";
  if (file?.content_type?.startsWith("video/") === true) return "video";
  if (file?.content_type?.startsWith("audio/") === true) return "audio";
  if (file !== undefined) return "document";
  if ((message.sticker_items?.length ?? 0) > 0) return "sticker";
  if (message.poll !== undefined) return "poll";
  return (message.message_snapshots?.length ?? 0) > 0 ? "forwarded message" : undefined;
}

function messageContents(message: DiscordMessage): InboundContent[] {
  const text = message.content ?? "";
  const pictures = (message.attachments ?? []).filter(isPicture);
  if (pictures.length > 0)
    return pictures.map((picture, index) => ({
      kind: "photo",
      photo: attachmentRef(message, picture),
      ...(index === 0 && text !== "" ? { caption: text } : {}),
      ...(pictures.length > 1 ? { album: message.id } : {}),
    }));
  if (text !== "") return [{ kind: "text", text }];
  const description = unreadableKind(message);
  return description === undefined ? [] : [{ kind: "unsupported", description }];
}

function isForBot(message: DiscordMessage, botId: string): boolean {
  return (
    message.mentions?.some(({ id }) => id === botId) === true ||
    message.referenced_message?.author?.id === botId
  );
}

function sentAt(message: DiscordMessage): Date {
  const told = new Date(message.timestamp ?? Number.NaN);
  return Number.isNaN(told.getTime()) ? snowflakeTime(message.id) : told;
}

/** Reads a message, as the gateway brings it or as a channel's history has it. Never throws. */
export function decodeMessage(raw: unknown, botId: string): Decoded {
  const message = messageSchema.safeParse(raw).data;
  if (message === undefined) return nothing;
  const { author, type = MessageType.Default } = message;
  const isPlain = type === MessageType.Default || type === MessageType.Reply;
  if (author === undefined || author.bot === true || author.system === true || author.id === botId)
    return nothing;
  if (message.webhook_id !== undefined || !isPlain) return nothing;
  const isDirect =
    message.guild_id === undefined && (message.channel_type ?? directChannel) === directChannel;
  if (!isDirect && !isForBot(message, botId)) return nothing;
  const conversation: ConversationRef = {
    channel: "discord",
    id: message.channel_id,
    kind: isDirect ? "direct" : "group",
    address: toAddress(author.id),
  };
  const messages = messageContents(message).map((content, index) => ({
    id: index === 0 ? message.id : `${message.id}:${index}`,
    order: message.id,
    conversation,
    sender: { id: author.id },
    sentAt: sentAt(message),
    content,
  }));
  return { messages };
}

function interactionContent({ type, data }: DiscordInteraction): InboundContent | undefined {
  if (type === InteractionType.ApplicationCommand && data?.name !== undefined) {
    const values = (data.options ?? []).flatMap(({ value }) => (value === undefined ? [] : [String(value)]));
    return { kind: "text", text: [`/${data.name}`, ...values].join(" ") };
  }
  if (type !== InteractionType.MessageComponent) return undefined;
  const chosen = data?.component_type === ComponentType.StringSelect ? data.values?.[0] : data?.custom_id;
  return chosen === undefined ? undefined : { kind: "action", ...readPress(chosen) };
}

function isDirectInteraction({ guild_id, context, channel }: DiscordInteraction): boolean {
  if (guild_id !== undefined) return false;
  // In somebody else's direct channel others read along.
  if (context !== undefined) return context === InteractionContextType.BotDM;
  return (channel?.type ?? directChannel) === directChannel;
}

/** Reads a slash command, a press or a choice. Never throws. */
function decodeInteraction(raw: unknown): Decoded {
  const interaction = interactionSchema.safeParse(raw).data;
  if (interaction === undefined) return nothing;
  const { id, application_id: applicationId, token, locale } = interaction;
  const user = interaction.user ?? interaction.member?.user;
  const channelId = interaction.channel_id ?? interaction.channel?.id;
  const content = interactionContent(interaction);
  if (user === undefined || user.bot === true || channelId === undefined || content === undefined)
    return nothing;
  const isDirect = isDirectInteraction(interaction);
  const isCommand = interaction.type === InteractionType.ApplicationCommand;
  const pending: PendingInteraction = { id, applicationId, token };
  const message: InboundMessage = {
    id,
    order: id,
    conversation: {
      channel: "discord",
      id: channelId,
      kind: isDirect ? "direct" : "group",
      address: toAddress(user.id, isCommand ? pending : undefined),
    },
    sender: { id: user.id, ...(locale === undefined ? {} : { languageTag: locale }) },
    sentAt: snowflakeTime(id),
    content,
  };
  return {
    messages: [message],
    acknowledge: { ...pending, kind: isCommand ? "command" : "press", ephemeral: isCommand && !isDirect },
  };
}

/** Reads a gateway event by its name; kinds Leo doesn't know, missing fields and nulls mean nothing to it. */
export function decodeEvent(name: string, data: unknown, botId: string): Decoded {
  if (name === "MESSAGE_CREATE") return decodeMessage(data, botId);
  return name === "INTERACTION_CREATE" ? decodeInteraction(data) : nothing;
}

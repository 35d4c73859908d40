import { checkBody, type MessageBody, readMessageBody } from "./discord-bodies.ts";
import { type Call, Refusal } from "./discord-call.ts";
import {
  type DiscordState,
  messageJson,
  type StoredChannel,
  type StoredFile,
  type StoredMessage,
  showChange,
} from "./discord-state.ts";

/** The channel of an id, as the bot may use it. @throws Refusal */
export function channelOf(state: DiscordState, id: string): StoredChannel {
  const channel = state.channels.get(id);
  if (channel === undefined || channel.gone) throw new Refusal(404, 10_003, "Unknown Channel");
  return channel;
}

function messageOf(channel: StoredChannel, id: string): StoredMessage {
  const message = channel.messages.get(id);
  if (message === undefined || message.onlyFor !== undefined)
    throw new Refusal(404, 10_008, "Unknown Message");
  return message;
}

function uploads(state: DiscordState, call: Call, body: MessageBody): StoredFile[] {
  return (body.attachments ?? []).flatMap(({ id, filename, description }) => {
    const file = call.files.get(Number(id));
    if (file === undefined) return [];
    const stored: StoredFile = {
      id: state.newId(),
      filename: filename ?? file.fileName ?? "file",
      contentType: "image/png",
      bytes: file.bytes,
      sizeBytes: file.bytes.length,
      ...(description === undefined ? {} : { description }),
    };
    state.files.set(stored.id, stored);
    return [stored];
  });
}

function refuseEmpty(message: Pick<StoredMessage, "content" | "files" | "rows">): void {
  if (message.content.trim() === "" && message.files.length === 0 && message.rows.length === 0)
    throw new Refusal(400, 50_006, "Cannot send an empty message");
}

/** Adds a message of the bot. @throws Refusal */
export function addBotMessage(
  state: DiscordState,
  channel: StoredChannel,
  call: Call,
  onlyFor?: string,
): StoredMessage {
  const body = readMessageBody(call);
  const known = [...channel.messages.values()].find(
    ({ nonce }) => nonce !== undefined && nonce === body.nonce,
  );
  if (known !== undefined && body.enforcesNonce) return known;
  const message: StoredMessage = {
    id: state.newId(),
    channelId: channel.id,
    authorId: state.bot.id,
    content: body.content ?? "",
    files: uploads(state, call, body),
    rows: body.rows ?? [],
    flags: body.flags,
    edits: 0,
    nonce: body.nonce,
    ...(onlyFor === undefined ? {} : { onlyFor }),
  };
  refuseEmpty(message);
  channel.messages.set(message.id, message);
  showChange(channel);
  return message;
}

/** Changes a message of the bot. @throws Refusal */
export function changeMessage(
  state: DiscordState,
  channel: StoredChannel,
  message: StoredMessage,
  call: Call,
): StoredMessage {
  const body = readMessageBody(call);
  const kept = (body.attachments ?? []).flatMap(({ id }) => message.files.filter((file) => file.id === id));
  const next = {
    content: body.content ?? message.content,
    rows: body.rows ?? message.rows,
    files: body.attachments === undefined ? message.files : [...kept, ...uploads(state, call, body)],
  };
  refuseEmpty(next);
  Object.assign(message, next, { edits: message.edits + 1 });
  showChange(channel);
  return message;
}

/** What the bot may do with a channel and its messages, by method and path below `/channels/ID`. @throws Refusal */
export function channelCall(state: DiscordState, call: Call, channelId: string, rest: string): unknown {
  const channel = channelOf(state, channelId);
  const [, messageId] = /^\/messages\/(\d+)$/.exec(rest) ?? [];
  if (call.method === "POST" && rest === "/typing") return undefined;
  if (call.method === "GET" && rest === "/messages") return history(state, channel, call.query);
  if (call.method === "POST" && rest === "/messages") {
    checkBody("message", call.body);
    if (channel.userId !== undefined && state.blockers.has(channel.userId))
      throw new Refusal(403, 50_007, "Cannot send messages to this user");
    return messageJson(state, addBotMessage(state, channel, call));
  }
  if (messageId === undefined) throw new Refusal(404, 0, "404: Not Found");
  const message = messageOf(channel, messageId);
  if (call.method === "GET") return messageJson(state, message);
  if (message.authorId !== state.bot.id)
    throw new Refusal(403, 50_005, "Cannot edit a message authored by another user");
  if (call.method === "DELETE") {
    channel.messages.delete(messageId);
    showChange(channel);
    return undefined;
  }
  checkBody("edit", call.body);
  return messageJson(state, changeMessage(state, channel, message, call));
}

/** A page of a channel's messages, newest first as Discord has it. */
function history(state: DiscordState, channel: StoredChannel, query: URLSearchParams): unknown[] {
  const after = BigInt(query.get("after") ?? "0");
  const limit = Number(query.get("limit") ?? "50");
  const found = [...channel.messages.values()]
    .filter(({ id, onlyFor }) => onlyFor === undefined && BigInt(id) > after)
    .sort((a, b) => (BigInt(a.id) < BigInt(b.id) ? -1 : 1));
  return found
    .slice(0, limit)
    .reverse()
    .map((message) => messageJson(state, message));
}

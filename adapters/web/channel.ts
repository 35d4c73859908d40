import { z } from "zod";
import { ChannelError } from "../../core/errors.ts";
import { newId } from "../../core/ids.ts";
import type { ClientMessage } from "../../core/live-protocol.ts";
import type { ConversationRef, OutboundMessage, SenderRef, SentRef } from "../../core/message.ts";
import { createPhotoMemory } from "../../core/photo-memory.ts";
import type { Channel, ChannelAdapter, ChannelServices, ClientConnection, Receive } from "../channel.ts";
import { conversationOf, decodeFrame, decodeMessage, describeSender } from "./decode.ts";
import { createMessageBudget } from "./message-budget.ts";
import { closeCodes, createReader, type Reader } from "./reader.ts";

/** Most bytes of a photo. */
const maxPhotoBytes = 20 * 1024 * 1024;

/** Makes ids that sort by the time they were made, across instances as far as their clocks agree. */
function createKeys(services: ChannelServices): () => string {
  let count = 0;
  return () => {
    count += 1;
    const time = services.clock().getTime().toString(36).padStart(9, "0");
    return `${time}-${count.toString(36).padStart(6, "0")}-${newId().slice(0, 4)}`;
  };
}

function createWebAdapter(services: ChannelServices): ChannelAdapter {
  const photos = createPhotoMemory(services.clock, services.instanceId);
  const readers = new Map<string, Map<Reader, ClientConnection>>();
  const nextKey = createKeys(services);
  let receive: Receive | undefined;

  const take = async (
    message: Exclude<ClientMessage, { kind: "hello" }>,
    sender: SenderRef,
    reader: Reader,
  ): Promise<void> => {
    const lost =
      message.kind === "photo" && message.heldBy === services.instanceId && !photos.has(message.photo);
    if (lost) {
      reader.tell({ kind: "error", id: message.id, reason: "photo-gone" });
      return;
    }
    try {
      const key = nextKey();
      await receive?.(decodeMessage(message, sender, services.clock()));
      reader.tell({ kind: "ack", id: message.id, key });
    } catch (error) {
      services.log.warn({ err: error, kind: message.kind }, "web message could not be stored");
      reader.tell({ kind: "error", id: message.id, reason: "not-stored" });
    }
  };

  const connect = (connection: ClientConnection, visitor: SenderRef): void => {
    if (receive === undefined) {
      connection.close(closeCodes.tryLater, "starting");
      return;
    }
    const conversation = conversationOf(visitor);
    const reader = createReader(connection, conversation, services);
    const spend = createMessageBudget(services.clock);
    let sender: SenderRef | undefined;
    // One after the other, so that a conversation's messages are stored in the order they were written.
    let stored = Promise.resolve();

    const pages = readers.get(visitor.id) ?? new Map<Reader, ClientConnection>();
    readers.set(visitor.id, pages.set(reader, connection));
    connection.onClose(() => {
      reader.stop();
      pages.delete(reader);
      if (pages.size === 0 && readers.get(visitor.id) === pages) readers.delete(visitor.id);
    });
    connection.onText((frame) => {
      const decoded = decodeFrame(frame);
      const id = decoded.ok ? ("id" in decoded.message ? decoded.message.id : undefined) : decoded.id;
      const verdict = spend();
      if (verdict === "cut") {
        connection.close(closeCodes.policy, "too many messages");
      } else if (verdict === "refuse") {
        reader.tell({ kind: "error", ...(id === undefined ? {} : { id }), reason: "slow-down" });
      } else if (!decoded.ok) {
        reader.tell({ kind: "error", ...(id === undefined ? {} : { id }), reason: decoded.reason });
      } else if (decoded.message.kind === "hello") {
        if (sender === undefined) reader.follow(decoded.message.revision);
        sender = describeSender(visitor, decoded.message);
      } else if (sender === undefined) {
        reader.tell({ kind: "error", id: decoded.message.id, reason: "not-understood" });
      } else {
        const message = decoded.message;
        const from = sender;
        stored = stored.then(() => take(message, from, reader));
      }
    });
  };

  const put = async (to: ConversationRef, id: string, message: OutboundMessage): Promise<SentRef> => {
    try {
      await services.mailbox.put(to, id, message);
    } catch (error) {
      throw new ChannelError("temporary", "the mailbox did not take the message", { cause: error });
    }
    return { parts: [id] };
  };

  return {
    maxPhotoBytes,
    connect,
    hold: (sender, photo, mediaType) => photos.hold(sender.id, photo, mediaType),
    start: async (deliver) => {
      receive = deliver;
    },
    stop: async () => {
      receive = undefined;
      for (const pages of readers.values()) {
        for (const connection of pages.values()) connection.close(closeCodes.restart, "restarting");
      }
      photos.clear();
    },
    health: () => ({ ok: true }),
    send: (to, message, already, key) => put(to, already?.parts[0] ?? key ?? nextKey(), message),
    edit: (to, sent, message) => put(to, sent.parts[0] ?? nextKey(), message),
    typing: async (to) => {
      for (const reader of readers.get(to.id)?.keys() ?? []) reader.tell({ kind: "typing" });
    },
    download: async (attachment) => {
      const photo = photos.find(attachment.id);
      if (photo === undefined) throw new ChannelError("not-found", "the photo is not in memory any more");
      return photo;
    },
  };
}

/** The web page's chat: always on, since it needs nothing set. */
export const web = {
  name: "web",
  env: z.object({}),
  create: async (_env, services) => createWebAdapter(services),
} satisfies Channel;

import type { ChannelAdapter, Receive } from "../../adapters/channel.ts";
import { ChannelError } from "../../core/errors.ts";
import type { OutboundMessage } from "../../core/message.ts";

/** A message that the platform took, as somebody sees it now. */
export interface TakenMessage {
  readonly person: string;
  readonly at: Date;
  /** As it came. */
  readonly first: OutboundMessage;
  message: OutboundMessage;
}

/** A chat platform for both instances: it keeps what it took, and knows a repeated send by its key. */
export interface Platform {
  /** Every message taken, oldest first. */
  readonly taken: readonly TakenMessage[];
  /** Sends that came again after a crash and were known by their key. */
  repeatedSends(): number;
  /** @throws ChannelError `unreachable` for somebody who has blocked Leo */
  take(person: string, key: string, message: OutboundMessage, at: Date): string;
  change(id: string, message: OutboundMessage): void;
  block(person: string): void;
  unblock(person: string): void;
  /** Hands over what came since the last call. */
  news(): readonly TakenMessage[];
}

/** Starts an empty platform. */
export function createPlatform(): Platform {
  const taken: TakenMessage[] = [];
  const byKey = new Map<string, string>();
  const blocked = new Set<string>();
  let repeated = 0;
  let told = 0;
  return {
    taken,
    repeatedSends: () => repeated,
    take: (person, key, message, at) => {
      if (blocked.has(person)) throw new ChannelError("unreachable", "blocked");
      const known = byKey.get(`${person} ${key}`);
      if (known !== undefined) {
        repeated += 1;
        return known;
      }
      const id = String(taken.length);
      byKey.set(`${person} ${key}`, id);
      taken.push({ person, at, first: message, message });
      return id;
    },
    change: (id, message) => {
      const standing = taken[Number(id)];
      if (standing !== undefined) standing.message = message;
    },
    block: (person) => blocked.add(person),
    unblock: (person) => blocked.delete(person),
    news: () => {
      const fresh = taken.slice(told);
      told = taken.length;
      return fresh;
    },
  };
}

/** How an instance reaches the platform: directly, or from another process. */
export type Hand = (call: {
  readonly person: string;
  readonly key: string;
  readonly edits?: string;
  readonly message: OutboundMessage;
}) => Promise<string>;

/** The channel of an instance. @param onStart called with what takes people's messages */
export function createPlatformChannel(hand: Hand, onStart?: (receive: Receive) => void): ChannelAdapter {
  return {
    maxPhotoBytes: 0,
    start: async (receive) => onStart?.(receive),
    stop: async () => {},
    health: () => ({ ok: true }),
    send: async (to, message, _already, key = "") => ({
      parts: [await hand({ person: to.id, key, message })],
    }),
    edit: async (to, sent, message) => {
      await hand({ person: to.id, key: "", edits: sent.parts[0] ?? "", message });
      return sent;
    },
    download: async () => new Uint8Array(),
  };
}

import type { ChannelAdapter } from "../../adapters/channel.ts";
import type { Clock } from "../../core/clock.ts";
import { ChannelError } from "../../core/errors.ts";
import type { Logger } from "../../core/log.ts";
import type { SentRef } from "../../core/message.ts";
import {
  type DueMessage,
  forgetSent,
  markDelivered,
  markUndeliverable,
  markUnreachable,
  postpone,
} from "../../models/conversations/outbox.ts";
import type { Database } from "../../models/database.ts";

/** What became of a message: taken by the platform (or given up for good), or its conversation has to wait. */
export type Delivery = { readonly kind: "settled" } | { readonly kind: "waiting"; readonly until: Date };

/** First and longest pause after a fault of the platform or the network. */
const backOffMs = { first: 1_000, longest: 60_000 };

/** Grows with every attempt, with jitter so that many conversations don't come back at the same moment. */
function pauseMs(attempts: number): number {
  const whole = Math.min(backOffMs.first * 2 ** Math.min(attempts, 16), backOffMs.longest);
  return whole * (0.5 + Math.random() / 2);
}

/** The same for every try of a message; later messages sort behind it. */
function deliveryKey(message: DueMessage): string {
  return `${message.createdAt.getTime().toString(36).padStart(9, "0")}-${message.id.padStart(12, "0")}`;
}

/** Hands one message to its channel. */
export type Deliver = (message: DueMessage) => Promise<Delivery>;

/**
 * Delivers messages and keeps the platform's ids. A 429 holds the conversation back for exactly as long as the
 * platform says, a passing fault with growing pauses, and a closed door ends all that waits for it.
 */
export function createDeliver(deps: {
  readonly database: Database;
  readonly channels: ReadonlyMap<string, ChannelAdapter>;
  readonly clock: Clock;
  readonly log: Logger;
}): Deliver {
  const { database, channels, clock, log } = deps;
  const settled: Delivery = { kind: "settled" };

  const hand = async (channel: ChannelAdapter, message: DueMessage): Promise<SentRef> => {
    if (!message.isEdit || message.sent === undefined) {
      return channel.send(message.conversation, message.message, message.sent, deliveryKey(message));
    }
    if (channel.edit === undefined)
      return channel.send(message.conversation, message.message, undefined, deliveryKey(message));
    try {
      return await channel.edit(message.conversation, message.sent, message.message);
    } catch (error) {
      if (!(error instanceof ChannelError) || error.code !== "not-editable") throw error;
      await forgetSent(database, message);
      return channel.send(message.conversation, message.message, undefined, deliveryKey(message));
    }
  };

  const waitUntil = async (
    message: DueMessage,
    waitMs: number,
    sentParts: readonly string[],
  ): Promise<Delivery> => {
    const until = new Date(clock().getTime() + waitMs);
    await postpone(database, message, until, message.isEdit ? [] : sentParts);
    return { kind: "waiting", until };
  };

  return async (message) => {
    const facts = { personId: message.personId, outboxId: message.id, channel: message.conversation.channel };
    const channel = channels.get(message.conversation.channel);
    if (channel === undefined) {
      // The operator switched the channel off: what is meant for it waits until it is on again.
      return waitUntil(message, backOffMs.longest, []);
    }
    try {
      const sent = await hand(channel, message);
      await markDelivered(database, message, sent, clock());
      return settled;
    } catch (error) {
      if (!(error instanceof ChannelError)) throw error;
      if (error.code === "rate-limited") {
        log.info({ ...facts, waitMs: error.retryAfterMs }, "platform asks to wait");
        return waitUntil(message, error.retryAfterMs ?? pauseMs(message.attempts), error.sentParts);
      }
      if (error.code === "temporary") {
        log.warn({ ...facts, attempts: message.attempts, err: error }, "delivery failed for now");
        return waitUntil(message, pauseMs(message.attempts), error.sentParts);
      }
      if (error.code === "unreachable") {
        log.info(facts, "conversation is unreachable");
        await markUnreachable(database, message, clock());
        return settled;
      }
      log.error({ ...facts, err: error }, "platform refuses a message");
      await markUndeliverable(database, message, error.code);
      return settled;
    }
  };
}

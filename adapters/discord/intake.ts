import type { ChannelStatus } from "../../core/channel-status.ts";
import type { Clock } from "../../core/clock.ts";
import type { KnownConversation } from "../../core/known-conversations.ts";
import type { Logger } from "../../core/log.ts";
import type { InboundMessage } from "../../core/message.ts";
import { patience } from "../../core/patience.ts";
import type { Receive } from "../channel.ts";
import type { Acknowledge } from "./acknowledge.ts";
import { type Backfill, openBackfill } from "./backfill.ts";
import { decodeEvent, decodeMessage } from "./decode.ts";
import type { DiscordApi } from "./request.ts";

/** Takes events in, from the gateway or from a channel's history. */
export interface Intake {
  /** Resolves once the event is stored, or at the stop; keeps trying. Then an interaction is acknowledged. */
  take(name: string, data: unknown): Promise<void>;
  /** Reads what conversations missed; what comes in one of them meanwhile is stored behind that. */
  backfill(known: readonly KnownConversation[]): Promise<void>;
  /** Events that are not stored yet. */
  waiting(): number;
  /** Resolves when nothing is being stored any more. */
  idle(): Promise<void>;
}

/** What the intake needs. */
export interface IntakeOptions {
  readonly api: DiscordApi;
  readonly receive: Receive;
  readonly acknowledge: Acknowledge;
  readonly status: ChannelStatus;
  readonly clock: Clock;
  readonly log: Logger;
  readonly stopped: AbortSignal;
  /** The bot's own id. */
  botId(): string;
}

/** Builds the intake: one conversation's messages are stored in order, conversations side by side. */
export function openIntake(options: IntakeOptions): Intake {
  const { api, receive, acknowledge, status, clock, log, stopped, botId } = options;
  const ends = new Map<string, Promise<void>>();
  let waiting = 0;
  let failing = 0;
  let backfill: Backfill | undefined;

  /**
   * The gateway can't be told that a message has to come again: storing is tried until it works.
   * @returns false when stopped before that
   */
  const store = async (message: InboundMessage): Promise<boolean> => {
    const waits = patience(stopped);
    for (let tries = 0; !stopped.aborted; tries++) {
      try {
        await receive(message);
        if (tries > 0) failing -= 1;
        if (tries > 0 && failing === 0) status.ok();
        return true;
      } catch (error) {
        log.error({ err: error, messageId: message.id }, "Discord: a message could not be stored");
        if (tries === 0) failing += 1;
        status.failed("Discord: messages arrive but can't be stored; Leo keeps trying");
        await waits.afterFailure(0);
      }
    }
    return false;
  };
  const storeAll = async (messages: readonly InboundMessage[]): Promise<boolean> => {
    for (const message of messages) if (!(await store(message))) return false;
    return true;
  };

  return {
    take: (name, data) => {
      const { messages, acknowledge: interaction } = decodeEvent(name, data, botId());
      const key = messages[0]?.conversation.id;
      if (key === undefined) return Promise.resolve();
      waiting += 1;
      const takeOne = async (before: Promise<void> | undefined): Promise<void> => {
        await before;
        await backfill?.catchUp(key);
        if ((await storeAll(messages)) && interaction !== undefined) acknowledge(interaction);
      };
      const end = takeOne(ends.get(key)).finally(() => {
        waiting -= 1;
        if (ends.get(key) === end) ends.delete(key);
      });
      ends.set(key, end);
      return end;
    },
    backfill: async (known) => {
      const storeRaw = async (raw: unknown): Promise<void> => {
        await storeAll(decodeMessage(raw, botId()).messages);
      };
      backfill = openBackfill({ api, known, clock, log, stopped, store: storeRaw });
      await backfill.catchUpAll();
    },
    waiting: () => waiting,
    idle: async () => {
      await Promise.all(ends.values());
    },
  };
}

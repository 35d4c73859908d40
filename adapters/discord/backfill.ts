import { Routes } from "discord.js";
import { z } from "zod";
import type { Clock } from "../../core/clock.ts";
import type { KnownConversation } from "../../core/known-conversations.ts";
import type { Logger } from "../../core/log.ts";
import { patience } from "../../core/patience.ts";
import { snowflake, snowflakeAt, snowflakeTime } from "./address.ts";
import { toChannelError } from "./errors.ts";
import type { DiscordApi } from "./request.ts";

/** Channels that are read at the same time. */
const sideBySide = 4;
/** Messages Discord hands out at a time. */
const pageSize = 100;
/** Read again before what was stored last, in case a later message overtook an earlier one. */
const overlapMs = 15 * 60_000;
/** Older messages are not looked for: what was answered longer ago is not remembered any more. */
const oldestMs = 29 * 86_400_000;
/** Tries to read one channel. */
const mostTries = 5;

const historyPage = z.array(z.looseObject({ id: snowflake }));

/** What came in while nobody listened, read from the channels' history. */
export interface Backfill {
  /** Stores what a conversation missed, if that hasn't happened yet; never throws. */
  catchUp(conversationId: string): Promise<void>;
  /** The same for all conversations. */
  catchUpAll(): Promise<void>;
}

/** What the backfill needs. */
export interface BackfillOptions {
  readonly api: DiscordApi;
  readonly known: readonly KnownConversation[];
  readonly clock: Clock;
  readonly log: Logger;
  readonly stopped: AbortSignal;
  /** Stores one message of the history. */
  store(raw: unknown): Promise<void>;
}

/** Where reading begins: a little before what was stored last. */
function beginning(lastOrder: string | undefined, now: Date): string {
  const oldest = snowflakeAt(new Date(now.getTime() - oldestMs));
  if (!snowflake.safeParse(lastOrder).success || lastOrder === undefined) return oldest;
  const from = snowflakeAt(new Date(snowflakeTime(lastOrder).getTime() - overlapMs));
  return BigInt(from) > BigInt(oldest) ? from : oldest;
}

/** Prepares to read what conversations missed. What is read twice is stored once, since messages keep their ids. */
export function openBackfill(options: BackfillOptions): Backfill {
  const { api, known, clock, log, stopped, store } = options;
  const behind = new Map(known.map((each) => [each.conversation.id, each.lastOrder]));
  const running = new Map<string, Promise<void>>();

  const readAll = async (channelId: string, from: string): Promise<void> => {
    let after = from;
    while (!stopped.aborted) {
      const query = { after, limit: String(pageSize) };
      const page = historyPage.parse(await api.get(Routes.channelMessages(channelId), { query }));
      const oldestFirst = page.toSorted((a, b) => (BigInt(a.id) < BigInt(b.id) ? -1 : 1));
      for (const message of oldestFirst) {
        await store(message);
        after = message.id;
      }
      if (page.length < pageSize) return;
    }
  };
  const readPatiently = async (channelId: string, from: string): Promise<void> => {
    const waits = patience(stopped);
    for (let tries = 1; tries <= mostTries && !stopped.aborted; tries++) {
      try {
        await readAll(channelId, from);
        return;
      } catch (error) {
        const failure = toChannelError(error, "history");
        log.debug({ code: failure.code, tries }, "Discord: a channel's history could not be read");
        if (failure.code !== "rate-limited" && failure.code !== "temporary") return;
        await waits.afterFailure(failure.retryAfterMs ?? 0);
      }
    }
  };
  const catchUp = (conversationId: string): Promise<void> => {
    if (!behind.has(conversationId)) return running.get(conversationId) ?? Promise.resolve();
    const work = readPatiently(conversationId, beginning(behind.get(conversationId), clock())).finally(() =>
      running.delete(conversationId),
    );
    behind.delete(conversationId);
    running.set(conversationId, work);
    return work;
  };

  return {
    catchUp,
    catchUpAll: async () => {
      const ids = known.map(({ conversation }) => conversation.id);
      const readers = Array.from({ length: sideBySide }, async () => {
        for (let id = ids.shift(); id !== undefined && !stopped.aborted; id = ids.shift()) await catchUp(id);
      });
      await Promise.all(readers);
    },
  };
}

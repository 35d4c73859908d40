import { setTimeout as sleep } from "node:timers/promises";
import { GatewayCloseCodes, Routes } from "discord.js";
import type { ChannelStatus } from "../../core/channel-status.ts";
import type { KnownConversation } from "../../core/known-conversations.ts";
import type { Logger } from "../../core/log.ts";
import { patience } from "../../core/patience.ts";
import { type ConnectionEnd, runConnection } from "./gateway-connection.ts";
import {
  allIntents,
  baseIntents,
  type GatewayInformation,
  type GatewaySession,
  gatewayInformation,
  isGatewayUrl,
} from "./gateway-frame.ts";
import type { Intake } from "./intake.ts";
import type { DiscordApi } from "./request.ts";
import { adviceFor, closedForGood, leastPauseMs, withoutContent } from "./status.ts";

/** Discord lets a bot begin one session in this time, or `max_concurrency` of them. */
const identifyPaceMs = 5_000;
/** More than this waiting to be stored, and the gateway is left until there is room. */
const mostWaiting = 1_000;
/** A connection that held so long counts as good. */
const goodMs = 10_000;
/** So many failed resumes in a row, and a new session is begun. */
const mostResumes = 4;

/** Where the gateway is. @throws what Discord answers; also where its answer makes no sense */
export async function fetchGateway(api: DiscordApi, signal?: AbortSignal): Promise<GatewayInformation> {
  const request = signal === undefined ? {} : { signal };
  const found = gatewayInformation.parse(await api.get(Routes.gatewayBot(), request));
  if (!isGatewayUrl(found.url)) throw new TypeError("the gateway's address makes no sense");
  return found;
}

/** What is the same for all connections of the bot. */
export interface GatewayOptions {
  readonly api: DiscordApi;
  readonly token: string;
  readonly intake: Intake;
  readonly status: ChannelStatus;
  readonly log: Logger;
  /** The conversations there are, asked before a new session begins. */
  known(): Promise<readonly KnownConversation[]>;
  /** A session has begun. @param applicationId whose commands are registered */
  onReady(applicationId: string | undefined): void;
}

/** Which events have come, and which are stored. */
interface Progress {
  latest: number;
  readonly open: Set<number>;
}

/** Everything up to here is stored: a resume behind it repeats the rest. */
function storedUpTo({ latest, open }: Progress): number {
  return open.size === 0 ? latest : Math.min(...open) - 1;
}

/** One connection to the gateway, kept up. */
export type RunShard = (shard: readonly [number, number], stopped: AbortSignal) => Promise<void>;

/** Prepares the bot's connections; they share the pace at which sessions may begin, and what Discord allows. */
export function openGateway(options: GatewayOptions): RunShard {
  const { api, token, intake, status, log } = options;
  let intents: number = allIntents;
  let mayIdentify = Promise.resolve();

  /** Waits for its turn to begin a session. @throws what Discord answers */
  const admit = async (stopped: AbortSignal): Promise<GatewayInformation> => {
    const turn = mayIdentify;
    let next = (): void => undefined;
    mayIdentify = new Promise((resolve) => {
      next = resolve;
    });
    let paceMs = 0;
    try {
      await turn;
      stopped.throwIfAborted();
      const found = await fetchGateway(api);
      const limit = found.session_start_limit;
      if (limit !== undefined && limit.remaining <= 0) {
        status.failed("Discord: no more sessions may begin today; Leo waits until they may");
        await sleep(limit.reset_after, undefined, { signal: stopped });
      }
      paceMs = identifyPaceMs / (limit?.max_concurrency ?? 1);
      return found;
    } finally {
      setTimeout(next, paceMs).unref();
    }
  };

  return async ([id, count], stopped) => {
    const waits = patience(stopped);
    let session: GatewaySession | undefined;
    let progress: Progress = { latest: 0, open: new Set() };
    let baseUrl = "";
    let failedResumes = 0;

    const connectOnce = async (): Promise<ConnectionEnd> => {
      let missed: readonly KnownConversation[] = [];
      if (session === undefined) {
        baseUrl = (await admit(stopped)).url;
        // Direct messages come on the first connection. Asked before the session begins, since what comes in it
        // would hide what was missed.
        if (id === 0) missed = await options.known();
      }
      return await runConnection({
        url: isGatewayUrl(session?.url) ? session.url : baseUrl,
        resume: session === undefined ? undefined : { session, sequence: storedUpTo(progress) },
        token,
        intents,
        shard: [id, count],
        log,
        stopped,
        onReady: (begun, applicationId) => {
          session = begun;
          progress = { latest: 0, open: new Set() };
          status.ok();
          options.onReady(applicationId);
          void intake.backfill(missed);
        },
        onResumed: () => status.ok(),
        onEvent: (name, data, sequence) => {
          const mine = progress;
          mine.latest = Math.max(mine.latest, sequence);
          mine.open.add(sequence);
          void intake.take(name, data).then(() => {
            if (!stopped.aborted) mine.open.delete(sequence);
          });
          return intake.waiting() < mostWaiting;
        },
      });
    };

    /** How long to wait at least before the next connection; `undefined` for not at all. */
    const judge = (end: ConnectionEnd, lastedMs: number): number | undefined => {
      failedResumes = end.worked || session === undefined ? 0 : failedResumes + 1;
      if (end.sessionLost || failedResumes >= mostResumes) session = undefined;
      if (end.code === GatewayCloseCodes.DisallowedIntents && intents === allIntents) {
        intents = baseIntents;
        log.info(withoutContent);
        return undefined;
      }
      if (lastedMs > goodMs) waits.afterSuccess();
      if (end.asked && lastedMs > goodMs) return undefined;
      const final = closedForGood(end.code);
      if (final !== undefined) status.failed(final.advice);
      else if (!end.worked && !end.asked)
        status.failed(`Discord: the gateway closed the connection (${end.code}); Leo keeps trying`);
      return final?.pauseMs ?? 0;
    };

    while (!stopped.aborted) {
      let pauseMs: number | undefined;
      const begunAt = performance.now();
      try {
        const end = await connectOnce();
        if (stopped.aborted) return;
        pauseMs = judge(end, performance.now() - begunAt);
      } catch (error) {
        if (stopped.aborted) return;
        status.failed(adviceFor(error, "gateway"));
        pauseMs = leastPauseMs(error);
      }
      if (pauseMs !== undefined) await waits.afterFailure(pauseMs);
      while (intake.waiting() >= mostWaiting && !stopped.aborted) await waits.afterFailure(0);
    }
  };
}

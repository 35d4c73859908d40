import type { Api } from "grammy";
import type { Update } from "grammy/types";
import type { ChannelStatus } from "../../core/channel-status.ts";
import type { Logger } from "../../core/log.ts";
import { patience } from "../../core/patience.ts";
import { isWebhookActive } from "./errors.ts";
import type { Intake } from "./intake.ts";
import { adviceFor, leastPauseMs } from "./status.ts";

/** How long Telegram holds a poll open while nothing comes, in seconds. */
const pollSeconds = 30;

/** The same after a failure, so that it is soon known whether all is well again. */
const probeSeconds = 3;

/** The kinds of updates Leo asks for. */
export const wantedUpdates = ["message", "callback_query"] as const;

/** grammY's own type of the same thing. */
type GrammySignal = NonNullable<Parameters<Api["getUpdates"]>[1]>;

/** What polling needs. */
export interface Polling {
  readonly api: Api;
  readonly intake: Intake;
  readonly status: ChannelStatus;
  readonly log: Logger;
  readonly stopped: AbortSignal;
}

/**
 * Stores a batch: one conversation's updates in order, conversations side by side.
 * @returns the id of the first update that could not be stored
 */
async function storeBatch(
  intake: Intake,
  updates: readonly Update[],
  log: Logger,
): Promise<number | undefined> {
  const conversations = new Map<string, Update[]>();
  const decoded = new Map(updates.map((update) => [update, intake.decode(update)]));
  for (const [update, { message } = {}] of decoded) {
    const key = message?.conversation.id ?? `update ${update.update_id}`;
    conversations.set(key, [...(conversations.get(key) ?? []), update]);
  }
  const failures = await Promise.all(
    [...conversations.values()].map(async (own) => {
      for (const update of own) {
        try {
          await intake.store(decoded.get(update) ?? {});
        } catch (error) {
          log.error({ err: error, updateId: update.update_id }, "Telegram: an update could not be stored");
          return update.update_id;
        }
      }
      return undefined;
    }),
  );
  const failed = failures.filter((id) => id !== undefined);
  return failed.length === 0 ? undefined : Math.min(...failed);
}

/**
 * Polls until stopped. The offset, which is Telegram's acknowledgement, moves only behind what is stored; whatever
 * fails is tried again with growing pauses.
 */
export async function poll({ api, intake, status, log, stopped }: Polling): Promise<void> {
  const waits = patience(stopped);
  let offset: number | undefined;
  let calm = true;
  while (!stopped.aborted) {
    try {
      const request = {
        timeout: calm ? pollSeconds : probeSeconds,
        allowed_updates: wantedUpdates,
        ...(offset === undefined ? {} : { offset }),
      };
      const updates = await api.getUpdates(request, stopped as GrammySignal);
      const failed = await storeBatch(intake, updates, log);
      const last = updates.at(-1);
      offset = failed ?? (last === undefined ? offset : last.update_id + 1);
      if (failed === undefined) {
        status.ok();
        // A rival poller lets every other poll through: only two in a row mean that the trouble is over.
        if (calm) waits.afterSuccess();
        calm = true;
      } else {
        calm = false;
        status.failed("Telegram: messages arrive but can't be stored; Leo keeps trying");
        await waits.afterFailure(0);
      }
    } catch (error) {
      if (stopped.aborted) return;
      calm = false;
      status.failed(adviceFor(error, "getUpdates"));
      // A webhook that somebody has set since the start would never end by itself.
      if (isWebhookActive(error)) await api.deleteWebhook().catch(() => undefined);
      await waits.afterFailure(leastPauseMs(error, "getUpdates"));
    }
  }
}

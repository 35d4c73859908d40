import { Agent, request } from "node:http";
import { Refusal } from "./telegram-call.ts";
import type { TelegramState } from "./telegram-state.ts";

/** One update with its id. */
export interface QueuedUpdate {
  readonly update_id: number;
  readonly [kind: string]: unknown;
}

/** Where updates are posted. */
interface Webhook {
  readonly url: string;
  readonly secret: string;
  readonly maxConnections: number;
}

interface Poll {
  finish(outcome: QueuedUpdate[] | Refusal): void;
}

/** Hands updates to the bot, by poll or by webhook, as often as it takes. */
export interface UpdateQueue {
  /** Queues an update and gives its id. @param chatKey updates of one chat are posted one after another */
  push(chatKey: number, content: Readonly<Record<string, unknown>>): number;
  getUpdates(offset: number | undefined, limit: number, timeoutSeconds: number): Promise<QueuedUpdate[]>;
  setWebhook(webhook: Webhook | undefined): void;
  webhook(): Webhook | undefined;
  /** When a post last failed, in milliseconds since 1970. */
  failedAtMs(): number | undefined;
  /** Every update from now on is delivered this many times. */
  deliverEach(times: number): void;
  /** Delivers an old update again. */
  repeat(updateId: number, times?: number): void;
  /** Posts what comes within 30 ms in reverse order, all at once. */
  shuffle(on: boolean): void;
  /** How many updates are not acknowledged yet. */
  pending(): number;
  close(): void;
}

/** Pauses between tries to post an update, in milliseconds; the last one repeats. */
const retryPausesMs = [50, 100, 200, 400, 800];
const shuffleWindowMs = 30;

/** An empty queue. */
export function updateQueue(state: TelegramState): UpdateQueue {
  const agent = new Agent({ keepAlive: true, maxSockets: 256 });
  const history = new Map<number, { chatKey: number; update: QueuedUpdate }>();
  const lanes = new Map<number, Promise<unknown>>();
  const timers = new Set<NodeJS.Timeout>();
  let waiting: QueuedUpdate[] = [];
  let repeats: QueuedUpdate[] = [];
  let held: { chatKey: number; update: QueuedUpdate }[] = [];
  let nextId = 1_000;
  let times = 1;
  let shuffled = false;
  let closed = false;
  let webhook: Webhook | undefined;
  let poll: Poll | undefined;
  let posting = 0;
  let failedAtMs: number | undefined;

  const later = (durationMs: number, action: () => void): void => {
    const timer = setTimeout(() => {
      timers.delete(timer);
      action();
    }, durationMs);
    timers.add(timer);
  };
  const note = (updateId: number, status: number): void => {
    if (state.recorded) state.log.push({ kind: "delivery", atMs: performance.now(), updateId, status });
  };

  const postOnce = (target: Webhook, update: QueuedUpdate): Promise<number> =>
    new Promise((resolve) => {
      // Nothing but the loopback is in reach.
      if (target.url.startsWith("https:")) return resolve(0);
      const body = JSON.stringify(update);
      const headers = {
        "content-type": "application/json",
        "content-length": Buffer.byteLength(body),
        "x-telegram-bot-api-secret-token": target.secret,
      };
      request(target.url, { method: "POST", agent, headers }, (response) => {
        response.resume();
        response.on("close", () => resolve(response.statusCode ?? 0));
      })
        .on("error", () => resolve(0))
        .end(body);
    });
  const post = async (update: QueuedUpdate, attempt = 0): Promise<void> => {
    if (webhook === undefined || closed) {
      waiting.push(update);
      return;
    }
    const status = await postOnce(webhook, update);
    note(update.update_id, status);
    if (status >= 200 && status < 300) return;
    failedAtMs = Date.now();
    await new Promise<void>((resolve) => later(retryPausesMs[attempt] ?? 800, resolve));
    await post(update, Math.min(attempt + 1, retryPausesMs.length - 1));
  };
  const postInTurn = (chatKey: number, update: QueuedUpdate): void => {
    posting += 1;
    const done = (lanes.get(chatKey) ?? Promise.resolve()).then(() => post(update));
    lanes.set(chatKey, done);
    void done.finally(() => {
      posting -= 1;
      if (lanes.get(chatKey) === done) lanes.delete(chatKey);
    });
  };
  const hold = (chatKey: number, update: QueuedUpdate): void => {
    held.push({ chatKey, update });
    if (held.length > 1) return;
    later(shuffleWindowMs, () => {
      const batch = held.reverse();
      held = [];
      for (const [index, each] of batch.entries()) postInTurn(-index - 1, each.update);
    });
  };
  const deliver = (chatKey: number, update: QueuedUpdate): void => {
    if (webhook === undefined) waiting.push(update);
    else if (shuffled) hold(chatKey, update);
    else postInTurn(chatKey, update);
  };
  const wake = (): void => {
    if (poll === undefined || (waiting.length === 0 && repeats.length === 0)) return;
    const woken = poll;
    poll = undefined;
    woken.finish([]);
  };
  const endPoll = (description: string): void => {
    const ended = poll;
    poll = undefined;
    ended?.finish(new Refusal(409, description));
  };
  const take = (limit: number): QueuedUpdate[] => {
    const again = repeats;
    repeats = [];
    const batch = [...again, ...waiting].slice(0, limit);
    for (const update of batch) note(update.update_id, 200);
    return batch;
  };

  return {
    push: (chatKey, content) => {
      const update: QueuedUpdate = { update_id: nextId++, ...content };
      if (state.recorded) {
        history.set(update.update_id, { chatKey, update });
        state.log.push({
          kind: "update",
          atMs: performance.now(),
          updateId: update.update_id,
          chatId: chatKey,
        });
      }
      deliver(chatKey, update);
      for (let extra = 1; extra < times; extra++) {
        if (webhook === undefined) repeats.push(update);
        else deliver(chatKey, update);
      }
      wake();
      return update.update_id;
    },
    getUpdates: async (offset, limit, timeoutSeconds) => {
      if (webhook !== undefined) {
        throw new Refusal(
          409,
          "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first",
        );
      }
      endPoll(
        "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running",
      );
      if (offset !== undefined && offset < 0) waiting = waiting.slice(offset);
      else if (offset !== undefined) waiting = waiting.filter((update) => update.update_id >= offset);
      if (waiting.length > 0 || repeats.length > 0 || timeoutSeconds === 0) return take(limit);
      const outcome = await new Promise<QueuedUpdate[] | Refusal>((resolve) => {
        const own: Poll = { finish: resolve };
        poll = own;
        later(timeoutSeconds * 1000, () => {
          if (poll === own) poll = undefined;
          resolve([]);
        });
      });
      if (outcome instanceof Refusal) throw outcome;
      return take(limit);
    },
    setWebhook: (next) => {
      webhook = next;
      if (next === undefined) return;
      endPoll("Conflict: terminated by setWebhook request");
      const queued = waiting;
      waiting = [];
      for (const update of queued) deliver(history.get(update.update_id)?.chatKey ?? 0, update);
    },
    webhook: () => webhook,
    failedAtMs: () => failedAtMs,
    deliverEach: (count) => {
      times = count;
    },
    repeat: (updateId, count = 1) => {
      const old = history.get(updateId);
      if (old === undefined) throw new Error(`no update ${updateId} was ever sent`);
      for (let extra = 0; extra < count; extra++) {
        if (webhook === undefined) repeats.push(old.update);
        else deliver(old.chatKey, old.update);
      }
      wake();
    },
    shuffle: (on) => {
      shuffled = on;
    },
    pending: () => waiting.length + repeats.length + posting + held.length,
    close: () => {
      closed = true;
      for (const timer of timers) clearTimeout(timer);
      endPoll("Conflict: server closed");
      agent.destroy();
    },
  };
}

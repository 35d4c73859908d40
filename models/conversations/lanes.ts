import { setTimeout as pause } from "node:timers/promises";
import type pg from "pg";
import type { Clock } from "../../core/clock.ts";
import type { Logger } from "../../core/log.ts";
import type { Database } from "../database.ts";
import { type AdvisoryLocks, createAdvisoryLocks } from "./advisory-locks.ts";

/** Name of the PostgreSQL channel on which instances tell each other of new work. */
const wakeChannel = "leo_lanes";

/**
 * Works on everything that waits for one person and answers when to come back for what has to wait.
 * Stops early when the signal is aborted: the lane is then somebody else's, or soon will be.
 */
export type WorkLane = (personId: string, signal: AbortSignal) => Promise<Date | undefined>;

/** All work of one person, one piece at a time, on whichever instance is free. */
export interface Lanes {
  /** Says that a person has new work; returns at once. */
  wake(personId: string): void;
  /** True while the session that holds the locks is up. */
  isConnected(): boolean;
  /** Stops taking work, waits for the turns that run, gives the locks back; what waits behind them is kept. */
  stop(): Promise<void>;
}

/** What lanes need. */
export interface LanesOptions {
  readonly database: Database;
  readonly work: WorkLane;
  readonly log: Logger;
  readonly clock: Clock;
  readonly instanceId: string;
  /** How often work that nobody woke up for is looked for. */
  readonly sweepEveryMs: number;
}

interface Session {
  readonly client: pg.Client;
  readonly locks: AdvisoryLocks;
  /** Aborted when the session is lost, and with it every lock. */
  readonly lost: AbortController;
}

interface RunningLane {
  /** Something came while it ran. */
  again: boolean;
  /** Whether to tell the other instances when one of them holds the lane; not for work they told of themselves. */
  tell: boolean;
  done: Promise<void>;
}

/** Longest delay that a Node timer takes. */
const longestTimerMs = 2 ** 31 - 1;

/** Connects the lock session and starts to work; resolves when it listens. */
export async function startLanes(options: LanesOptions): Promise<Lanes> {
  const { database, log, clock } = options;
  const running = new Map<string, RunningLane>();
  const timers = new Map<string, NodeJS.Timeout>();
  const stopSignal = new AbortController();
  let session: Session | undefined;
  let stopping = false;

  const openSession = async (): Promise<Session> => {
    const client = await database.connect();
    const lost = new AbortController();
    client.on("end", () => {
      lost.abort();
      if (session?.client !== client) return;
      session = undefined;
      if (!stopping) void reconnect();
    });
    client.on("notification", ({ payload }) => {
      const [sender, personId] = (payload ?? "").split(" ");
      if (sender !== options.instanceId && personId !== undefined) start(personId, false);
    });
    await client.query(`LISTEN ${wakeChannel}`);
    return { client, locks: createAdvisoryLocks(client), lost };
  };

  const reconnect = async () => {
    for (let waitMs = 100; !stopping; waitMs = Math.min(waitMs * 2, 5_000)) {
      try {
        session = await openSession();
        log.info("lock session is back");
        await sweep();
        return;
      } catch (error) {
        log.warn({ err: error }, "lock session could not be opened");
        await pause(waitMs);
      }
    }
  };

  const wakeLater = (personId: string, at: Date) => {
    clearTimeout(timers.get(personId));
    const waitMs = Math.min(Math.max(at.getTime() - clock().getTime(), 0), longestTimerMs);
    const timer = setTimeout(() => {
      timers.delete(personId);
      wake(personId);
    }, waitMs);
    timer.unref();
    timers.set(personId, timer);
  };

  const runLane = async (personId: string, lane: RunningLane) => {
    const current = session;
    if (current === undefined) return;
    if (!(await current.locks.tryLock(personId))) {
      // Whoever holds it looks once more, or takes it up again if it was about to leave.
      if (lane.tell) {
        const payload = `${options.instanceId} ${personId}`;
        await database.queryRelaxed({ text: "SELECT pg_notify($1, $2)", values: [wakeChannel, payload] });
      }
      return;
    }
    try {
      const signal = AbortSignal.any([current.lost.signal, stopSignal.signal]);
      let wakeAt: Date | undefined;
      do {
        lane.again = false;
        wakeAt = await options.work(personId, signal);
      } while (lane.again && !stopping && !current.lost.signal.aborted);
      if (wakeAt !== undefined) wakeLater(personId, wakeAt);
    } finally {
      if (!current.lost.signal.aborted) await current.locks.unlock(personId);
    }
  };

  const wake = (personId: string) => start(personId, true);

  const start = (personId: string, tell: boolean) => {
    if (stopping || session === undefined) return;
    const lane = running.get(personId);
    if (lane !== undefined) {
      lane.again = true;
      lane.tell ||= tell;
      return;
    }
    const started: RunningLane = { again: false, tell, done: Promise.resolve() };
    running.set(personId, started);
    started.done = runLane(personId, started)
      .catch((error: unknown) =>
        log.error({ err: error, personId }, "lane failed; the sweep takes it up again"),
      )
      .finally(() => {
        running.delete(personId);
        // Something came between the last look and the end.
        if (started.again) start(personId, started.tell);
      });
  };

  const sweep = async () => {
    const rows = await database.query<{ person_id: string }>({
      name: "sweep-lanes",
      text: `(SELECT DISTINCT person_id FROM inbox WHERE state = 'new' LIMIT 1000)
        UNION
        (SELECT DISTINCT o.person_id FROM outbox o JOIN conversations c USING (person_id, channel, conversation_id)
          WHERE o.due AND coalesce(greatest(c.not_before, o.not_before), $1) <= $1 LIMIT 1000)`,
      values: [clock()],
    });
    for (const row of rows) if (!running.has(row.person_id)) wake(row.person_id);
  };

  session = await openSession();
  await sweep();
  const sweeper = setInterval(() => {
    if (session !== undefined) {
      sweep().catch((error: unknown) => log.warn({ err: error }, "sweep for waiting lanes failed"));
    }
  }, options.sweepEveryMs);

  return {
    wake,
    isConnected: () => session !== undefined,
    stop: async () => {
      stopping = true;
      stopSignal.abort();
      clearInterval(sweeper);
      for (const timer of timers.values()) clearTimeout(timer);
      await Promise.all([...running.values()].map(({ done }) => done));
      await session?.client.end();
    },
  };
}

import { setTimeout as pause } from "node:timers/promises";
import { sha256 } from "../../core/ids.ts";
import type { Lead } from "../../core/lead.ts";
import type { Logger } from "../../core/log.ts";
import type { Database } from "../database.ts";

/** First key of the locks that leaders hold. */
const leaderLockSpace = 0x1e2;

/** How often an instance that doesn't lead looks whether it could. */
const retryMs = 1_000;

/**
 * Leadership by advisory locks, each on a session of its own: a leader that dies loses its session, and the next one
 * begins within a second.
 */
export function createLead(database: Database, log: Logger): Lead {
  return async (name, work, stopped) => {
    const key = Number.parseInt(sha256(name).slice(0, 8), 16) | 0;
    while (!stopped.aborted) {
      try {
        const client = await database.connect();
        const lost = new AbortController();
        client.on("end", () => lost.abort());
        try {
          const { rows } = await client.query<{ leads: boolean }>(
            "SELECT pg_try_advisory_lock($1, $2) AS leads",
            [leaderLockSpace, key],
          );
          if (rows[0]?.leads === true) {
            log.info({ name }, "leading");
            await work(AbortSignal.any([lost.signal, stopped]));
          }
        } finally {
          await client.end();
        }
      } catch (error) {
        log.warn({ err: error, name }, "leadership interrupted");
      }
      await pause(retryMs, undefined, { signal: stopped }).catch(() => undefined);
    }
  };
}

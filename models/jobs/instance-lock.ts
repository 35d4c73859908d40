import { setTimeout as pause } from "node:timers/promises";
import type pg from "pg";
import { sha256 } from "../../core/ids.ts";
import type { Logger } from "../../core/log.ts";
import type { Database } from "../database.ts";

/** First key of the lock that an instance holds for as long as it lives. */
const instanceLockSpace = 0x1e1;

const retryMs = 500;

/** Second key: 32 bits out of the instance's id. */
function instanceKey(instanceId: string): number {
  return Number.parseInt(sha256(instanceId).slice(0, 8), 16) | 0;
}

/** The sign that an instance is alive. */
export interface InstanceLock {
  stop(): Promise<void>;
}

/**
 * Marks an instance as alive by a lock on a session of its own; resolves once it holds. However the instance dies,
 * the session ends and the lock is gone. A session that is lost while the instance lives is opened again.
 */
export async function holdInstanceLock(
  database: Database,
  instanceId: string,
  log: Logger,
): Promise<InstanceLock> {
  const stopping = new AbortController();
  let session: pg.Client | undefined;

  const open = async () => {
    const client = await database.connect();
    client.on("end", () => {
      if (!stopping.signal.aborted) void reopen();
    });
    await client.query("SELECT pg_advisory_lock($1, $2)", [instanceLockSpace, instanceKey(instanceId)]);
    session = client;
  };
  const reopen = async () => {
    while (!stopping.signal.aborted) {
      await pause(retryMs, undefined, { signal: stopping.signal }).catch(() => undefined);
      try {
        if (!stopping.signal.aborted) await open();
        return;
      } catch (error) {
        log.warn({ err: error }, "instance lock could not be taken");
      }
    }
  };
  await open();
  return {
    stop: async () => {
      stopping.abort();
      await session?.end();
    },
  };
}

/** Those of some instances that no session holds the lock of: they are dead. */
export async function deadInstances(
  database: Database,
  instanceIds: readonly string[],
): Promise<ReadonlySet<string>> {
  const held = await database.query<{ objid: string }>({
    text: `SELECT objid::text FROM pg_locks
      WHERE locktype = 'advisory' AND objsubid = 2 AND classid::bigint = $1 AND granted
        AND database = (SELECT oid FROM pg_database WHERE datname = current_database())`,
    values: [instanceLockSpace],
  });
  const alive = new Set(held.map(({ objid }) => Number(objid)));
  return new Set(instanceIds.filter((id) => !alive.has(instanceKey(id) >>> 0)));
}

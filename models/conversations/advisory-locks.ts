import type pg from "pg";
import { sha256 } from "../../core/ids.ts";

/** First key of the lock that an instance holds for as long as it lives. */
const instanceLockSpace = 0x1e1;

/** Advisory locks on one session; requests that come together travel together. */
export interface AdvisoryLocks {
  /** Takes a person's lane without waiting; answers whether it was free. */
  tryLock(personId: string): Promise<boolean>;
  unlock(personId: string): Promise<void>;
}

/** A person's lock key: 60 random bits of the UUID; two people who share one only wait for each other. */
function laneKey(personId: string): string {
  return BigInt.asIntN(64, BigInt(`0x${personId.replaceAll("-", "").slice(0, 16)}`)).toString();
}

function instanceKey(instanceId: string): number {
  return Number.parseInt(sha256(instanceId).slice(0, 8), 16) | 0;
}

/** Collects keys while a query is under way and sends them as one with the next. */
function batch<T>(
  ask: (keys: readonly string[]) => Promise<ReadonlyMap<string, T>>,
): (key: string) => Promise<T> {
  let waiting: { key: string; resolve: (answer: T) => void; reject: (error: unknown) => void }[] = [];
  let running = false;
  const flush = async () => {
    running = true;
    while (waiting.length > 0) {
      const now = waiting;
      waiting = [];
      try {
        const answers = await ask(now.map(({ key }) => key));
        for (const { key, resolve, reject } of now) {
          const answer = answers.get(key);
          if (answer === undefined) reject(new Error("lock query left a key out"));
          else resolve(answer);
        }
      } catch (error) {
        for (const { reject } of now) reject(error);
      }
    }
    running = false;
  };
  return (key) =>
    new Promise((resolve, reject) => {
      waiting.push({ key, resolve, reject });
      if (!running) void flush();
    });
}

/** Person locks over one session; they are free again when it ends, however it ends. */
export function createAdvisoryLocks(client: pg.Client): AdvisoryLocks {
  const ask = (name: string, lockFunction: string) => async (keys: readonly string[]) => {
    const result = await client.query<{ key: string; answer: boolean }>({
      name,
      text: `SELECT key::text, ${lockFunction}(key) AS answer FROM unnest($1::bigint[]) AS key`,
      values: [keys],
    });
    return new Map(result.rows.map((row) => [row.key, row.answer]));
  };
  const tryLock = batch(ask("lock-lanes", "pg_try_advisory_lock"));
  const unlock = batch(ask("unlock-lanes", "pg_advisory_unlock"));
  return {
    tryLock: (personId) => tryLock(laneKey(personId)),
    unlock: async (personId) => {
      await unlock(laneKey(personId));
    },
  };
}

/** Marks an instance as alive for as long as this session lasts. */
export async function holdInstanceLock(client: pg.Client, instanceId: string): Promise<void> {
  await client.query("SELECT pg_advisory_lock($1, $2)", [instanceLockSpace, instanceKey(instanceId)]);
}

/** Statement part: true where no session holds an instance's lock, i.e. the instance is dead. */
export async function deadInstances(
  query: (text: string) => Promise<{ classid: string; objid: string }[]>,
  instanceIds: readonly string[],
): Promise<string[]> {
  const held = await query(
    `SELECT classid::text, objid::text FROM pg_locks
     WHERE locktype = 'advisory' AND objsubid = 2 AND classid::bigint = ${instanceLockSpace} AND granted
       AND database = (SELECT oid FROM pg_database WHERE datname = current_database())`,
  );
  const alive = new Set(held.map((lock) => Number(lock.objid)));
  return instanceIds.filter((id) => !alive.has(instanceKey(id) >>> 0));
}

import type pg from "pg";

/** Advisory locks on one session; requests that come together travel together. */
export interface AdvisoryLocks {
  /** Takes a person's lane without waiting; answers whether it was free. */
  tryLock(personId: string): Promise<boolean>;
  unlock(personId: string): Promise<void>;
}

/** The key of a person's lane: 60 random bits of the UUID; two people who share one only wait for each other. */
export function laneKey(personId: string): string {
  return BigInt.asIntN(64, BigInt(`0x${personId.replaceAll("-", "").slice(0, 16)}`)).toString();
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

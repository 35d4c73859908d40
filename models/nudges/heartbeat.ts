import type { Database } from "../database.ts";

/** A silence of all instances up to this long is no outage, in milliseconds. */
export const harmlessSilenceMs = 2 * 60 * 60_000;

/**
 * Notes that an instance is up. The first one after a silence of more than two hours keeps that silence as an outage,
 * once however many come up together. A clock that was set back changes nothing.
 */
export async function beat(database: Database, now: Date): Promise<void> {
  await database.query({
    name: "beat",
    text: `WITH before AS (SELECT beat_at FROM heartbeat FOR UPDATE), beaten AS (
        INSERT INTO heartbeat (id, beat_at) VALUES (1, $1)
        ON CONFLICT (id) DO UPDATE SET beat_at = greatest(heartbeat.beat_at, excluded.beat_at))
      INSERT INTO outages (from_at, to_at)
      SELECT beat_at, $1 FROM before WHERE beat_at < $1::timestamptz - $2 * interval '1 millisecond'
      ON CONFLICT DO NOTHING`,
    values: [now, harmlessSilenceMs],
  });
}

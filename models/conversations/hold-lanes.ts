import type { Database } from "../database.ts";
import { laneKey } from "./advisory-locks.ts";

/** Longest that is waited for a lane, in milliseconds; a turn that runs ends well within it. */
const patienceMs = 20_000;

/**
 * Does something while no lane of these people runs anywhere: takes their locks in one order, so that two who do the
 * same wait for each other and never for ever, and gives them back at the end.
 * @throws the database's error where a lane stays taken for longer than 20 seconds
 */
export async function holdLanes<Result>(
  database: Database,
  personIds: readonly string[],
  work: () => Promise<Result>,
): Promise<Result> {
  const session = await database.connect();
  try {
    await session.query(`SET lock_timeout = ${patienceMs}`);
    for (const key of personIds.map(laneKey).toSorted())
      await session.query("SELECT pg_advisory_lock($1::bigint)", [key]);
    return await work();
  } finally {
    // Its locks end with the session.
    await session.end();
  }
}

import type { Database } from "../database.ts";
import { deadInstances } from "./instance-lock.ts";

/** A job that is marked as running. */
export interface RunningJob {
  readonly jobId: string;
  readonly queue: string;
}

/** Jobs that nobody works on any more because their instance died. */
export interface Orphans {
  readonly runs: readonly RunningJob[];
  /** Queues that only a dead instance served, with the kind they belong to. */
  readonly queues: readonly { readonly queue: string; readonly kind: string }[];
}

/** Longest time between fetching a job and noting who runs it; whoever takes longer has died in between. */
const noteWithinMs = 3_000;

/** Notes which instance runs a job; the note goes once the job doesn't run any more. */
export async function noteStart(
  database: Database,
  jobId: string,
  queue: string,
  instanceId: string,
): Promise<void> {
  await database.queryRelaxed({
    text: `INSERT INTO running_jobs (job_id, queue, instance_id, started_at) VALUES ($1, $2, $3, now())
      ON CONFLICT (job_id) DO UPDATE SET instance_id = excluded.instance_id, started_at = excluded.started_at`,
    values: [jobId, queue, instanceId],
  });
}

/** Removes the notes of jobs that have ended. */
export async function forgetEnded(database: Database): Promise<void> {
  await database.queryRelaxed({
    text: `DELETE FROM running_jobs r WHERE NOT EXISTS (
      SELECT 1 FROM pgboss.job j WHERE j.name = r.queue AND j.id = r.job_id AND j.state = 'active')`,
  });
}

/**
 * Takes a job away from its dead instance, to be run again at once: its death was no fault of the job's. It counts as
 * a try all the same, so that a job that kills its process ends some day; answers false when there are none left.
 */
export async function runAgain(database: Database, { jobId, queue }: RunningJob): Promise<boolean> {
  const rows = await database.query({
    text: `WITH again AS (
        UPDATE pgboss.job SET state = 'retry', start_after = now()
        WHERE name = $1 AND id = $2 AND state = 'active' AND retry_count < retry_limit RETURNING id
      ), gone AS (DELETE FROM running_jobs WHERE job_id = $2)
      SELECT id FROM again`,
    values: [queue, jobId],
  });
  return rows.length > 0;
}

/** Looks for work of instances whose session, and with it their lock, is gone. */
export async function findOrphans(database: Database, kinds: readonly string[]): Promise<Orphans> {
  const runs = await database.query<{ job_id: string; queue: string; instance_id: string | null }>({
    text: `SELECT j.id AS job_id, j.name AS queue, r.instance_id FROM pgboss.job j
        LEFT JOIN running_jobs r ON r.job_id = j.id
      WHERE j.state = 'active' AND j.name NOT LIKE '\\_\\_pgboss%'
        AND (r.job_id IS NOT NULL OR j.started_on < now() - $1 * interval '1 millisecond')`,
    values: [noteWithinMs],
  });
  const queues = await database.query<{ name: string }>({ text: "SELECT name FROM pgboss.queue" });
  const owned = queues.flatMap(({ name }) => {
    const kind = kinds.find((one) => name.startsWith(`${one}.`));
    return kind === undefined ? [] : [{ queue: name, kind, instanceId: name.slice(kind.length + 1) }];
  });
  const runners = runs.flatMap(({ instance_id: id }) => (id === null ? [] : [id]));
  const instances = [...new Set([...runners, ...owned.map((one) => one.instanceId)])];
  const dead = await deadInstances(database, instances);
  return {
    runs: runs
      .filter((row) => row.instance_id === null || dead.has(row.instance_id))
      .map((row) => ({ jobId: row.job_id, queue: row.queue })),
    queues: owned.filter((one) => dead.has(one.instanceId)),
  };
}

import { deadInstances } from "../conversations/advisory-locks.ts";
import type { Database } from "../database.ts";

/** Jobs that nobody works on any more because their instance died. */
export interface Orphans {
  readonly runs: readonly { readonly jobId: string; readonly queue: string }[];
  /** Queues that only a dead instance served, with the kind they belong to. */
  readonly queues: readonly { readonly queue: string; readonly kind: string }[];
}

/** Notes which instance runs a job. */
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

/** Notes that a job is not run any more. */
export async function noteEnd(database: Database, jobId: string): Promise<void> {
  await database.queryRelaxed({ text: "DELETE FROM running_jobs WHERE job_id = $1", values: [jobId] });
}

/** Looks for work of instances whose session, and with it their lock, is gone. */
export async function findOrphans(database: Database, kinds: readonly string[]): Promise<Orphans> {
  const runs = await database.query<{ job_id: string; queue: string; instance_id: string }>({
    text: "SELECT job_id, queue, instance_id FROM running_jobs",
  });
  const queues = await database.query<{ name: string }>({ text: "SELECT name FROM pgboss.queue" });
  const owned = queues.flatMap(({ name }) => {
    const kind = kinds.find((one) => name.startsWith(`${one}.`));
    return kind === undefined ? [] : [{ queue: name, kind, instanceId: name.slice(kind.length + 1) }];
  });
  const instances = [
    ...new Set([...runs.map((row) => row.instance_id), ...owned.map((one) => one.instanceId)]),
  ];
  if (instances.length === 0) return { runs: [], queues: [] };
  const dead = new Set(await deadInstances((text) => database.query({ text }), instances));
  return {
    runs: runs
      .filter((row) => dead.has(row.instance_id))
      .map((row) => ({ jobId: row.job_id, queue: row.queue })),
    queues: owned.filter((one) => dead.has(one.instanceId)),
  };
}

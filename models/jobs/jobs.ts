import PgBoss from "pg-boss";
import type { z } from "zod";
import { LeoError } from "../../core/errors.ts";
import type { Logger } from "../../core/log.ts";
import type { Database, Transaction } from "../database.ts";
import { holdInstanceLock } from "./instance-lock.ts";
import { findOrphans, forgetEnded, noteStart, runAgain } from "./running-jobs.ts";

/** One run of a job. */
export interface JobRun<Data> {
  /** UUID, the same for every retry. */
  readonly id: string;
  readonly data: Data;
  /** Aborted when this instance stops: throw, and another one takes the job over. */
  readonly signal: AbortSignal;
}

/** A kind of work that may take long, run in the background with retries. */
export interface JobKind<Data> {
  /** Name of the queue, kebab-case. */
  readonly name: string;
  readonly data: z.ZodType<Data>;
  /** Does the work; may run again after a crash, so its effects are keyed by the job's id. */
  run(job: JobRun<Data>): Promise<void>;
  /** Called once all retries have failed; may itself be run again. */
  giveUp(job: JobRun<Data>): Promise<void>;
  /** How many run at once on an instance. */
  readonly concurrency: number;
  /** A run that takes longer counts as dead. */
  readonly timeoutMs: number;
}

/** Where jobs of one kind are added. */
export interface JobQueue<Data> {
  /** Adds a job in a transaction; `onlyOn` names the one instance that can do it. */
  add(transaction: Transaction, data: Data, onlyOn?: string): Promise<void>;
  /** Adds many jobs at once in a transaction. */
  addAll(transaction: Transaction, data: readonly Data[]): Promise<void>;
  /** Tells this instance's workers that a transaction with jobs has committed. */
  wake(): void;
}

/** Background work on PostgreSQL. */
export interface Jobs {
  /** Makes a kind's queues; its jobs can be added, and wait until work starts. */
  register<Data extends object>(kind: JobKind<Data>): Promise<JobQueue<Data>>;
  /** Starts to work on all kinds registered. */
  start(): Promise<void>;
  isRunning(): boolean;
  stop(): Promise<void>;
}

/** A job that has failed is given up after this many tries, with growing pauses in between. */
const faultLimit = 8;
/** Tries of a job that was interrupted by the end of its process each time. */
const retries = { retryLimit: 30, retryDelay: 1, retryBackoff: true };
const pollingIntervalSeconds = 2;
const orphanSweepMs = 1_000;
const stopTimeoutMs = 5_000;
/** Advisory lock under which pg-boss makes and drops tables: each queue is one, and two instances at once deadlock. */
const queueLock = [0x1e0, 2] as const;

function withinTransaction(transaction: Transaction): PgBoss.Db {
  return {
    executeSql: async (text, values) => ({ rows: await transaction.query<object>({ text, values }) }),
  };
}

/** Statements by which pg-boss notes the end of a job. */
const notesEnd = /completed_on = now\(\)|WITH deleted_jobs/;

/** Runs work on pg-boss's tables while no other instance does. */
async function alone(database: Database, work: () => Promise<void>): Promise<void> {
  const client = await database.connect();
  try {
    await client.query("SELECT pg_advisory_lock($1, $2)", [...queueLock]);
    await work();
  } finally {
    await client.end();
  }
}

/** Prepares the job engine on Leo's own database. */
export async function openJobs(database: Database, instanceId: string, log: Logger): Promise<Jobs> {
  const executeSql = async (text: string, values: unknown[] | undefined) => {
    try {
      return { rows: await database.query<object>({ text, values: values ?? [] }) };
    } catch (error) {
      if (!notesEnd.test(text)) throw error;
      // pg-boss doesn't wait for this one, and a rejection nobody waits for ends the process. The job runs once more
      // when its time is over.
      log.warn({ err: error }, "end of a job could not be noted");
      return { rows: [{ count: "0" }] };
    }
  };
  // Before any queue of this instance exists, since the others take away the queues of the dead.
  const alive = await holdInstanceLock(database, instanceId, log);
  const boss = new PgBoss({ db: { executeSql }, schedule: false, maintenanceIntervalSeconds: 30 });
  boss.on("error", (error) => log.warn({ err: error }, "job engine fault"));
  // It makes its schema, which two first starts at once may not do either.
  await alone(database, async () => void (await boss.start())).catch(async (error: unknown) => {
    await alive.stop();
    throw error;
  });

  const stopping = new AbortController();
  const workers: string[] = [];
  const kinds: string[] = [];
  const begin: (() => Promise<void>)[] = [];
  let sweeper: NodeJS.Timeout | undefined;
  let running = false;

  const ownQueue = (name: string, owner: string) => `${name}.${owner}`;
  const wake = () => {
    for (const worker of workers) boss.notifyWorker(worker);
  };

  const runJob = async <Data extends object>(kind: JobKind<Data>, job: PgBoss.JobWithMetadata<Data>) => {
    await noteStart(database, job.id, job.name, instanceId);
    const run = { id: job.id, data: kind.data.parse(job.data), signal: stopping.signal };
    try {
      await kind.run(run);
    } catch (error) {
      const { id, name: queue, retryCount } = job;
      log.warn({ err: error, job: id, queue, retryCount }, "job failed");
      if (retryCount >= faultLimit && !stopping.signal.aborted) return kind.giveUp(run);
      // pg-boss stores what a job throws: only the code may be kept.
      throw new LeoError("job-failed", error instanceof Error ? error.name : "unknown");
    }
  };

  const listen = async <Data extends object>(queue: string, kind: JobKind<Data>) => {
    const options = { pollingIntervalSeconds, batchSize: 1, includeMetadata: true } as const;
    for (let worker = 0; worker < kind.concurrency; worker += 1) {
      const id = await boss.work<Data>(queue, options, async (jobs) => {
        try {
          for (const job of jobs) await runJob(kind, job);
        } finally {
          // Another one may wait already: the worker looks at once, and rests only when there is none.
          boss.notifyWorker(id);
        }
      });
      workers.push(id);
    }
  };

  /** Gives back what a dead instance was working on, or what only it could have done. */
  const adoptOrphans = async () => {
    const orphans = await findOrphans(database, kinds);
    for (const job of orphans.runs) {
      if (await runAgain(database, job)) log.info({ job: job.jobId, queue: job.queue }, "job taken over");
      else await boss.fail(job.queue, job.jobId, { reason: "worker died" });
    }
    for (const { queue, kind } of orphans.queues) {
      await database.transaction(async (transaction) => {
        const left = await transaction.query<{ data: object }>({
          text: `WITH gone AS (DELETE FROM pgboss.job WHERE name = $1 RETURNING state, data)
            SELECT data FROM gone WHERE state IN ('created', 'retry', 'active')`,
          values: [queue],
        });
        for (const { data } of left) await boss.send(kind, data, { db: withinTransaction(transaction) });
      });
      await alone(database, () => boss.deleteQueue(queue));
    }
    if (orphans.runs.length + orphans.queues.length > 0) wake();
    await forgetEnded(database);
  };
  const sweep = () =>
    adoptOrphans().catch((error: unknown) => log.warn({ err: error }, "sweep for orphaned jobs failed"));

  return {
    register: async (kind) => {
      const failed = `${kind.name}-failed`;
      const own = ownQueue(kind.name, instanceId);
      const expireInSeconds = Math.ceil(kind.timeoutMs / 1000);
      const settings = { ...retries, expireInSeconds, deadLetter: failed };
      await alone(database, async () => {
        await boss.createQueue(failed, { name: failed, retryLimit: 20, retryDelay: 2 });
        await boss.createQueue(kind.name, { name: kind.name, ...settings });
        await boss.createQueue(own, { name: own, ...settings });
      });
      kinds.push(kind.name);
      begin.push(async () => {
        await listen(kind.name, kind);
        await listen(own, { ...kind, concurrency: 1 });
        await listen(failed, { ...kind, concurrency: 1, run: kind.giveUp });
      });
      return {
        add: async (transaction, data, onlyOn) => {
          const queue = onlyOn === undefined ? kind.name : ownQueue(kind.name, onlyOn);
          const target = (await boss.getQueue(queue)) === null ? kind.name : queue;
          await boss.send(target, data, { db: withinTransaction(transaction) });
        },
        addAll: async (transaction, all) => {
          const jobs = all.map((data) => ({ name: kind.name, data }));
          await boss.insert(jobs, { db: withinTransaction(transaction) });
        },
        wake,
      };
    },
    start: async () => {
      running = true;
      for (const beginKind of begin.splice(0)) await beginKind();
      await sweep();
      sweeper = setInterval(() => void sweep(), orphanSweepMs);
    },
    isRunning: () => running,
    stop: async () => {
      running = false;
      clearInterval(sweeper);
      const abort = setTimeout(() => stopping.abort(), stopTimeoutMs - 2_000);
      await boss.stop({ graceful: true, wait: true, timeout: stopTimeoutMs, close: false });
      clearTimeout(abort);
      await alive.stop();
    },
  };
}

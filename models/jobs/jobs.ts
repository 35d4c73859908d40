import PgBoss from "pg-boss";
import type { z } from "zod";
import { LeoError } from "../../core/errors.ts";
import type { Logger } from "../../core/log.ts";
import type { Database, Transaction } from "../database.ts";
import { findOrphans, noteEnd, noteStart } from "./running-jobs.ts";

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
  /** Called once all retries have failed. */
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
  /** Tells this instance's workers that a transaction with jobs has committed. */
  wake(): void;
}

/** Background work on PostgreSQL. */
export interface Jobs {
  register<Data extends object>(kind: JobKind<Data>): Promise<JobQueue<Data>>;
  isRunning(): boolean;
  stop(): Promise<void>;
}

/** Retries of a job; more than a plain fault needs, since a killed worker uses one up as well. */
const retries = { retryLimit: 8, retryDelay: 1, retryBackoff: true };
const pollingIntervalSeconds = 2;
const orphanSweepMs = 2_000;
const stopTimeoutMs = 5_000;

function withinTransaction(transaction: Transaction): PgBoss.Db {
  return {
    executeSql: async (text, values) => ({ rows: await transaction.query<object>({ text, values }) }),
  };
}

/** Starts the job engine on Leo's own database. */
export async function startJobs(database: Database, instanceId: string, log: Logger): Promise<Jobs> {
  const executeSql = async (text: string, values: unknown[] | undefined) => ({
    rows: await database.query<object>({ text, values: values ?? [] }),
  });
  const boss = new PgBoss({ db: { executeSql }, schedule: false, maintenanceIntervalSeconds: 30 });
  boss.on("error", (error) => log.warn({ err: error }, "job engine fault"));
  await boss.start();

  const stopping = new AbortController();
  const workers: string[] = [];
  const kinds: string[] = [];
  let running = true;

  const ownQueue = (name: string, owner: string) => `${name}.${owner}`;

  const listen = async <Data extends object>(queue: string, kind: JobKind<Data>) => {
    for (let worker = 0; worker < kind.concurrency; worker += 1) {
      const id = await boss.work<Data>(queue, { pollingIntervalSeconds, batchSize: 1 }, async (jobs) => {
        for (const job of jobs) {
          await noteStart(database, job.id, queue, instanceId);
          try {
            await kind.run({ id: job.id, data: kind.data.parse(job.data), signal: stopping.signal });
          } catch (error) {
            log.warn({ err: error, job: job.id, queue }, "job failed");
            // pg-boss stores what a job throws: only the code may be kept.
            throw new LeoError("job-failed", error instanceof Error ? error.name : "unknown");
          } finally {
            await noteEnd(database, job.id);
          }
        }
      });
      workers.push(id);
    }
  };

  /** Gives back what a dead instance was working on, or what only it could have done. */
  const adoptOrphans = async () => {
    const orphans = await findOrphans(database, kinds);
    for (const job of orphans.runs) {
      await boss.fail(job.queue, job.jobId, { reason: "worker died" });
      await noteEnd(database, job.jobId);
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
      await boss.deleteQueue(queue);
    }
  };
  const sweeper = setInterval(() => {
    adoptOrphans().catch((error: unknown) => log.warn({ err: error }, "sweep for orphaned jobs failed"));
  }, orphanSweepMs);

  return {
    register: async (kind) => {
      const failed = `${kind.name}-failed`;
      const own = ownQueue(kind.name, instanceId);
      const expireInSeconds = Math.ceil(kind.timeoutMs / 1000);
      const settings = { ...retries, expireInSeconds, deadLetter: failed };
      await boss.createQueue(failed, { name: failed, retryLimit: 20, retryDelay: 2 });
      await boss.createQueue(kind.name, { name: kind.name, ...settings });
      await boss.createQueue(own, { name: own, ...settings });
      kinds.push(kind.name);
      await listen(kind.name, kind);
      await listen(own, { ...kind, concurrency: 1 });
      await listen(failed, { ...kind, concurrency: 1, run: kind.giveUp });
      return {
        add: async (transaction, data, onlyOn) => {
          const queue = onlyOn === undefined ? kind.name : ownQueue(kind.name, onlyOn);
          const target = (await boss.getQueue(queue)) === null ? kind.name : queue;
          await boss.send(target, data, { db: withinTransaction(transaction) });
        },
        wake: () => {
          for (const worker of workers) boss.notifyWorker(worker);
        },
      };
    },
    isRunning: () => running,
    stop: async () => {
      running = false;
      clearInterval(sweeper);
      const abort = setTimeout(() => stopping.abort(), stopTimeoutMs - 2_000);
      await boss.stop({ graceful: true, wait: true, timeout: stopTimeoutMs, close: false });
      clearTimeout(abort);
    },
  };
}

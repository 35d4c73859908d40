import { afterEach, beforeEach, expect, test } from "vitest";
import { z } from "zod";
import { newId } from "../../core/ids.ts";
import { silentLog, type TestDatabase, testDatabase } from "../../test/support/database.ts";
import { type JobKind, type Jobs, openJobs } from "./jobs.ts";

const shape = z.object({ name: z.string() });
type Data = z.output<typeof shape>;

let db: TestDatabase;
let opened: Jobs[];
let ran: string[];
let givenUp: string[];
beforeEach(async () => {
  db = await testDatabase();
  opened = [];
  ran = [];
  givenUp = [];
});
afterEach(async () => {
  await Promise.all(opened.map((jobs) => jobs.stop()));
  await db.drop();
});

function kind(run: (name: string) => void = () => {}): JobKind<Data> {
  return {
    name: "errand",
    data: shape,
    concurrency: 1,
    timeoutMs: 60_000,
    run: async ({ data }) => {
      ran.push(data.name);
      run(data.name);
    },
    giveUp: async ({ data }) => void givenUp.push(data.name),
  };
}

async function open(database = db.database): Promise<Jobs> {
  const jobs = await openJobs(database, newId(), silentLog);
  opened.push(jobs);
  return jobs;
}

test("a job that a dead instance was at is run again at once, and only once", async () => {
  const jobs = await open();
  const queue = await jobs.register(kind());
  await db.database.transaction((transaction) => queue.add(transaction, { name: "left behind" }));
  // As a process leaves it that is killed in the middle.
  await db.database.query({
    text: `WITH active AS (
        UPDATE pgboss.job SET state = 'active', started_on = now() WHERE name = 'errand' RETURNING id, name)
      INSERT INTO running_jobs (job_id, queue, instance_id, started_at) SELECT id, name, 'gone', now() FROM active`,
  });
  await jobs.start();
  await expect.poll(() => ran, { timeout: 4_000 }).toEqual(["left behind"]);
  await expect
    .poll(async () => db.database.query({ text: "SELECT state FROM pgboss.job WHERE name = 'errand'" }))
    .toEqual([{ state: "completed" }]);
  expect(ran).toHaveLength(1);
});

test("a job whose process died before it could note it is found too", async () => {
  const jobs = await open();
  const queue = await jobs.register(kind());
  await db.database.transaction((transaction) => queue.add(transaction, { name: "never noted" }));
  await db.database.query({
    text: "UPDATE pgboss.job SET state = 'active', started_on = now() - interval '4 seconds' WHERE name = 'errand'",
  });
  await jobs.start();
  await expect.poll(() => ran, { timeout: 4_000 }).toEqual(["never noted"]);
});

test("what only a dead instance could have done goes to the others", async () => {
  const dead = await open();
  const deadQueue = await dead.register(kind());
  const [own] = await db.database.query<{ name: string }>({
    text: "SELECT name FROM pgboss.queue WHERE name LIKE 'errand.%'",
  });
  const owner = own?.name.slice("errand.".length) ?? "";
  await db.database.transaction((transaction) => deadQueue.add(transaction, { name: "held there" }, owner));
  await dead.stop();
  const jobs = await open();
  await jobs.register(kind());
  await jobs.start();
  await expect.poll(() => ran, { timeout: 4_000 }).toEqual(["held there"]);
});

test("a job that fails again and again is given up, and whoever waits for it is told once", async () => {
  const jobs = await open();
  const queue = await jobs.register(
    kind(() => {
      throw new Error("always");
    }),
  );
  await db.database.transaction((transaction) => queue.add(transaction, { name: "hopeless" }));
  await db.database.query({
    text: "UPDATE pgboss.job SET state = 'retry', started_on = now(), retry_count = 7 WHERE name = 'errand'",
  });
  await jobs.start();
  await expect.poll(() => givenUp, { timeout: 4_000 }).toEqual(["hopeless"]);
  expect(ran).toEqual(["hopeless"]);
});

test("many jobs in a row don't wait for each other's polling", async () => {
  const jobs = await open();
  const queue = await jobs.register(kind());
  const names = Array.from({ length: 12 }, (_, index) => String(index));
  for (const name of names) await db.database.transaction((transaction) => queue.add(transaction, { name }));
  const startedAtMs = performance.now();
  await jobs.start();
  await expect.poll(() => ran, { timeout: 10_000 }).toEqual(names);
  // One worker that rests two seconds after each job would take 22.
  expect(performance.now() - startedAtMs).toBeLessThan(8_000);
});

test("a database that is away when a job ends doesn't take the process with it", async () => {
  let failures = 0;
  const query: typeof db.database.query = async (statement) => {
    if (!statement.text.includes("completed_on = now()") || failures > 0) return db.database.query(statement);
    failures += 1;
    throw new Error("connection terminated");
  };
  const jobs = await open({ ...db.database, query });
  const queue = await jobs.register(kind());
  await db.database.transaction((transaction) => queue.add(transaction, { name: "first" }));
  await db.database.transaction((transaction) => queue.add(transaction, { name: "second" }));
  await jobs.start();
  await expect.poll(() => ran, { timeout: 4_000 }).toEqual(["first", "second"]);
  expect(failures).toBe(1);
});

test("instances that start at the same moment don't get into each other's way", async () => {
  const instances = await Promise.all(Array.from({ length: 6 }, () => open()));
  await Promise.all(
    instances.map(async (jobs) => {
      await jobs.register(kind());
      await jobs.start();
    }),
  );
  expect(instances.every((jobs) => jobs.isRunning())).toBe(true);
});

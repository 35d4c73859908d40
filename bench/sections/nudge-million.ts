import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createNudgeJob } from "../../bot/nudges/nudge-job.ts";
import { createSweep } from "../../bot/nudges/sweep.ts";
import { movableClock } from "../../core/clock.ts";
import { newId } from "../../core/ids.ts";
import { createLog } from "../../core/log.ts";
import { type Database, openDatabase } from "../../models/database.ts";
import { startEmbedded } from "../../models/embedded.ts";
import { openJobs } from "../../models/jobs/jobs.ts";
import { migrate } from "../../models/migrate.ts";
import { removeData } from "../../test/durability/remove-data.ts";
import { median, type Section } from "../section.ts";

const people = 1_000_000;
const dueNow = 10_000;
const idleSweeps = 50;

const now = new Date("2026-03-02T19:00:00Z");
const zones = ["Europe/Berlin", "Europe/Paris", "Africa/Lagos", "Europe/Madrid"];

/** A million people with the digest on; ten thousand of them have it now, the others at any other time of the day. */
async function fill(database: Database): Promise<void> {
  const statements = [
    `INSERT INTO people (id, locale, time_zone, stage, created_at)
      SELECT md5(n::text)::uuid, 'en', ($2::text[])[1 + n % 4], 'adult', $3 FROM generate_series(1, $1) n`,
    `INSERT INTO nudge_settings (person_id, state, digest_time, is_time_chosen, quiet_from, quiet_to, weekly, every_days)
      SELECT md5(n::text)::uuid, 'on', '20:00', false, '21:30', '08:00', true, 1 FROM generate_series(1, $1) n
      WHERE $2::text[] IS NOT NULL AND $3::timestamptz IS NOT NULL`,
    `INSERT INTO nudge_times (person_id, slot, local_date, next_at)
      SELECT md5(n::text)::uuid, 'digest', '2026-03-02',
        CASE WHEN n <= ${dueNow} THEN $3::timestamptz ELSE $3::timestamptz + (1 + n % 1439) * interval '1 minute' END
      FROM generate_series(1, $1) n WHERE $2::text[] IS NOT NULL`,
  ];
  for (const text of statements) await database.query({ text, values: [people, zones, now] });
  for (const table of ["people", "nudge_settings", "nudge_times"])
    await database.query({ text: `VACUUM ANALYZE ${table}` });
}

const explained = `EXPLAIN (ANALYZE, BUFFERS, COSTS OFF, TIMING OFF, SUMMARY OFF)
  SELECT person_id, slot, local_date, next_at FROM nudge_times WHERE next_at <= $1
  ORDER BY next_at LIMIT 1000 FOR UPDATE SKIP LOCKED`;

async function explain(database: Database): Promise<readonly string[]> {
  const rows = await database.query<{ "QUERY PLAN": string }>({ text: explained, values: [now] });
  return rows.map((row) => row["QUERY PLAN"]);
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const startedAt = performance.now();
  await work();
  return performance.now() - startedAt;
}

/** What a minute costs with a million people: it has to grow with who is due, not with who there is. */
export const nudgeMillionSection: Section = {
  name: "nudge-million",
  title: `${people} people with a daily digest, ${dueNow} of them due this minute`,
  run: async () => {
    const dataDir = await mkdtemp(join(tmpdir(), "leo-nudge-million-"));
    const server = await startEmbedded({ dataDir });
    const log = createLog("error", process.stderr);
    const database = openDatabase(server.connection, log);
    const clock = movableClock(new Date(now.getTime() - 60_000));
    try {
      await migrate(database, log);
      const jobs = await openJobs(database, newId(), log);
      const channels = () => ["terminal"];
      const job = createNudgeJob({ database, channels, wake: () => {}, clock: clock.now });
      const queue = await jobs.register(job);
      const sweep = createSweep({ database, queue, clock: clock.now, log });
      const fillMs = await timed(() => fill(database));
      const idle: number[] = [];
      for (let round = 0; round < idleSweeps; round += 1) idle.push(await timed(sweep));
      clock.set(now);
      const plan = await explain(database);
      const sweepMs = await timed(sweep);
      const after = await timed(sweep);
      const [stored] = await database.query<{ nudges: number; jobs: number; carried: number }>({
        text: `SELECT (SELECT count(*)::int FROM nudges WHERE outcome = 'due') AS nudges,
          count(*)::int AS jobs, coalesce(sum(jsonb_array_length(data->'nudges')), 0)::int AS carried
          FROM pgboss.job WHERE name = 'nudge'`,
      });
      await jobs.stop();
      const scans = plan.some((line) => line.includes("Seq Scan"));
      return {
        table: {
          columns: ["what", "value"],
          rows: [
            ["people", people],
            ["due, claimed and kept", stored?.nudges ?? 0],
            ["handed on in jobs", stored?.carried ?? 0],
            ["jobs", stored?.jobs ?? 0],
            ["sweep with all of them due, ms", sweepMs],
            ["people handed on a second", ((stored?.carried ?? 0) / sweepMs) * 1_000],
            ["sweep right after, ms", after],
            ["sweep with nothing due, p50 of 50, ms", median(idle)],
            ["making the million, s", fillMs / 1_000],
          ],
        },
        figures: [
          { what: `${dueNow} claimed and queued`, value: sweepMs, unit: "ms", aim: { most: 10_000 } },
          { what: "a sweep with nothing due", value: median(idle), unit: "ms", aim: { most: 20 } },
          { what: "claimed", value: stored?.nudges ?? 0, unit: "", aim: { least: dueNow } },
          { what: "handed on", value: stored?.carried ?? 0, unit: "", aim: { least: dueNow } },
          { what: "table scans", value: scans ? 1 : 0, unit: "", aim: { most: 0 } },
        ],
        notes: ["", ...plan],
      };
    } finally {
      await database.close();
      await server.stop();
      await removeData(dataDir);
    }
  },
};

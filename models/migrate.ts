import { Umzug } from "umzug";
import type { Logger } from "../core/log.ts";
import type { Database } from "./database.ts";
import { firstReport } from "./migrations/0001-first-report.ts";
import { messages } from "./migrations/0002-messages.ts";
import { days } from "./migrations/0003-days.ts";
import { habits } from "./migrations/0004-habits.ts";
import { plans } from "./migrations/0005-plans.ts";
import { nudges } from "./migrations/0006-nudges.ts";
import { futures } from "./migrations/0007-futures.ts";
import { agent } from "./migrations/0008-agent.ts";
import { hostedFiles } from "./migrations/0009-hosted-files.ts";
import { links } from "./migrations/0010-links.ts";
import { safety } from "./migrations/0011-safety.ts";
import { support } from "./migrations/0012-support.ts";
import { memory } from "./migrations/0013-memory.ts";
import { useSpans } from "./migrations/0014-use-spans.ts";
import type { Migration } from "./migrations/migration.ts";

/** Every migration, in order. */
const migrations: readonly Migration[] = [
  // One a line, so that two branches can each add theirs.
  firstReport,
  messages,
  days,
  habits,
  plans,
  nudges,
  futures,
  agent,
  hostedFiles,
  links,
  safety,
  support,
  memory,
  useSpans,
];

/** Namespace and key of the advisory lock that lets two instances start at once. */
const migrationLock = [0x1e0, 1] as const;

/**
 * Brings the schema up to date under an advisory lock; a second instance waits and then finds nothing to do.
 * Answers the names of the migrations it ran.
 */
export async function migrate(database: Database, log: Logger): Promise<readonly string[]> {
  const lockClient = await database.connect();
  try {
    await lockClient.query("SELECT pg_advisory_lock($1, $2)", [...migrationLock]);
    await lockClient.query(
      "CREATE TABLE IF NOT EXISTS migrations (name text PRIMARY KEY, run_at timestamptz NOT NULL DEFAULT now())",
    );
    const umzug = new Umzug({
      migrations: migrations.map(({ name, sql }) => ({
        name,
        up: async () => {
          await database.transaction(async (transaction) => {
            await transaction.query({ text: sql });
            await transaction.query({ text: "INSERT INTO migrations (name) VALUES ($1)", values: [name] });
          });
        },
      })),
      storage: {
        executed: async () => {
          const rows = await database.query<{ name: string }>({
            text: "SELECT name FROM migrations ORDER BY name",
          });
          return rows.map((row) => row.name);
        },
        // The migration's own transaction writes its row, so that both happen or neither.
        logMigration: async () => {},
        unlogMigration: async () => {},
      },
      logger: undefined,
    });
    const ran = await umzug.up();
    for (const { name } of ran) log.info({ migration: name }, "schema migrated");
    return ran.map(({ name }) => name);
  } finally {
    await lockClient.end();
  }
}

/** Names of the migrations that a database still lacks, in order; changes nothing. */
export async function pendingMigrations(database: Database): Promise<readonly string[]> {
  const [table] = await database.query<{ present: boolean }>({
    text: "SELECT to_regclass('migrations') IS NOT NULL AS present",
  });
  const rows =
    table?.present === true
      ? await database.query<{ name: string }>({ text: "SELECT name FROM migrations" })
      : [];
  const executed = new Set(rows.map(({ name }) => name));
  return migrations.map(({ name }) => name).filter((name) => !executed.has(name));
}

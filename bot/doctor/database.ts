import { existsSync } from "node:fs";
import type { Finding } from "../../adapters/channel.ts";
import { errorCode, LeoError } from "../../core/errors.ts";
import { createLog } from "../../core/log.ts";
import { type Database, type DatabaseConnection, openDatabase } from "../../models/database.ts";
import { startEmbedded } from "../../models/embedded.ts";
import { pendingMigrations } from "../../models/migrate.ts";
import type { Config } from "../config.ts";
import { oldestVersion } from "../store.ts";
import type { ClockWitnesses } from "./clock.ts";

/** How long a server may take to answer. */
const connectionTimeoutMillis = 5_000;
const what = "Database";

/** What to do about a refused connection, by PostgreSQL's or the system's code. */
const remedies: Readonly<Record<string, string>> = {
  ECONNREFUSED: "start PostgreSQL, or correct host and port in DATABASE_URL",
  ENOTFOUND: "correct the host's name in DATABASE_URL",
  "28P01": "correct user and password in DATABASE_URL",
  "28000": "correct the user in DATABASE_URL, or let it in by pg_hba.conf",
  "3D000": "create the database (createdb NAME), or correct its name in DATABASE_URL",
};

function fault(detail: string, remedy: string): Finding {
  return { what, ok: false, detail, remedy };
}

async function look(database: Database, witnesses: ClockWitnesses): Promise<Finding> {
  const [row] = await database.query<{ number: number; version: string; now: Date; may_create: boolean }>({
    text: `SELECT current_setting('server_version_num')::int AS number, current_setting('server_version') AS version,
      clock_timestamp() AS now, has_database_privilege(current_database(), 'CREATE') AS may_create`,
  });
  if (row === undefined) return fault("gives no version", "check what DATABASE_URL names");
  witnesses.heard("the database", row.now);
  if (row.number < oldestVersion)
    return fault(`PostgreSQL ${row.version} is too old`, "use PostgreSQL 15 or newer");
  const pending = await pendingMigrations(database);
  if (pending.length > 0 && !row.may_create)
    return fault(
      `${pending.length} migrations are to run, but this user may not create anything`,
      "GRANT CREATE ON DATABASE and on its schema to the user in DATABASE_URL",
    );
  const schema =
    pending.length === 0
      ? "schema up to date"
      : `${pending.length} migrations to run, which the next start does`;
  return { what, ok: true, detail: `PostgreSQL ${row.version}, ${schema}` };
}

async function connectAndLook(connection: DatabaseConnection, witnesses: ClockWitnesses): Promise<Finding> {
  const database = openDatabase(
    { ...connection, connectionTimeoutMillis },
    createLog("silent", process.stderr),
  );
  try {
    return await look(database, witnesses);
  } finally {
    await database.close();
  }
}

/** Looks at the PostgreSQL that `DATABASE_URL` names: reachable, new enough, its schema. */
export async function examineServer(connectionString: string, witnesses: ClockWitnesses): Promise<Finding> {
  try {
    return await connectAndLook({ connectionString }, witnesses);
  } catch (error) {
    const code = errorCode(error);
    return fault(
      `can't be reached${code === undefined ? " in time" : ` (${code})`}`,
      remedies[code ?? ""] ?? "check DATABASE_URL, the network and the firewall",
    );
  }
}

/** Looks at Leo's own PostgreSQL by starting it for a moment; a folder that isn't there yet is left so. */
export async function examineEmbedded(
  config: Pick<Config, "DATA_DIR">,
  leoRuns: boolean,
  witnesses: ClockWitnesses,
): Promise<Finding> {
  if (leoRuns) return { what, ok: true, detail: "Leo's own, in use by the running Leo" };
  if (!existsSync(config.DATA_DIR))
    return { what, ok: true, detail: `Leo's own; the first start makes ${config.DATA_DIR}` };
  try {
    const server = await startEmbedded({ dataDir: config.DATA_DIR });
    try {
      const finding = await connectAndLook(server.connection, witnesses);
      return { ...finding, detail: `Leo's own: ${finding.detail}` };
    } finally {
      await server.stop();
    }
  } catch (error) {
    const detail = error instanceof LeoError ? error.message : `Leo's own did not start`;
    return fault(detail, "set DATABASE_URL to a PostgreSQL of yours, or DATA_DIR to another folder");
  }
}

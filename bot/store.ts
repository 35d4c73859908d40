import { LeoError } from "../core/errors.ts";
import type { Logger } from "../core/log.ts";
import { type Database, openDatabase } from "../models/database.ts";
import { startEmbedded } from "../models/embedded.ts";
import { migrate } from "../models/migrate.ts";

/** An open, migrated database and the end of it. */
export interface Store {
  readonly database: Database;
  /** Resolves when Leo's own PostgreSQL has ended; never for an operator's. */
  readonly ended: Promise<void>;
  close(): Promise<void>;
}

/** Where the data is kept. */
export interface StoreOptions {
  /** PostgreSQL 15 or newer; without it Leo starts its own in `dataDir`. */
  readonly databaseUrl?: string | undefined;
  readonly dataDir: string;
  /** False only for throw-away data. */
  readonly durable?: boolean;
}

/** Oldest PostgreSQL that Leo's statements run on, as `server_version_num` counts. */
export const oldestVersion = 150_000;

async function checkVersion(database: Database): Promise<void> {
  const [row] = await database.query<{ version: number }>({
    text: "SELECT current_setting('server_version_num')::int AS version",
  });
  if ((row?.version ?? 0) >= oldestVersion) return;
  throw new LeoError("old-database", "DATABASE_URL names a PostgreSQL older than 15; Leo needs 15 or newer.");
}

/** Opens the operator's PostgreSQL, or starts the embedded one, and brings the schema up to date. */
export async function openStore(options: StoreOptions, log: Logger): Promise<Store> {
  const embedded =
    options.databaseUrl === undefined
      ? await startEmbedded({ dataDir: options.dataDir, durable: options.durable ?? true })
      : undefined;
  const connection = embedded?.connection ?? { connectionString: options.databaseUrl ?? "" };
  const database = openDatabase(connection, log);
  const close = async () => {
    await database.close();
    await embedded?.stop();
  };
  try {
    await checkVersion(database);
    await migrate(database, log);
  } catch (error) {
    await close();
    throw error;
  }
  return { database, ended: embedded?.ended ?? new Promise(() => {}), close };
}

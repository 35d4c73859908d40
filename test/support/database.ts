import { inject } from "vitest";
import { newId } from "../../core/ids.ts";
import { createLog } from "../../core/log.ts";
import { type Database, type DatabaseConnection, openDatabase } from "../../models/database.ts";
import { templateName } from "./global-setup.ts";

/** A log that writes nothing. */
export const silentLog = createLog("silent", process.stderr);

/** A fresh, migrated database. */
export interface TestDatabase {
  readonly database: Database;
  readonly connection: DatabaseConnection;
  /** Closes the pools and drops the database. */
  drop(): Promise<void>;
}

/** Copies the run's template into a database for one test file. */
export async function testDatabase(): Promise<TestDatabase> {
  const name = `test_${newId().replaceAll("-", "")}`;
  const server: DatabaseConnection = { host: inject("databaseHost"), user: "leo", database: "postgres" };
  const admin = openDatabase(server, silentLog);
  await admin.query({ text: `CREATE DATABASE ${name} TEMPLATE ${templateName}` });
  const connection = { ...server, database: name };
  const database = openDatabase(connection, silentLog);
  return {
    database,
    connection,
    drop: async () => {
      await database.close();
      await admin.query({ text: `DROP DATABASE ${name} WITH (FORCE)` });
      await admin.close();
    },
  };
}

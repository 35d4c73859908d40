import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestProject } from "vitest/node";
import { createLog } from "../../core/log.ts";
import { openDatabase } from "../../models/database.ts";
import { startEmbedded } from "../../models/embedded.ts";
import { migrate } from "../../models/migrate.ts";

declare module "vitest" {
  export interface ProvidedContext {
    /** Socket folder of the run's PostgreSQL. */
    databaseHost: string;
  }
}

/** Name of the migrated database that every test database is copied from. */
export const templateName = "leo_template";

/** One real PostgreSQL for the whole run, migrated once into a template. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const dataDir = await mkdtemp(join(tmpdir(), "leo-test-"));
  const server = await startEmbedded({ dataDir, durable: false });
  const log = createLog("silent", process.stderr);
  const admin = openDatabase(server.connection, log);
  await admin.query({ text: `CREATE DATABASE ${templateName}` });
  await admin.close();
  const template = openDatabase({ ...server.connection, database: templateName }, log);
  await migrate(template, log);
  await template.close();
  project.provide("databaseHost", server.connection.host ?? "");
  return async () => {
    await server.stop();
    await rm(dataDir, { recursive: true, force: true });
  };
}

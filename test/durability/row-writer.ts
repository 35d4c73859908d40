import { createLog } from "../../core/log.ts";
import { openDatabase } from "../../models/database.ts";
import { startEmbedded } from "../../models/embedded.ts";

/**
 * Starts the built-in PostgreSQL in the folder named, prints `found N` with the rows it finds, and from then on writes
 * rows, eight at a time, and prints `row N` for each that PostgreSQL has acknowledged; until it is killed.
 */
const [dataDir = ""] = process.argv.slice(2);
const server = await startEmbedded({ dataDir });
const database = openDatabase(server.connection, createLog("silent", process.stderr));
await database.query({ text: "CREATE TABLE IF NOT EXISTS written (row bigint PRIMARY KEY)" });
const [found] = await database.query<{ rows: number[] }>({
  text: "SELECT coalesce(json_agg(row), '[]') AS rows FROM written",
});
process.stdout.write(`found ${JSON.stringify(found?.rows ?? [])}\n`);

let next = Math.max(0, ...(found?.rows ?? []));
const write = async () => {
  for (;;) {
    next += 1;
    const row = next;
    await database.query({ text: "INSERT INTO written (row) VALUES ($1)", values: [row] });
    process.stdout.write(`row ${row}\n`);
  }
};
// Once the server is gone this process has nothing left to do.
await Promise.all(Array.from({ length: 8 }, write)).catch(() => process.exit(1));

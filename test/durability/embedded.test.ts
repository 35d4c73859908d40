import { chmod, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { openDatabase } from "../../models/database.ts";
import { startEmbedded } from "../../models/embedded.ts";
import { silentLog } from "../support/database.ts";
import { runEmbeddedKills } from "./embedded-kill-run.ts";

test("no acknowledged row is lost when Node, the postmaster or everything is killed, and each restart works", async () => {
  const report = await runEmbeddedKills({ rounds: 3, rows: 200 });
  expect(report).toMatchObject({ restarts: 3, failedRestarts: 0, lost: 0 });
  expect(report.acknowledged).toBeGreaterThanOrEqual(600);
}, 120_000);

test("data can lie below a folder that only its owner may enter", async () => {
  const closed = await mkdtemp(join(tmpdir(), "leo-closed-"));
  await chmod(closed, 0o700);
  const dataDir = join(closed, "data");
  const folders: string[] = [];
  try {
    for (const expected of [1, 2]) {
      const server = await startEmbedded({ dataDir });
      const database = openDatabase(server.connection, silentLog);
      await database.query({ text: "CREATE TABLE IF NOT EXISTS starts (at timestamptz DEFAULT now())" });
      await database.query({ text: "INSERT INTO starts DEFAULT VALUES" });
      const [row] = await database.query<{ starts: number; folder: string }>({
        text: "SELECT count(*)::int AS starts, current_setting('data_directory') AS folder FROM starts",
      });
      folders.push(row?.folder ?? "");
      expect(row?.starts).toBe(expected);
      await database.close();
      await server.stop();
    }
    expect(folders[1]).toBe(folders[0]);
  } finally {
    await rm(closed, { recursive: true, force: true });
    for (const folder of folders)
      if (folder !== "") await rm(join(folder, ".."), { recursive: true, force: true });
  }
});

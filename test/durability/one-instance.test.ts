import { mkdtemp, readdir, readFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { openStore } from "../../bot/store.ts";
import { seededNumbers } from "../../core/seeded-numbers.ts";
import { type EmulatedTelegram, startTelegram } from "../emulators/telegram.ts";
import { silentLog } from "../support/database.ts";
import { audit } from "./audit.ts";
import { reached } from "./deadline.ts";
import { runKills } from "./kill-run.ts";
import { type LeoProcess, startLeoProcess } from "./leo-process.ts";
import { seatPlayer } from "./player.ts";
import { removeData } from "./remove-data.ts";

let dataDir: string;
let telegram: EmulatedTelegram;
let started: LeoProcess[];
beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), "leo-one-"));
  telegram = await startTelegram({ record: false });
  started = [];
});
afterEach(async () => {
  await Promise.all(started.map((leo) => leo.kill()));
  await telegram.close();
  await removeData(dataDir);
});

async function start(settings: Readonly<Record<string, string>> = {}): Promise<LeoProcess> {
  const leo = await startLeoProcess({
    DATA_DIR: dataDir,
    TELEGRAM_BOT_TOKEN: telegram.token,
    TELEGRAM_API_ROOT: telegram.apiRoot,
    ...settings,
  });
  started.push(leo);
  return leo;
}

test("killed at random moments, Leo loses no answer, counts none twice and gives everyone the report", async () => {
  const report = await runKills({ people: 4, kills: 3, seed: 11, lifeMs: 2_000, thinkingMs: 100 });
  expect(report.stuck).toEqual([]);
  expect(report.audit).toMatchObject({ lostAnswers: 0, lostMessages: 0, doubled: 0, outOfOrder: 0, left: 0 });
  expect(report.audit.answers).toBeGreaterThanOrEqual(4 * 25);
  expect(report.audit.reports).toBe(report.audit.checkIns);
  // What Telegram took in the very moment of a kill is sent once more, at most once a person and kill.
  expect(report.audit.repeatedSends).toBeLessThanOrEqual(4 * 3);
}, 120_000);

test("asked to stop while people talk, Leo ends within 10 seconds and goes on where it was at the next start", async () => {
  const leo = await start();
  await leo.ready();
  const players = Array.from({ length: 6 }, (_, index) =>
    seatPlayer(telegram.user({ firstName: `P${index}`, languageCode: "en" }), {
      random: seededNumbers(index + 1),
      thinkingMs: 30,
      patienceMs: 30_000,
      impatience: 0.2,
    }),
  );
  const talks = Promise.all(players.map((player) => player.playCheckIn()));
  await reached(() => players.every((player) => player.sent() >= 8), "conversations under way", 20_000);
  const { code, durationMs } = await leo.stop();
  expect(code).toBe(0);
  expect(durationMs).toBeLessThan(10_000);
  const next = await start();
  await talks;
  await next.stop();
  const store = await openStore({ dataDir }, silentLog);
  const found = await audit(store.database, players).finally(() => store.close());
  expect(found).toMatchObject({ lostAnswers: 0, lostMessages: 0, doubled: 0, outOfOrder: 0, reports: 6 });
}, 120_000);

test("a second Leo on the same data folder is refused with a sentence that says why and what to do", async () => {
  const first = await start();
  await first.ready();
  const second = await start();
  expect(await second.ended()).toBe(1);
  expect(second.output()).toMatch(/This data folder is in use by pid \d+ .*choose another DATA_DIR/s);
  expect((await fetch(`http://127.0.0.1:${first.port}/readyz`)).status).toBe(200);
}, 120_000);

test("a Leo whose port is taken ends at once, and its database with it", async () => {
  const other = createServer();
  await new Promise<void>((done) => other.listen(0, "127.0.0.1", () => done()));
  const { port } = other.address() as AddressInfo;
  const refused = await start({ PORT: String(port) });
  expect(await refused.ended()).toBe(1);
  expect(refused.output()).toContain("EADDRINUSE");
  await new Promise((done) => other.close(done));
  expect(await readdir(join(dataDir, "postgres"))).not.toContain("postmaster.pid");
}, 120_000);

test("a Leo whose built-in database dies ends too, so that whatever keeps it running starts both again", async () => {
  const leo = await start();
  await leo.ready();
  const [pid = ""] = (await readFile(join(dataDir, "postgres", "postmaster.pid"), "utf8")).split("\n");
  process.kill(Number(pid), "SIGKILL");
  expect(await leo.ended()).toBe(1);
  expect(leo.output()).toContain("the built-in PostgreSQL has ended");
  const next = await start();
  expect(await next.ready()).toBeLessThan(30_000);
}, 120_000);

import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { channels } from "../adapters/channels.ts";
import { shiftedClock, systemClock } from "../core/clock.ts";
import { startEmbedded } from "../models/embedded.ts";
import { type EmulatedTelegram, startTelegram } from "../test/emulators/telegram.ts";
import { type TestDatabase, testDatabase } from "../test/support/database.ts";
import { startWholeLeo } from "../test/support/leo.ts";
import type { Environment } from "./config.ts";
import { diagnosisJson, diagnosisText } from "./doctor/print.ts";
import { diagnose } from "./doctor.ts";

let database: TestDatabase;
let telegram: EmulatedTelegram;
let env: Environment;
beforeAll(async () => {
  [database, telegram] = await Promise.all([testDatabase(), startTelegram()]);
  const { database: name } = database.connection;
  env = {
    PORT: "9",
    DATABASE_URL: `postgres://leo@localhost/${name}?host=${encodeURIComponent(inject("databaseHost"))}`,
    TELEGRAM_BOT_TOKEN: telegram.token,
    TELEGRAM_API_ROOT: telegram.apiRoot,
  };
});
afterAll(async () => {
  await database.drop();
  await telegram.close();
});

const examine = (changed: Environment = {}, clock = systemClock) =>
  diagnose({ env: { ...env, ...changed }, registry: channels, clock });
const faults = async (changed: Environment = {}, clock = systemClock) =>
  (await examine(changed, clock)).filter(({ ok }) => !ok);

describe("npm run doctor", () => {
  it("finds nothing wrong where nothing is, and says so in words and in JSON", async () => {
    telegram.user().text("waits for Leo");
    const findings = await examine();
    expect(findings.filter(({ ok }) => !ok)).toEqual([]);
    const text = diagnosisText(findings);
    expect(text).toMatch(/ok +Database +PostgreSQL \d+.*, schema up to date/);
    expect(text).toMatch(/ok +Clock +agrees with telegram, the database/);
    expect(text).toMatch(/ok +Telegram token +belongs to @leo_test_bot/);
    expect(text).toMatch(
      /ok +Helplines +\d+ of \d+ regions wait to be compared with their sources \(.*\bDE\b/,
    );
    expect(text).toMatch(/All is well\.\n$/);
    expect(JSON.parse(diagnosisJson(findings))).toEqual({ ok: true, findings });
  });

  it("names all wrong variables at once, the channels' too", async () => {
    const wrong = { PORT: "many", AZURE_OPENAI_API_KEY: "k", TELEGRAM_MODE: "pigeon" };
    const found = await faults(wrong);
    expect(found.map(({ what }) => what)).toEqual([
      "PORT",
      "AZURE_OPENAI_ENDPOINT",
      "AZURE_OPENAI_DEPLOYMENT",
      "TELEGRAM_MODE",
    ]);
  });

  it("goes on behind a fault, says what to do about each, and shows no secret", async () => {
    const secret = "pass-word-of-the-database";
    const changed = {
      DATABASE_URL: `postgres://leo:${secret}@127.0.0.1:9/leo`,
      OPENAI_API_KEY: "secret-key",
      OPENAI_BASE_URL: "http://127.0.0.1:9/v1",
      TELEGRAM_BOT_TOKEN: "1:wrong",
    };
    const findings = await examine(changed);
    const found = findings.filter(({ ok }) => !ok);
    expect(found.map(({ what }) => what)).toEqual(["Database", "OpenAI key", "Telegram token"]);
    expect(found.every(({ remedy }) => remedy !== undefined)).toBe(true);
    expect(diagnosisText(findings)).toMatch(/3 faults\.\n$/);
    for (const word of [secret, "secret-key", "1:wrong"]) expect(diagnosisJson(findings)).not.toContain(word);
  });

  it("tells migrations that are still to run from a database that isn't there", async () => {
    await database.database.query({ text: "CREATE SCHEMA empty" });
    const empty = await examine({ DATABASE_URL: `${env.DATABASE_URL}&options=-csearch_path%3Dempty` });
    expect(empty.find(({ what }) => what === "Database")?.detail).toContain("migrations to run");
    const missing = env.DATABASE_URL?.replace(/test_\w+/, "no_such_database") ?? "";
    expect(await faults({ DATABASE_URL: missing })).toMatchObject([
      { what: "Database", detail: "can't be reached (3D000)" },
    ]);
  });

  it("hears from database and platforms that the clock is wrong", async () => {
    const ahead = shiftedClock(systemClock);
    ahead.advance(600_000);
    const found = await faults({}, ahead.now);
    expect(found.map(({ what }) => what)).toEqual(["Clock"]);
    expect(found[0]?.detail).toMatch(/(599|600|601) s ahead of telegram, 600 s ahead of the database/);
  });

  it("looks into the own PostgreSQL without making one, and says who uses it", {
    timeout: 60_000,
  }, async () => {
    const folder = await mkdtemp(join(tmpdir(), "leo-doctor-"));
    const own = (dataDir: string) => examine({ DATABASE_URL: "", DATA_DIR: dataDir });
    const about = async (dataDir: string) => (await own(dataDir)).find(({ what }) => what === "Database");
    try {
      expect(await about(join(folder, "none"))).toMatchObject({ ok: true });
      const server = await startEmbedded({ dataDir: folder, durable: false });
      expect((await about(folder))?.detail).toMatch(/in use by pid \d+/);
      await server.stop();
      expect((await about(folder))?.detail).toMatch(/^Leo's own: PostgreSQL .* migrations to run/);
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  });

  it("asks a running Leo how it is, and tells another program on its port from it", async () => {
    const leo = await startWholeLeo();
    try {
      const findings = await examine({ PORT: new URL(leo.url).port });
      expect(findings.filter(({ what }) => what.startsWith("Running Leo")).map(({ what }) => what)).toEqual(
        expect.arrayContaining(["Running Leo: database", "Running Leo: telegram"]),
      );
    } finally {
      await leo.stop();
    }
    const other = createServer((_, response) => void response.end("hello"));
    await new Promise<void>((resolve) => other.listen(0, "127.0.0.1", resolve));
    const port = String((other.address() as AddressInfo).port);
    expect(await faults({ PORT: port })).toMatchObject([{ what: "Port" }]);
    await new Promise((resolve) => other.close(resolve));
  });
});

import { mkdtemp, rm } from "node:fs/promises";
import type { AddressInfo } from "node:net";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { channels } from "../../adapters/channels.ts";
import { readChannels } from "../../bot/channel-setup.ts";
import { type Environment, parseConfig } from "../../bot/config.ts";
import { type Leo, startLeo } from "../../bot/leo.ts";
import { type MovableClock, shiftedClock, systemClock } from "../../core/clock.ts";
import { type Database, openDatabase } from "../../models/database.ts";
import { until } from "../contracts/until.ts";
import { type EmulatedTelegram, startTelegram } from "../emulators/telegram.ts";
import { keptLog } from "./analysis.ts";
import { testDatabase } from "./database.ts";

/** How a whole Leo is set up. */
export interface LeoSetup {
  /** How Telegram's updates come; polling unless told. */
  readonly mode?: "polling" | "webhook";
  /** The machine's own time, which can be shifted, unless told. */
  readonly clock?: MovableClock;
  /** More variables, as an operator would set them. */
  readonly env?: Environment;
}

/** A whole Leo in this process: its own database, a port of the loopback, every channel, an emulated Telegram. */
export interface WholeLeo {
  readonly telegram: EmulatedTelegram;
  /** Where browsers reach it, without a slash at the end. */
  readonly url: string;
  readonly webhookSecret: string;
  readonly clock: MovableClock;
  /** A look into the database that stays open while Leo is halted. */
  readonly database: Database;
  /** Every line that was logged, level trace. */
  readonly logged: readonly string[];
  /** The data folder. */
  readonly dataDir: string;
  /** Resolves once Telegram has handed everything over and nothing is left that can be done now. */
  settled(): Promise<void>;
  /** Hands on the nudges that are due by the clock, and waits until they have arrived. */
  sweepNudges(): Promise<void>;
  /** Stops Leo; Telegram and the database stay. */
  halt(): Promise<void>;
  /** Starts it again on the same database. */
  resume(): Promise<void>;
  /** Ends everything. */
  stop(): Promise<void>;
}

/** A port nobody listens on; below those the system gives away, so that no other test gets it meanwhile. */
async function freePort(): Promise<number> {
  for (;;) {
    const wanted = 10_000 + Math.floor(Math.random() * 20_000);
    const port = await new Promise<number | undefined>((resolve) => {
      const probe = createServer();
      probe.once("error", () => resolve(undefined));
      probe.listen(wanted, "127.0.0.1", () => {
        const { port: taken } = probe.address() as AddressInfo;
        probe.close(() => resolve(taken));
      });
    });
    if (port !== undefined) return port;
  }
}

/** Starts a whole Leo. */
export async function startWholeLeo(setup: LeoSetup = {}): Promise<WholeLeo> {
  const [test, telegram, port, dataDir] = await Promise.all([
    testDatabase(),
    startTelegram(),
    freePort(),
    mkdtemp(join(tmpdir(), "leo-story-")),
  ]);
  const clock = setup.clock ?? shiftedClock(systemClock);
  const { log, lines } = keptLog();
  const url = `http://127.0.0.1:${port}`;
  const webhookSecret = "story-webhook-secret";
  const env: Environment = {
    PORT: String(port),
    HOST: "127.0.0.1",
    PUBLIC_URL: url,
    DATA_DIR: dataDir,
    LOG_LEVEL: "trace",
    TELEGRAM_BOT_TOKEN: telegram.token,
    TELEGRAM_API_ROOT: telegram.apiRoot,
    TELEGRAM_MODE: setup.mode ?? "polling",
    TELEGRAM_WEBHOOK_SECRET: webhookSecret,
    ...setup.env,
  };
  const { ready, faults } = readChannels(channels, env);
  const config = parseConfig(env, faults);
  let running: { readonly leo: Leo; readonly database: Database } | undefined;

  const resume = async (): Promise<void> => {
    const database = openDatabase(test.connection, log);
    const leo = await startLeo({
      config,
      database,
      channels: ready,
      clock: clock.now,
      log,
      http: true,
      clockwork: false,
    });
    running = { leo, database };
  };
  const halt = async (): Promise<void> => {
    const halted = running;
    running = undefined;
    await halted?.leo.stop();
    await halted?.database.close();
  };
  const settled = async (): Promise<void> => {
    await until(() => telegram.updates.pending() === 0, "the updates to be taken", 60_000);
    await running?.leo.settled();
  };
  await resume();
  return {
    telegram,
    url,
    webhookSecret,
    clock,
    database: test.database,
    logged: lines,
    dataDir,
    settled,
    sweepNudges: async () => {
      await running?.leo.sweepNudges();
      await settled();
    },
    halt,
    resume,
    stop: async () => {
      await halt();
      await telegram.close();
      await test.drop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

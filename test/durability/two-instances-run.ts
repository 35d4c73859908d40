import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createLog } from "../../core/log.ts";
import { seededNumbers } from "../../core/seeded-numbers.ts";
import { openDatabase } from "../../models/database.ts";
import { startEmbedded } from "../../models/embedded.ts";
import { startTelegram } from "../emulators/telegram.ts";
import { type Audit, audit } from "./audit.ts";
import { reached } from "./deadline.ts";
import { errorLines, goodPhoto } from "./kill-run.ts";
import { type LeoProcess, startLeoProcess } from "./leo-process.ts";
import { type Player, seatPlayer } from "./player.ts";
import { removeData } from "./remove-data.ts";
import { startRoundRobin } from "./round-robin.ts";

/** What a run with two instances found. */
export interface TwoInstancesReport {
  readonly audit: Audit;
  /** Longest wait of anybody for an answer that was due around the kill, in milliseconds. */
  readonly longestWaitMs: number;
  /** Longest wait, from the kill, for a report that was being made then, perhaps by the instance that was killed. */
  readonly longestReportWaitMs: number;
  /** Longest time after the kill in which nobody at all was told anything. */
  readonly silenceMs: number;
  /** Longest wait for an answer while both were up. */
  readonly usualWaitMs: number;
  readonly errors: readonly string[];
}

const secret = "two-instances-secret";

/** Whether an instance is the one that polls, by what it logs when its turn comes. */
function leads(leo: LeoProcess): boolean {
  return leo.output().includes('"msg":"leading"');
}

function longest(durationsMs: readonly number[]): number {
  return Math.max(0, ...durationsMs);
}

const beforeReport: readonly string[] = ["photo-offer", "picture"];

function waitsForAnswer(players: readonly Player[], killedAtMs: number): number[] {
  return players
    .flatMap(({ waits }) => waits)
    .filter(({ step, sentAtMs, durationMs }) => {
      const isAround = sentAtMs + durationMs >= killedAtMs && sentAtMs <= killedAtMs + 10_000;
      return isAround && !beforeReport.includes(step);
    })
    .map(({ sentAtMs, durationMs }) => sentAtMs + durationMs - Math.max(sentAtMs, killedAtMs));
}

function waitsForReport(players: readonly Player[], killedAtMs: number): number[] {
  return players
    .flatMap(({ waits }) => waits)
    .filter(({ step, sentAtMs, durationMs }) => {
      return beforeReport.includes(step) && sentAtMs <= killedAtMs && sentAtMs + durationMs >= killedAtMs;
    })
    .map(({ sentAtMs, durationMs }) => sentAtMs + durationMs - killedAtMs);
}

/** Two instances share a database and 20 people or so; the one that polls, or either, is killed in the middle. */
export async function runTwoInstances(options: {
  readonly mode: "webhook" | "polling";
  readonly people: number;
  readonly seed: number;
  /** Only once this many people wait for their report. */
  readonly killAtAnalyses: number;
  readonly thinkingMs: number;
}): Promise<TwoInstancesReport> {
  const dataDir = await mkdtemp(join(tmpdir(), "leo-two-"));
  const server = await startEmbedded({ dataDir });
  const database = openDatabase(server.connection, createLog("silent", process.stderr));
  const telegram = await startTelegram({ record: false });
  const photo = await goodPhoto();
  let instances: readonly LeoProcess[] = [];
  const proxy = await startRoundRobin(() => instances.map(({ port }) => port));
  const settings = {
    // The data stands in a private socket folder, which a URL names as libpq's do.
    DATABASE_URL: `postgres://leo@localhost/postgres?host=${server.connection.host}`,
    TELEGRAM_BOT_TOKEN: telegram.token,
    TELEGRAM_API_ROOT: telegram.apiRoot,
    LOG_LEVEL: "info",
    ...(options.mode === "polling"
      ? {}
      : { TELEGRAM_MODE: "webhook", TELEGRAM_WEBHOOK_SECRET: secret, PUBLIC_URL: proxy.url }),
  };
  try {
    // Both at once: one of them brings the schema up to date, the other waits for it.
    instances = await Promise.all([startLeoProcess(settings), startLeoProcess(settings)]);
    await Promise.all(instances.map((leo) => leo.ready()));
    const players = Array.from({ length: options.people }, (_, index) =>
      seatPlayer(telegram.user({ firstName: `P${index}`, languageCode: "en" }), {
        random: seededNumbers(options.seed + index),
        thinkingMs: options.thinkingMs,
        patienceMs: 60_000,
        impatience: 0.1,
        ...(index % 4 === 0 ? { photo } : {}),
      }),
    );
    let lastWordMs = Number.NaN;
    let silenceMs = 0;
    for (const { user } of players) {
      user.onReply(() => {
        const nowMs = performance.now();
        if (nowMs - lastWordMs > silenceMs) silenceMs = nowMs - lastWordMs;
        lastWordMs = nowMs;
      });
    }
    let over = false;
    const talks = players.map(async (player) => {
      do await player.playCheckIn();
      while (!over);
    });
    const awaited = () => players.filter((player) => beforeReport.includes(player.awaiting() ?? "")).length;
    await reached(() => awaited() >= options.killAtAnalyses, "analyses under way", 60_000);
    const before = players.flatMap(({ waits }) => waits).filter(({ step }) => !beforeReport.includes(step));
    const usualWaitMs = longest(before.map(({ durationMs }) => durationMs));
    const victim = instances.find(leads) ?? instances[0];
    if (victim === undefined) throw new Error("there is no instance");
    const killedAtMs = performance.now();
    lastWordMs = killedAtMs;
    silenceMs = 0;
    await victim.kill();
    over = true;
    await Promise.all(talks);
    return {
      audit: await audit(database, players),
      longestWaitMs: longest(waitsForAnswer(players, killedAtMs)),
      longestReportWaitMs: longest(waitsForReport(players, killedAtMs)),
      silenceMs,
      usualWaitMs,
      errors: instances.flatMap((leo) => errorLines(leo.output())),
    };
  } finally {
    await Promise.all(instances.map((leo) => leo.stop()));
    await telegram.close();
    await proxy.close();
    await database.close();
    await server.stop();
    await removeData(dataDir);
  }
}

import { mkdtemp, readFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { openStore } from "../../bot/store.ts";
import { createLog } from "../../core/log.ts";
import { seededNumbers } from "../../core/seeded-numbers.ts";
import { startTelegram } from "../emulators/telegram.ts";
import { projectRoot } from "../support/source-files.ts";
import { type Audit, audit } from "./audit.ts";
import { type LeoProcess, startLeoProcess } from "./leo-process.ts";
import { seatPlayer } from "./player.ts";
import { between } from "./random.ts";
import { removeData } from "./remove-data.ts";

/** What a run of kills found. */
export interface KillReport {
  readonly audit: Audit;
  readonly kills: number;
  /** From each kill to `/readyz` of the next process, in milliseconds. */
  readonly readyMs: readonly number[];
  /** From each kill to the next thing that anybody was told. */
  readonly recoveryMs: readonly number[];
  /** What Leo printed at level error, all processes together. */
  readonly errors: readonly string[];
  /** What people saw who waited in vain. */
  readonly stuck: readonly string[];
  readonly durationMs: number;
}

/** A picture that passes the photo's checks. */
export function goodPhoto(): Promise<Uint8Array> {
  return readFile(join(projectRoot, "test/fixtures/photos/grace_hopper.jpg"));
}

/** Lines of a log at level error or above. */
export function errorLines(output: string): string[] {
  return output.split("\n").filter((line) => /"level":[56]0/.test(line));
}

/**
 * People talk to a Leo with the embedded database, which is killed with -9 at random moments and started again each
 * time. They take check-in after check-in until the last kill is over, every fourth of them with a photo.
 */
export async function runKills(options: {
  readonly people: number;
  readonly kills: number;
  readonly seed: number;
  /** Longest time that a process may live before it is killed. */
  readonly lifeMs: number;
  readonly thinkingMs: number;
}): Promise<KillReport> {
  const startedAtMs = performance.now();
  const random = seededNumbers(options.seed);
  const dataDir = await mkdtemp(join(tmpdir(), "leo-kill-"));
  const telegram = await startTelegram({ record: false });
  const photo = await goodPhoto();
  const settings = {
    DATA_DIR: dataDir,
    TELEGRAM_BOT_TOKEN: telegram.token,
    TELEGRAM_API_ROOT: telegram.apiRoot,
  };
  const readyMs: number[] = [];
  const recoveryMs: number[] = [];
  const errors: string[] = [];
  const stuck: string[] = [];
  let kills = 0;
  let onFirstWord: (() => void) | undefined;

  const players = Array.from({ length: options.people }, (_, index) =>
    seatPlayer(telegram.user({ firstName: `P${index}`, languageCode: "en" }), {
      random: seededNumbers(options.seed + index + 1),
      thinkingMs: options.thinkingMs,
      // An analysis that is killed again and again begins anew each time.
      patienceMs: 60_000 + options.kills * 5_000,
      impatience: 0.1,
      ...(index % 4 === 0 ? { photo } : {}),
    }),
  );
  for (const { user } of players) user.onReply(() => onFirstWord?.());

  let leo: LeoProcess = await startLeoProcess(settings);
  try {
    await leo.ready();
    const talks = players.map(async (player) => {
      try {
        do await player.playCheckIn();
        while (kills < options.kills);
      } catch (error) {
        stuck.push(`${player.user.id}: ${error instanceof Error ? error.message : String(error)}`);
      }
    });
    const kill = async () => {
      await pause(between(random, 0, options.lifeMs));
      const killedAtMs = performance.now();
      await leo.kill();
      kills += 1;
      errors.push(...errorLines(leo.output()));
      const firstWord = new Promise<void>((done) => {
        onFirstWord = done;
      });
      leo = await startLeoProcess(settings);
      await leo.ready();
      readyMs.push(performance.now() - killedAtMs);
      // Everybody may be waiting for a process that is gone: the first word says that it goes on.
      await firstWord;
      onFirstWord = undefined;
      recoveryMs.push(performance.now() - killedAtMs);
    };
    const killing = (async () => {
      while (kills < options.kills) await kill();
    })();
    await Promise.all([killing, ...talks]);
    errors.push(...errorLines(leo.output()));
    await leo.stop();
    const log = createLog("silent", process.stderr);
    const store = await openStore({ dataDir }, log);
    const found = await audit(store.database, players).finally(() => store.close());
    const durationMs = performance.now() - startedAtMs;
    return { audit: found, kills, readyMs, recoveryMs, errors, stuck, durationMs };
  } finally {
    await leo.kill();
    await telegram.close();
    await removeData(dataDir);
  }
}

import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { startLeoProcess } from "../../test/durability/leo-process.ts";
import { removeData } from "../../test/durability/remove-data.ts";
import type { BarePlatform } from "../echo/bare-server.ts";
import { startDiscordPlatform } from "../echo/discord-platform.ts";
import { startSlackPlatform } from "../echo/slack-platform.ts";
import { startTeamsPlatform } from "../echo/teams-platform.ts";
import { startTelegramPlatform } from "../echo/telegram-platform.ts";
import { measureMemory, processorMs } from "../process-figures.ts";
import { median, type Section } from "../section.ts";

const rounds = 3;
/** Long enough for what was busy at the start to be idle. */
const restMs = 3_000;
const patienceMs = 120_000;

/** Switched on besides the web and the terminal, which always are. */
const setups = {
  "web and terminal only": [],
  "and Telegram": ["telegram"],
  "and Slack": ["slack"],
  "and Discord": ["discord"],
  "and Teams": ["teams"],
  "all six": ["telegram", "slack", "discord", "teams"],
} as const;

interface Start {
  readonly setup: string;
  readonly readyMs: number;
  /** Processor time until then: the same on a busy machine. */
  readonly cpuMs: number;
  readonly nodeMb: number;
}

/** One start in a process of its own, on a database that is there already. */
async function start(setup: string, env: BarePlatform["env"], dataDir: string): Promise<Start> {
  const leo = await startLeoProcess({ DATA_DIR: dataDir, PUBLIC_URL: "http://127.0.0.1:9", ...env });
  try {
    const readyMs = await leo.ready(patienceMs);
    const cpuMs = await processorMs(leo.pid);
    await pause(restMs);
    const { nodeMb } = await measureMemory(leo.pid);
    return { setup, readyMs, cpuMs, nodeMb };
  } finally {
    await leo.stop();
  }
}

/** What each channel costs that is switched on: a platform's program is loaded only then. */
export const channelsSection: Section = {
  name: "channels",
  title: `second start until /readyz, and Node's memory ${restMs / 1000} s later; medians of ${rounds} (Linux only)`,
  run: async () => {
    const platforms = {
      telegram: await startTelegramPlatform(),
      slack: await startSlackPlatform(),
      discord: await startDiscordPlatform(),
      teams: await startTeamsPlatform(),
    };
    const dataDir = await mkdtemp(join(tmpdir(), "leo-channels-"));
    const starts: Start[] = [];
    try {
      // The database is made before anything is measured.
      await start("first", {}, dataDir);
      for (let round = 0; round < rounds; round += 1)
        for (const [setup, names] of Object.entries(setups)) {
          const env = Object.assign({}, ...names.map((name) => platforms[name].env)) as BarePlatform["env"];
          starts.push(await start(setup, env, dataDir));
        }
    } finally {
      await removeData(dataDir);
      for (const platform of Object.values(platforms)) await platform.close();
    }
    const middle = (setup: string, what: "readyMs" | "cpuMs" | "nodeMb") =>
      median(starts.filter((one) => one.setup === setup).map((one) => one[what]));
    const rows = Object.keys(setups).map(
      (setup) => [setup, middle(setup, "readyMs"), middle(setup, "cpuMs"), middle(setup, "nodeMb")] as const,
    );
    const figure = (setup: keyof typeof setups) => [
      { what: `${setup}: start`, value: middle(setup, "readyMs"), unit: "ms" },
      { what: `${setup}: CPU until then`, value: middle(setup, "cpuMs"), unit: "ms" },
      { what: `${setup}: memory of Node`, value: middle(setup, "nodeMb"), unit: "MB" },
    ];
    return {
      table: { columns: ["channels that are on", "/readyz ms", "CPU ms until then", "Node RSS MB"], rows },
      figures: [...figure("web and terminal only"), ...figure("all six")],
    };
  },
};

import { mkdtemp, readdir, readFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { seededNumbers } from "../../core/seeded-numbers.ts";
import { startLeoProcess } from "../../test/durability/leo-process.ts";
import { seatPlayer } from "../../test/durability/player.ts";
import { removeData } from "../../test/durability/remove-data.ts";
import { startTelegram } from "../../test/emulators/telegram.ts";
import type { Section } from "../section.ts";

const people = 1_000;
const atOnce = 40;
const questionsEach = 4;
/** Long enough for what was busy at the start to be idle. */
const restMs = 5_000;

interface Memory {
  /** Node's resident memory. */
  readonly nodeMb: number;
  /** The built-in PostgreSQL's, each shared page counted once. */
  readonly postgresMb: number;
}

async function megabytes(file: string, pattern: RegExp): Promise<number> {
  const text = await readFile(file, "utf8").catch(() => "");
  return Number(pattern.exec(text)?.[1] ?? 0) / 1024;
}

/** Processes below one, itself left out. */
async function descendants(pid: number): Promise<number[]> {
  const pids = (await readdir("/proc")).filter((name) => /^\d+$/.test(name)).map(Number);
  const parents = new Map<number, number>();
  for (const one of pids) {
    const stat = await readFile(`/proc/${one}/stat`, "utf8").catch(() => "");
    parents.set(one, Number(/\) \S+ (\d+)/.exec(stat)?.[1] ?? 0));
  }
  const below = (one: number): boolean => {
    const parent = parents.get(one) ?? 0;
    return parent === pid || (parent > 1 && below(parent));
  };
  return pids.filter(below);
}

async function measure(pid: number): Promise<Memory> {
  const shares = (await descendants(pid)).map((one) =>
    megabytes(`/proc/${one}/smaps_rollup`, /^Pss:\s+(\d+) kB/m),
  );
  return {
    nodeMb: await megabytes(`/proc/${pid}/status`, /^VmRSS:\s+(\d+) kB/m),
    postgresMb: (await Promise.all(shares)).reduce((sum, one) => sum + one, 0),
  };
}

/** Memory of a Leo that nobody has talked to, and of one with a thousand conversations. */
export const memorySection: Section = {
  name: "memory",
  title: `at rest and with ${people} people who have answered ${questionsEach} questions (Linux only)`,
  run: async () => {
    const dataDir = await mkdtemp(join(tmpdir(), "leo-memory-"));
    const telegram = await startTelegram({ record: false });
    const leo = await startLeoProcess({
      DATA_DIR: dataDir,
      TELEGRAM_BOT_TOKEN: telegram.token,
      TELEGRAM_API_ROOT: telegram.apiRoot,
    });
    try {
      await leo.ready();
      await pause(restMs);
      const atRest = await measure(leo.pid);
      let next = 0;
      const talk = async () => {
        while (next < people) {
          next += 1;
          const user = telegram.user({ firstName: `P${next}`, languageCode: "en" });
          const random = seededNumbers(next);
          await seatPlayer(user, { random, thinkingMs: 0, patienceMs: 60_000 }).playSome(questionsEach);
        }
      };
      await Promise.all(Array.from({ length: atOnce }, talk));
      const busy = await measure(leo.pid);
      await pause(restMs);
      const after = await measure(leo.pid);
      const row = (name: string, { nodeMb, postgresMb }: Memory) =>
        [name, nodeMb, postgresMb, nodeMb + postgresMb] as const;
      return {
        table: {
          columns: ["state", "Node RSS MB", "PostgreSQL PSS MB", "together MB"],
          rows: [
            row("at rest", atRest),
            row(`${people} conversations, right after`, busy),
            row("the same, 5 s later", after),
          ],
        },
        figures: [
          { what: "Node at rest", value: atRest.nodeMb, unit: "MB" },
          { what: `Node with ${people} conversations`, value: after.nodeMb, unit: "MB" },
          {
            what: "Node a conversation",
            value: ((after.nodeMb - atRest.nodeMb) * 1024) / people,
            unit: "KB",
          },
        ],
      };
    } finally {
      await leo.stop();
      await telegram.close();
      await removeData(dataDir);
    }
  },
};

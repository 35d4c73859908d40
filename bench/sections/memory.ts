import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { seededNumbers } from "../../core/seeded-numbers.ts";
import { startLeoProcess } from "../../test/durability/leo-process.ts";
import { seatPlayer } from "../../test/durability/player.ts";
import { removeData } from "../../test/durability/remove-data.ts";
import { startTelegram } from "../../test/emulators/telegram.ts";
import { type Memory, measureMemory } from "../process-figures.ts";
import type { Section } from "../section.ts";

const people = 1_000;
const atOnce = 40;
const questionsEach = 4;
/** Long enough for what was busy at the start to be idle. */
const restMs = 5_000;

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
      const atRest = await measureMemory(leo.pid);
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
      const busy = await measureMemory(leo.pid);
      await pause(restMs);
      const after = await measureMemory(leo.pid);
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

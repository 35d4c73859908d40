import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { seededNumbers } from "../../core/seeded-numbers.ts";
import { startLeoProcess } from "../../test/durability/leo-process.ts";
import { type Player, seatPlayer } from "../../test/durability/player.ts";
import { removeData } from "../../test/durability/remove-data.ts";
import { startTelegram } from "../../test/emulators/telegram.ts";
import { quantile, type Section } from "../section.ts";

const people = 6;
const checkInsEach = 3;

/** From each last answer to the picture of the report, in milliseconds. */
async function timesOf(player: Player): Promise<number[]> {
  let pictureAtMs = 0;
  player.user.onReply((message) => {
    if (message.photo !== undefined && message.edits === 0) pictureAtMs = performance.now();
  });
  const times: number[] = [];
  for (let round = 0; round < checkInsEach; round += 1) {
    await player.playCheckIn();
    const last = player.waits.at(-1);
    times.push(pictureAtMs - (last?.sentAtMs ?? Number.NaN));
  }
  return times;
}

/** How long somebody waits for the report once everything is answered. */
export const reportSection: Section = {
  name: "report",
  title: "from the last quiz answer to the report's picture, no key, over Telegram (emulated)",
  run: async () => {
    const dataDir = await mkdtemp(join(tmpdir(), "leo-report-"));
    const telegram = await startTelegram({ record: false });
    const leo = await startLeoProcess({
      DATA_DIR: dataDir,
      TELEGRAM_BOT_TOKEN: telegram.token,
      TELEGRAM_API_ROOT: telegram.apiRoot,
    });
    try {
      await leo.ready();
      const times: number[][] = [];
      for (let index = 0; index < people; index += 1) {
        const user = telegram.user({ firstName: `P${index}`, languageCode: "en" });
        const random = seededNumbers(index + 1);
        times.push(await timesOf(seatPlayer(user, { random, thinkingMs: 0, patienceMs: 30_000 })));
      }
      const cold = times[0]?.[0] ?? Number.NaN;
      const warm = times.flat().slice(1);
      const p50 = quantile(warm, 0.5);
      return {
        table: {
          columns: ["report", "reports", "p50 ms", "slowest ms"],
          rows: [
            ["first of the process", 1, cold, cold],
            ["warm", warm.length, p50, Math.max(...warm)],
          ],
        },
        figures: [
          { what: "last answer to picture, warm, p50", value: p50, unit: "ms", aim: { most: 1_500 } },
          { what: "last answer to picture, first of the process", value: cold, unit: "ms" },
        ],
      };
    } finally {
      await leo.stop();
      await telegram.close();
      await removeData(dataDir);
    }
  },
};

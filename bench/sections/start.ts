import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startLeoProcess } from "../../test/durability/leo-process.ts";
import { removeData } from "../../test/durability/remove-data.ts";
import { median, type Section } from "../section.ts";

const rounds = 3;

/** Starts and stops a Leo as `npm start` does. @returns milliseconds until `/readyz`, and those of the stop */
async function timeStart(dataDir: string): Promise<{ readonly startMs: number; readonly stopMs: number }> {
  const leo = await startLeoProcess({ DATA_DIR: dataDir });
  const startMs = await leo.ready();
  const { durationMs } = await leo.stop();
  return { startMs, stopMs: durationMs };
}

/** How long the program takes to be ready, from the start of its process. */
export const startSection: Section = {
  name: "start",
  title: `until /readyz, embedded database; medians of ${rounds} rounds`,
  run: async () => {
    const first: Awaited<ReturnType<typeof timeStart>>[] = [];
    const second: typeof first = [];
    for (let round = 0; round < rounds; round += 1) {
      const dataDir = await mkdtemp(join(tmpdir(), "leo-start-"));
      try {
        first.push(await timeStart(dataDir));
        second.push(await timeStart(dataDir));
      } finally {
        await removeData(dataDir);
      }
    }
    const starts = (times: typeof first) => times.map(({ startMs }) => startMs);
    const stops = [...first, ...second].map(({ stopMs }) => stopMs);
    const row = (name: string, times: readonly number[]) =>
      [name, median(times), Math.max(...times)] as const;
    return {
      table: {
        columns: ["", "median ms", "slowest ms"],
        rows: [
          row("first start, database made anew", starts(first)),
          row("second start", starts(second)),
          row("stop (SIGTERM)", stops),
        ],
      },
      figures: [
        { what: "first start", value: median(starts(first)), unit: "ms", aim: { most: 15_000 } },
        { what: "second start", value: median(starts(second)), unit: "ms", aim: { most: 5_000 } },
        { what: "stop", value: Math.max(...stops), unit: "ms", aim: { most: 10_000 } },
      ],
    };
  },
};

import { fork } from "node:child_process";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { projectRoot } from "../../test/support/source-files.ts";
import { median, type Section } from "../section.ts";
import type { PhotoTimes } from "./photo-child.ts";

const rounds = 3;
const photos = [
  ["a JPEG of 512 by 600", "grace_hopper.jpg"],
  ["the same as HEIC", "grace_hopper.heic"],
] as const;

/** Looks at a photo again and again in a process of its own; the first time is the cold one. */
async function timesOf(file: string): Promise<readonly PhotoTimes[]> {
  const child = fork(
    fileURLToPath(new URL("photo-child.ts", import.meta.url)),
    [join(projectRoot, "test/fixtures/photos", file)],
    { execArgv: ["--import", "tsx"], stdio: ["ignore", "ignore", "inherit", "ipc"] },
  );
  return new Promise((resolve, reject) => {
    child.once("message", (times: readonly PhotoTimes[]) => resolve(times));
    child.once("exit", (code) => reject(new Error(`the process ended with ${code} before it had times`)));
  });
}

const wholeMs = ({ prepareMs, analyseMs }: PhotoTimes) => prepareMs + analyseMs;

/** Photo from its bytes to its findings without a key. */
export const photoSection: Section = {
  name: "photo",
  title: `prepare and analyse locally; cold is the first photo of a process, medians of ${rounds} processes`,
  run: async () => {
    const rows: (readonly (string | number)[])[] = [];
    const figures = [];
    for (const [name, file] of photos) {
      const processes: (readonly PhotoTimes[])[] = [];
      for (let round = 0; round < rounds; round += 1) processes.push(await timesOf(file));
      const cold = processes.flatMap((times) => times.slice(0, 1));
      const warm = processes.flatMap((times) => times.slice(1));
      for (const [state, times] of [["cold", cold] as const, ["warm", warm] as const]) {
        const prepare = median(times.map(({ prepareMs }) => prepareMs));
        const analyse = median(times.map(({ analyseMs }) => analyseMs));
        rows.push([`${name}, ${state}`, prepare, analyse, median(times.map(wholeMs))]);
      }
      if (file.endsWith(".jpg")) {
        figures.push(
          { what: "cold", value: median(cold.map(wholeMs)), unit: "ms" },
          { what: "warm", value: median(warm.map(wholeMs)), unit: "ms" },
        );
      }
    }
    return { table: { columns: ["photo", "prepare ms", "analyse ms", "together ms"], rows }, figures };
  },
};

import { readFile } from "node:fs/promises";
import { createFaceReader } from "../../pipeline/photo/face-reader.ts";
import { analysePhotoLocally } from "../../pipeline/photo/local-analyzer.ts";
import { preparePhoto } from "../../pipeline/photo/prepare.ts";

/** Milliseconds of the two halves of looking at a photo. */
export interface PhotoTimes {
  readonly prepareMs: number;
  readonly analyseMs: number;
}

const warmRounds = 10;
const [file = ""] = process.argv.slice(2);
const bytes = await readFile(file);
const reader = createFaceReader();
const { signal } = new AbortController();

async function look(): Promise<PhotoTimes> {
  const startedAtMs = performance.now();
  const photo = await preparePhoto(bytes, { signal });
  if (typeof photo === "string") throw new Error(`the photo was refused: ${photo}`);
  const preparedAtMs = performance.now();
  const findings = await analysePhotoLocally(photo, reader, signal);
  if (findings.status !== "analysed") throw new Error(`the photo was refused: ${findings.reason}`);
  return { prepareMs: preparedAtMs - startedAtMs, analyseMs: performance.now() - preparedAtMs };
}

const times: PhotoTimes[] = [];
for (let round = 0; round <= warmRounds; round += 1) times.push(await look());
await reader.stop();
process.send?.(times);
process.disconnect?.();

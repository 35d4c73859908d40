import { mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { deserialize, serialize } from "node:v8";
import { sha256 } from "../../core/ids.ts";

const folder = new URL("./dist/", import.meta.url);

/**
 * What was learnt at the last build, or is learnt now where what it was learnt from has changed since; kept for the
 * next start where the folder can be written to.
 * @param from everything that decides the outcome: examples and the version of the fitting
 */
export async function keptFit<Fitted>(
  name: string,
  from: unknown,
  fit: () => Promise<Fitted>,
): Promise<Fitted> {
  const fingerprint = sha256(JSON.stringify([process.versions.v8, from])).slice(0, 16);
  const file = new URL(`${name}-${fingerprint}.bin`, folder);
  try {
    return deserialize(readFileSync(file)) as Fitted;
  } catch {
    const fitted = await fit();
    try {
      mkdirSync(folder, { recursive: true });
      const unfinished = new URL(`${file.href}.${process.pid}`);
      writeFileSync(unfinished, serialize(fitted));
      renameSync(unfinished, file);
    } catch {
      // A folder that can't be written to costs the next start the same few seconds.
    }
    return fitted;
  }
}

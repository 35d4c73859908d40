import { createTaskThread } from "../../core/task-thread.ts";
import type { HeicResult, HeicTask } from "./heic-worker.ts";

/**
 * Decodes a HEIC file in a thread of its own, which ends afterwards: its memory goes back at once, and a file that
 * crashes the decoder takes nothing else with it. Throws where the file can't be read or the signal aborts.
 */
export async function decodeHeic(
  bytes: Uint8Array,
  maxPixels: number,
  signal: AbortSignal,
): Promise<HeicResult> {
  const thread = createTaskThread<HeicTask, HeicResult>(new URL("./heic-worker.ts", import.meta.url));
  try {
    return await thread.run({ bytes, maxPixels }, signal);
  } finally {
    await thread.stop();
  }
}

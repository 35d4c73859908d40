import { rm } from "node:fs/promises";

/** Removes a data folder, also while the server of a Leo that was killed is still shutting down in it. */
export async function removeData(dataDir: string): Promise<void> {
  await rm(dataDir, { recursive: true, force: true, maxRetries: 20, retryDelay: 200 });
}

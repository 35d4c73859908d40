import { setTimeout as sleep } from "node:timers/promises";

/** Waits until a condition gives something, and answers it. @throws Error when it takes too long */
export async function until<Value>(
  look: () => Value | undefined | false,
  what: string,
  timeoutMs = 8_000,
): Promise<Value> {
  const deadline = performance.now() + timeoutMs;
  for (;;) {
    const found = look();
    if (found !== undefined && found !== false) return found;
    if (performance.now() > deadline) throw new Error(`${what}: not within ${timeoutMs} ms`);
    await sleep(5);
  }
}

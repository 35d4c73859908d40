import { setTimeout as pause } from "node:timers/promises";

/** Resolves as soon as a condition holds. @throws Error that names what was waited for, at the deadline */
export async function reached(
  condition: () => boolean | Promise<boolean>,
  what: string,
  timeoutMs: number,
): Promise<void> {
  const deadlineMs = performance.now() + timeoutMs;
  while (!(await condition())) {
    if (performance.now() > deadlineMs) throw new Error(`not within ${timeoutMs} ms: ${what}`);
    await pause(10);
  }
}

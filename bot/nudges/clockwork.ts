import { schedule } from "node-cron";
import type { Logger } from "../../core/log.ts";

/** What runs by the machine's clock. */
export interface Clockwork {
  stop(): Promise<void>;
}

/**
 * Calls `tick` at every full minute, on every instance. It keeps nothing and catches nothing up: what is due stands in
 * the database, and a tick that was missed leaves it to the next.
 */
export function startClockwork(tick: () => Promise<void>, log: Logger): Clockwork {
  let running = Promise.resolve();
  const task = schedule(
    "* * * * *",
    () => {
      running = tick().catch((error: unknown) =>
        log.warn({ err: error }, "tick failed; the next one looks again"),
      );
      return running;
    },
    { noOverlap: true, suppressMissedWarning: true },
  );
  return {
    stop: async () => {
      await task.destroy();
      await running;
    },
  };
}

import { setTimeout as sleep } from "node:timers/promises";
import { ExponentialBackoff } from "cockatiel";

/** Pauses with jitter that grow from about half a second to 30 s with every failure in a row. */
export interface Patience {
  /** Waits; ends early when stopped. @param leastMs never shorter than this */
  afterFailure(leastMs: number): Promise<void>;
  /** Starts again with the shortest pause. */
  afterSuccess(): void;
}

/** Waits out failures. @param stopped ends every wait */
export function patience(stopped: AbortSignal): Patience {
  const pauses = new ExponentialBackoff({ initialDelay: 500, maxDelay: 30_000 });
  let pause = pauses.next();
  return {
    afterFailure: async (leastMs) => {
      const pauseMs = Math.max(leastMs, pause.duration);
      pause = pause.next(undefined);
      await sleep(pauseMs, undefined, { signal: stopped }).catch(() => undefined);
    },
    afterSuccess: () => {
      pause = pauses.next();
    },
  };
}

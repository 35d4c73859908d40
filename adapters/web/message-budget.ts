import type { Clock } from "../../core/clock.ts";

/** Messages a page may send at once, and how many more each second. */
const burst = 20;
const refillPerSecond = 2;
/** Messages over the budget after which the connection is cut. */
const patience = 40;

/** What to do with one more message. */
export type Verdict = "take" | "refuse" | "cut";

/** Counts one connection's messages: a quick writer never notices it, a flood is refused and then cut. */
export function createMessageBudget(clock: Clock): () => Verdict {
  let left = burst;
  let refused = 0;
  let countedAtMs = clock().getTime();
  return () => {
    const nowMs = clock().getTime();
    left = Math.min(burst, left + (Math.max(0, nowMs - countedAtMs) / 1000) * refillPerSecond);
    countedAtMs = nowMs;
    if (left >= 1) {
      left -= 1;
      return "take";
    }
    refused += 1;
    return refused > patience ? "cut" : "refuse";
  };
}

import type { MovableClock } from "../../core/clock.ts";
import type { Leo } from "../leo.ts";

/**
 * Moves a clock as time itself would pass: it stops at each moment at which a nudge is due and lets it be answered
 * before it goes on, so that days that are skipped over have had their nudges. Backwards it just jumps.
 */
export async function passTime(
  leo: Pick<Leo, "nextNudgeAt" | "sweepNudges" | "settled">,
  clock: MovableClock,
  until: Date,
): Promise<void> {
  let last: Date | undefined;
  for (;;) {
    const next = await leo.nextNudgeAt();
    if (next === undefined || next > until || (last !== undefined && next <= last)) break;
    last = next;
    if (next > clock.now()) clock.set(next);
    await leo.sweepNudges();
    await leo.settled();
  }
  clock.set(until);
}

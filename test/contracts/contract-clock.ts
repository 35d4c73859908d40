import { movableClock } from "../../core/clock.ts";

/** What time it is in the contract tests, for the channel as for a platform that dates what it sends. */
export const contractClock = movableClock(new Date("2026-03-04T17:30:00Z")).now;

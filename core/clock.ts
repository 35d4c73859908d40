/** Tells the time; a parameter everywhere, so that tests and scripts can move it. */
export type Clock = () => Date;

/** The machine's own clock. */
export const systemClock: Clock = () => new Date();

/** A clock that stands where it was set and moves only when told to. */
export interface MovableClock {
  readonly now: Clock;
  /** Jumps to an instant, forwards or backwards. */
  set(instant: Date): void;
  /** Moves on by some milliseconds. */
  advance(durationMs: number): void;
}

/** A {@link MovableClock} that starts at an instant. */
export function movableClock(start: Date): MovableClock {
  let current = start.getTime();
  return {
    now: () => new Date(current),
    set: (instant) => {
      current = instant.getTime();
    },
    advance: (durationMs) => {
      current += durationMs;
    },
  };
}

/** A clock that runs on like another one from wherever it was last set. */
export function shiftedClock(base: Clock): MovableClock {
  let shiftMs = 0;
  return {
    now: () => new Date(base().getTime() + shiftMs),
    set: (instant) => {
      shiftMs = instant.getTime() - base().getTime();
    },
    advance: (durationMs) => {
      shiftMs += durationMs;
    },
  };
}

/** How often a habit is meant to happen, and what counts as once. */
export interface StrengthMeasure {
  /** Times within `days`. */
  readonly times: number;
  /** Length of the period, in days. */
  readonly days: number;
  /** What a period's amounts add up to at least or at most; absent where a day is kept or not. */
  readonly target?: { readonly amount: number; readonly direction: "at-least" | "at-most" };
}

/** A day as strength sees it. */
export type StrengthDay =
  /** 1 for kept, 0 for not, a share for partly; with a target the day's own amount. */
  | { readonly kind: "amount"; readonly amount: number }
  /** Left out on purpose: takes nothing away. */
  | { readonly kind: "skip" }
  /** Doesn't count at all: paused, not told, not begun. */
  | { readonly kind: "away" };

/** How much of yesterday's strength is left after a day without anything, 0 to 1. */
function dailyRetention({ times, days }: StrengthMeasure): number {
  return 0.5 ** (Math.sqrt(times / days) / 13);
}

/** Days looked back over, and the times in them that make a full day; irregular weeks are evened out over two. */
function windowOf({ times, days, target }: StrengthMeasure): {
  readonly length: number;
  readonly full: number;
} {
  if (target !== undefined) return { length: days, full: target.amount };
  return times < days ? { length: 2 * days, full: 2 * times } : { length: days, full: times };
}

/** What the sum over a window is worth, 0 to 1. */
function worth(sum: number, full: number, measure: StrengthMeasure): number {
  if (measure.target?.direction === "at-most") {
    if (full === 0) return sum > 0 ? 0 : 1;
    return Math.min(1, Math.max(0, 1 - (sum - full) / full));
  }
  return full === 0 ? 1 : Math.min(1, sum / full);
}

function sumOf(amounts: readonly number[]): number {
  return amounts.reduce((total, amount) => total + amount, 0);
}

/**
 * A habit's strength at the end of each day, 0 to 1, from the description of the score of Loop Habit Tracker
 * (github.com/iSoron/uhabits): an exponential average with a half-life of 13 days for a daily habit and
 * 13 / √(times a day) for others. Before the first day it is 0, for an upper limit 1.
 *
 * Two things differ on purpose. Days left out are taken out of the window, so that it reaches further back and a
 * skipped day lowers nothing later either; and a skipped day is worth at least what the same day without a mark
 * would have been, since a week that is met already goes on counting on its free days.
 */
export function strengthByDay(days: readonly StrengthDay[], measure: StrengthMeasure): readonly number[] {
  const retention = dailyRetention(measure);
  const { length, full } = windowOf(measure);
  const isLimit = measure.target?.direction === "at-most";
  // A limit's window stays one of the calendar: reaching further back could only add to it.
  const keepsPlace = (day: StrengthDay) => day.kind === "amount" || isLimit;
  const window: number[] = [];
  let strength = isLimit ? 1 : 0;
  return days.map((day) => {
    const amount = day.kind === "amount" ? day.amount : 0;
    const after = [...window, amount].slice(-length);
    const stepped = strength * retention + worth(sumOf(after), full, measure) * (1 - retention);
    if (day.kind === "amount") strength = stepped;
    else if (day.kind === "skip" && !isLimit) strength = Math.max(strength, stepped);
    if (keepsPlace(day)) window.splice(0, window.length, ...after);
    return strength;
  });
}

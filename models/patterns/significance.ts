/** A table of two yes-no questions: how often each pair of answers came. */
export interface FourFold {
  /** Yes to both. */
  readonly both: number;
  readonly onlyFirst: number;
  readonly onlySecond: number;
  readonly neither: number;
}

/** Room for rounding when probabilities are compared. */
const tolerance = 1e-9;

function logFactorials(largest: number): readonly number[] {
  const logs = [0];
  for (let value = 1; value <= largest; value += 1) logs.push((logs[value - 1] ?? 0) + Math.log(value));
  return logs;
}

/**
 * Two-sided probability of a table at least as unlikely as this one, if the two answers had nothing to do with each
 * other: Fisher's exact test (Fisher 1935), by the sum of all tables with the same margins that are no likelier.
 */
export function fisherExact({ both, onlyFirst, onlySecond, neither }: FourFold): number {
  const first = both + onlyFirst;
  const second = both + onlySecond;
  const all = first + onlySecond + neither;
  const logs = logFactorials(all);
  const log = (value: number) => logs[value] ?? 0;
  const fixed = log(first) + log(all - first) + log(second) + log(all - second) - log(all);
  const probability = (count: number) =>
    Math.exp(
      fixed - log(count) - log(first - count) - log(second - count) - log(all - first - second + count),
    );
  const observed = probability(both);
  let sum = 0;
  for (let count = Math.max(0, first + second - all); count <= Math.min(first, second); count += 1) {
    const one = probability(count);
    if (one <= observed * (1 + tolerance)) sum += one;
  }
  return Math.min(1, sum);
}

/**
 * Probability that times of day would lie this close together if they were spread evenly: Rayleigh's test with the
 * approximation of Zar (Biostatistical Analysis, 27.1), good from ten times on.
 * @param minutes of the day, 0 to 1439 @returns the probability, and the mean time
 */
export function rayleigh(minutes: readonly number[]): { readonly p: number; readonly meanMinute: number } {
  const count = minutes.length;
  const angles = minutes.map((minute) => (2 * Math.PI * minute) / 1440);
  const [east, north] = [Math.cos, Math.sin].map((part) =>
    angles.reduce((sum, angle) => sum + part(angle), 0),
  );
  const length = Math.hypot(east ?? 0, north ?? 0);
  const p = Math.exp(Math.sqrt(1 + 4 * count + 4 * (count ** 2 - length ** 2)) - (1 + 2 * count));
  const mean = (Math.atan2(north ?? 0, east ?? 0) * 1440) / (2 * Math.PI);
  return { p: Math.min(1, p), meanMinute: Math.round(mean + 1440) % 1440 };
}

/**
 * Probabilities corrected for having looked that often, in the same order: Holm's step-down method (Holm 1979). With
 * it, among relations that all hold by chance alone, any is found in at most one person of twenty at a level of 0.05.
 */
export function holm(probabilities: readonly number[]): readonly number[] {
  const order = probabilities.map((p, index) => ({ p, index })).sort((a, b) => a.p - b.p);
  const adjusted: number[] = [];
  let largest = 0;
  for (const [rank, { p, index }] of order.entries()) {
    largest = Math.max(largest, Math.min(1, p * (order.length - rank)));
    adjusted[index] = largest;
  }
  return adjusted;
}

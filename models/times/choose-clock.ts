import type { WallTime } from "../days/leo-day.ts";
import { isUsual, timesOf, usualTimes } from "./clock-hours.ts";
import type { Found } from "./scan.ts";
import type { Terms } from "./terms.ts";
import type { TimeProblem } from "./time-phrase.ts";

type FoundClock = Extract<Found, { readonly kind: "clock" }>;
type FoundPart = Extract<Found, { readonly kind: "part" }>;

/** The times a text may mean, the likelier first, and what of it says so. */
export interface ChosenClock {
  readonly times: readonly WallTime[];
  readonly used: readonly Found[];
  /** Whether only a part of the day was named. */
  readonly isPartOnly: boolean;
}

/** The first and the last term that nothing but words stand for. */
interface FreeTerms {
  readonly first: number;
  readonly last: number;
}

/** Whether a bare number stands where a time would: last, alone, or as "730" first. */
function standsAsTime(clock: FoundClock, terms: Terms, free: FreeTerms): boolean {
  if (free.last < clock.from + clock.length) return true;
  const first = terms[clock.from];
  const isCompact = first?.kind === "number" && first.digits >= 3;
  const { minute } = clock.clock;
  return isCompact && minute > 0 && minute % 15 === 0 && free.first >= clock.from;
}

function freeTerms(found: readonly Found[], terms: Terms): FreeTerms {
  const taken = new Set(
    found
      .filter((one) => one.kind !== "clock" && !(one.kind === "part" && !one.isTaken))
      .flatMap(({ from, length }) => Array.from({ length }, (_, offset) => from + offset)),
  );
  const isFree = (_: unknown, index: number) => !taken.has(index) && terms[index]?.kind !== "sign";
  return { first: terms.findIndex(isFree), last: terms.findLastIndex(isFree) };
}

function likelyClocks(found: readonly Found[], terms: Terms): readonly FoundClock[] {
  const clocks = found.filter((one): one is FoundClock => one.kind === "clock");
  const strongest = clocks.reduce((most, { strength }) => Math.max(most, strength), 0);
  const likely = clocks.filter(({ strength }) => strength === strongest);
  if (strongest !== 1) return likely;
  const free = freeTerms(found, terms);
  return likely.filter((clock) => standsAsTime(clock, terms, free)).slice(-1);
}

/** Finds the one time a text names. @returns a problem where it names two, or one that is none */
export function chooseClock(found: readonly Found[], terms: Terms): ChosenClock | TimeProblem {
  const parts = found.filter((one): one is FoundPart => one.kind === "part");
  const part = parts.find(({ isTaken }) => isTaken) ?? parts[0];
  const clocks = likelyClocks(found, terms);
  const [clock] = clocks;
  if (clock === undefined) {
    if (part === undefined || !part.isTaken) return { times: [], used: [], isPartOnly: false };
    return { times: usualTimes[part.part], used: [part], isPartOnly: true };
  }
  const readings = clocks.map((one) => {
    const times = timesOf(one.clock, part?.part);
    return times.length === 0 && part?.isTaken !== true ? timesOf(one.clock, undefined) : times;
  });
  const [times = []] = readings;
  if (times.length === 0) return "impossible-time";
  if (readings.some((reading) => reading.join() !== times.join())) return "several-times";
  const used = [...clocks, ...parts.filter(({ isTaken }) => isTaken)];
  return { times, used, isPartOnly: false };
}

/**
 * Puts the likelier of two times first: one at which most people are up, and of two such ones the one that `isSooner`
 * prefers.
 */
export function likelierFirst(
  times: readonly WallTime[],
  compare: (a: WallTime, b: WallTime) => number,
): readonly WallTime[] {
  return [...times].sort((a, b) => Number(isUsual(b)) - Number(isUsual(a)) || compare(a, b));
}

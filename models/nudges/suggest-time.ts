import type { WallTime } from "../days/leo-day.ts";
import { usualStartHour } from "../days/leo-day.ts";
import { isQuiet, type QuietHours } from "./quiet-hours.ts";

/** Fewest completions that say when somebody usually does things. */
const fewest = 7;
/** So long before things are usually done the digest is of most use, in minutes. */
export const beforeMinutes = 30;
/** A smaller change isn't worth a question, in minutes. */
const smallestChange = 45;
const dayMinutes = 1_440;

function minutesOf(time: WallTime): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
}

function timeOf(minutes: number): WallTime {
  const part = (value: number) => String(value).padStart(2, "0");
  return `${part(Math.floor(minutes / 60))}:${part(minutes % 60)}`;
}

/** Minutes since the person's day began, so that an hour past midnight comes after the evening. */
function sinceDayStart(time: WallTime): number {
  return (minutesOf(time) - usualStartHour * 60 + dayMinutes) % dayMinutes;
}

/** A time some minutes later on the clock. */
export function addMinutes(time: WallTime, minutes: number): WallTime {
  return timeOf((minutesOf(time) + minutes) % dayMinutes);
}

/**
 * A better time for the digest: half an hour before the middle of the times at which things were done, to five minutes.
 * `undefined` with fewer than seven of them, near the time there is now, or in quiet hours.
 */
export function suggestTime(
  doneAt: readonly WallTime[],
  current: WallTime,
  quiet: QuietHours,
): WallTime | undefined {
  if (doneAt.length < fewest) return undefined;
  const sorted = doneAt.map(sinceDayStart).sort((a, b) => a - b);
  const below = sorted[Math.floor((sorted.length - 1) / 2)] ?? 0;
  const above = sorted[Math.ceil((sorted.length - 1) / 2)] ?? 0;
  const middle = (below + above) / 2 - beforeMinutes + usualStartHour * 60 + dayMinutes;
  const rounded = (Math.round(middle / 5) * 5) % dayMinutes;
  const apart = Math.abs(rounded - minutesOf(current));
  const time = timeOf(rounded);
  const isNear = Math.min(apart, dayMinutes - apart) < smallestChange;
  return isNear || isQuiet(time, quiet) ? undefined : time;
}

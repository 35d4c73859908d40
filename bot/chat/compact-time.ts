import { isWallTime, type WallTime } from "../../models/days/leo-day.ts";

/** A time as buttons carry it: `0730`. */
export function compactTime(time: WallTime): string {
  return time.replace(":", "");
}

/** Reads a {@link compactTime}; `undefined` for anything else. */
export function readCompactTime(compact: string): WallTime | undefined {
  const time = `${compact.slice(0, 2)}:${compact.slice(2)}`;
  return isWallTime(time) ? time : undefined;
}

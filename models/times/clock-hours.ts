import type { WallTime } from "../days/leo-day.ts";
import type { DayPart } from "./words/vocabulary.ts";

/** A time as read, before it is known which half of the day is meant. */
export interface ReadClock {
  readonly hour: number;
  readonly minute: number;
  /**
   * Which half of the day: `open` after "at seven", `likely` after "7:30" where the evening is written 19:30 (a part
   * of the day may still say otherwise), `fixed` after "19:30", "07:30" and "7 pm".
   */
  readonly half: "open" | "likely" | "fixed";
}

/** Writes an hour and a minute as a time of the wall clock. */
export function toWallTime(hour: number, minute: number): WallTime {
  return `${String(hour).padStart(2, "0")}:${String(minute).padStart(2, "0")}`;
}

/** Hour at which a part of the day is meant by itself, and others people mean by it. */
export const usualTimes: Readonly<Record<DayPart, readonly [WallTime, WallTime]>> = {
  am: ["08:00", "10:00"],
  morning: ["08:00", "09:30"],
  noon: ["12:00", "12:30"],
  afternoon: ["15:00", "17:00"],
  pm: ["15:00", "17:00"],
  evening: ["20:00", "18:30"],
  night: ["21:30", "22:30"],
};

/** The hour of 24 that an hour of 12 is in a part of the day; `undefined` where it isn't in it. */
export function hourInPart(hour: number, part: DayPart): number | undefined {
  if (hour === 24) return 0;
  if (hour > 12 || hour === 0) {
    const isMorning = part === "am" || part === "morning";
    return isMorning && hour > 12 ? undefined : hour;
  }
  const forenoon = hour % 12;
  switch (part) {
    case "am":
    case "morning":
      return part === "morning" && hour === 12 ? 12 : forenoon;
    case "noon":
      return hour >= 10 ? hour : hour + 12;
    case "pm":
    case "afternoon":
      return forenoon + 12;
    case "evening":
      return hour === 12 ? 0 : hour + 12;
    case "night":
      return hour === 12 || hour < 6 ? forenoon : hour + 12;
  }
}

/** The times of the wall clock that a read time can be, the earlier first; none where the part contradicts it. */
export function timesOf(clock: ReadClock, part: DayPart | undefined): readonly WallTime[] {
  const { hour, minute, half } = clock;
  if (half === "fixed") return [toWallTime(hour % 24, minute)];
  if (part !== undefined) {
    const inPart = hourInPart(hour, part);
    return inPart === undefined ? [] : [toWallTime(inPart, minute)];
  }
  const forenoon = toWallTime(hour % 12, minute);
  if (half === "likely") return [toWallTime(hour % 24, minute)];
  return [forenoon, toWallTime((hour % 12) + 12, minute)];
}

/** Whether a time is one at which most people would like to hear of something. */
export function isUsual(time: WallTime): boolean {
  return time >= "08:00" && time <= "21:30";
}

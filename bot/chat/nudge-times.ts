import type { Button } from "../../core/message.ts";
import type { WallTime } from "../../models/days/leo-day.ts";
import { isQuiet, type QuietHours } from "../../models/nudges/quiet-hours.ts";
import { compactTime } from "./compact-time.ts";
import { nudgeButton } from "./nudge-message.ts";

/** Times of day that are offered for the digest. */
const usualTimes: readonly WallTime[] = ["09:00", "12:00", "18:00", "20:00", "21:00"];

/** Times to choose from for the digest, those in the quiet hours left out. */
export function offeredTimes(quiet: QuietHours): readonly WallTime[] {
  return usualTimes.filter((time) => !isQuiet(time, quiet));
}

/** Buttons for the digest's time under a nudge. @param key of the nudge they stand under */
export function digestTimeButtons(key: string, quiet: QuietHours): readonly Button[] {
  return offeredTimes(quiet).map((time) => nudgeButton("daily", key, time, compactTime(time)));
}

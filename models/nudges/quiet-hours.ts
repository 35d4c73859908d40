import type { WallTime } from "../days/leo-day.ts";

/** Between which times of the wall clock nothing is sent. */
export interface QuietHours {
  readonly quietFrom: WallTime;
  readonly quietTo: WallTime;
}

/** Whether a time lies in the quiet hours, which may run over midnight; the end itself is not quiet. */
export function isQuiet(time: WallTime, { quietFrom, quietTo }: QuietHours): boolean {
  if (quietFrom <= quietTo) return quietFrom <= time && time < quietTo;
  return quietFrom <= time || time < quietTo;
}

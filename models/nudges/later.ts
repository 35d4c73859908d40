import type { Transaction } from "../database.ts";
import { momentOf, type WallTime, wallClock } from "../days/leo-day.ts";
import { countNudgeMessages } from "./due.ts";
import { dailyCap } from "./policy.ts";
import { isQuiet, type QuietHours } from "./quiet-hours.ts";
import { laterSlot } from "./slots.ts";

/** "This evening" on the wall clock. */
const evening = "20:00";
const hourMs = 60 * 60_000;

/** When a nudge can come again on the same day: in an hour and in the evening, as far as neither is quiet. */
export function laterTimes(now: Date, timeZone: string, quiet: QuietHours): readonly WallTime[] {
  const { date } = wallClock(now, timeZone);
  const inAnHour = wallClock(new Date(now.getTime() + hourMs), timeZone);
  const times = [
    ...(inAnHour.date === date ? [inAnHour.time] : []),
    ...(inAnHour.date === date && inAnHour.time < evening ? [evening] : []),
  ];
  return times.filter((time) => !isQuiet(time, quiet));
}

/**
 * Lets a nudge come again today at a time; answers false where the day has had all it may have,
 * the time is over, or it came again before.
 * @param key the nudge's key
 */
export async function callAgain(
  transaction: Transaction,
  personId: string,
  wanted: { readonly key: string; readonly time: WallTime; readonly timeZone: string },
  now: Date,
): Promise<boolean> {
  const { date } = wallClock(now, wanted.timeZone);
  const at = momentOf(date, wanted.time, wanted.timeZone);
  const sent = await countNudgeMessages(transaction, personId, date);
  if (at <= now || sent >= dailyCap.chosenTime) return false;
  const rows = await transaction.query({
    name: "call-again",
    text: `INSERT INTO nudge_times (person_id, slot, local_date, next_at) SELECT $1, $2, $3, $4
      WHERE NOT EXISTS (SELECT 1 FROM nudges WHERE person_id = $1 AND local_date = $3 AND slot = $2)
      ON CONFLICT (person_id, slot) DO UPDATE SET local_date = excluded.local_date, next_at = excluded.next_at
      RETURNING slot`,
    values: [personId, laterSlot(wanted.key), date, at],
  });
  return rows.length > 0;
}

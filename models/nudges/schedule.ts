import type { Transaction } from "../database.ts";
import type { LocalDate } from "../days/local-date.ts";
import { silentAfter } from "./back-off.ts";
import { knownZone, nextOccurrence } from "./occurrence.ts";
import { type ReminderTimes, readSlot, recurrenceOf, type SlotTimes } from "./slots.ts";

interface WantedRow extends SlotTimes, ReminderTimes {
  readonly slot: string;
  readonly habit_id: string | null;
  readonly unanswered: number | null;
  readonly time_zone: string | null;
  /** The last day on which the slot came, as text. */
  readonly last_date: LocalDate | null;
}

/** Whether a slot rests because nothing was answered for so long: what Leo does on its own, not what was ordered. */
function rests(row: WantedRow): boolean {
  const isOrdered = readSlot(row.slot).kind === "reminder" && row.habit_id === null;
  return !isOrdered && (row.unanswered ?? 0) >= silentAfter;
}

/**
 * Computes a person's next moments anew: after a change of settings, reminders or place, and when somebody speaks who
 * was silent. Second calls stay as they were asked for.
 */
export async function rescheduleNudges(
  transaction: Pick<Transaction, "query">,
  personId: string,
  now: Date,
): Promise<void> {
  // First of all, so that a sweep which has one of them in hand ends before the last dates are read.
  await transaction.query({
    name: "clear-nudge-times",
    text: "DELETE FROM nudge_times WHERE person_id = $1 AND slot NOT LIKE 'later:%'",
    values: [personId],
  });
  const rows = await transaction.query<WantedRow>({
    name: "wanted-nudge-slots",
    text: `WITH slots AS (
        SELECT 'digest' AS slot, NULL::text AS time, NULL::smallint[] AS days, NULL::date AS once, NULL::uuid AS habit_id
        UNION ALL SELECT 'weekly', NULL, NULL, NULL, NULL
        UNION ALL SELECT 'reminder:' || id, time, days, once, habit_id FROM reminders WHERE person_id = $1 AND is_on)
      SELECT slots.slot, slots.time, slots.days, slots.once::text, slots.habit_id, p.time_zone, s.state, s.digest_time,
        s.weekend_time, s.weekly, s.unanswered,
        (SELECT max(local_date)::text FROM nudges n WHERE n.person_id = $1 AND n.slot = slots.slot) AS last_date
      FROM slots CROSS JOIN people p LEFT JOIN nudge_settings s ON s.person_id = p.id WHERE p.id = $1`,
    values: [personId],
  });
  for (const row of rows) {
    const recurrence = rests(row) ? undefined : recurrenceOf(row.slot, row, row);
    const next = recurrence && nextOccurrence(recurrence, knownZone(row.time_zone), now, row.last_date);
    if (next === undefined) continue;
    await transaction.query({
      name: "set-nudge-time",
      text: "INSERT INTO nudge_times (person_id, slot, local_date, next_at) VALUES ($1, $2, $3, $4)",
      values: [personId, row.slot, next.date, next.at],
    });
  }
}

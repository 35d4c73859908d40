import type { Transaction } from "../database.ts";

/** Shortest time between two proposals of another digest time, in days. */
const betweenDays = 30;

/** Whether another time for the digest may be proposed now; a yes counts as a proposal. */
export async function mayProposeTime(
  transaction: Transaction,
  personId: string,
  now: Date,
): Promise<boolean> {
  const rows = await transaction.query({
    name: "propose-time",
    text: `UPDATE nudge_settings SET suggested_at = $2 WHERE person_id = $1
      AND (suggested_at IS NULL OR suggested_at < $2::timestamptz - $3 * interval '1 day') RETURNING 1`,
    values: [personId, now, betweenDays],
  });
  return rows.length > 0;
}

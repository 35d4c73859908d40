import type { Transaction } from "../database.ts";

/** A pause of this length ends a stretch of use, in milliseconds. */
export const breakMs = 30 * 60_000;

/** After so much use without a break a person is told again that Leo isn't one, in milliseconds (New York GBL art. 47). */
export const noticeEveryMs = 3 * 3_600_000;

/**
 * Notes that a person uses Leo now, on whichever channel, and answers whether they are to be told once more what it is:
 * when they have used it for three hours without a break, and every three hours from then on. Once a turn.
 */
export async function noteUse(
  transaction: Pick<Transaction, "query">,
  personId: string,
  now: Date,
): Promise<boolean> {
  const breakBefore = new Date(now.getTime() - breakMs);
  const [span] = await transaction.query<{ due: boolean }>({
    name: "note-use",
    text: `WITH noted AS (
        INSERT INTO use_spans AS span (person_id, began_at, last_at) VALUES ($1, $2, $2)
        ON CONFLICT (person_id) DO UPDATE SET last_at = $2,
          began_at = CASE WHEN span.last_at <= $3 THEN $2 ELSE span.began_at END,
          noticed_at = CASE WHEN span.last_at <= $3 THEN NULL ELSE span.noticed_at END
        RETURNING coalesce(noticed_at, began_at) AS told_at)
      SELECT told_at <= $4 AS due FROM noted`,
    values: [personId, now, breakBefore, new Date(now.getTime() - noticeEveryMs)],
  });
  if (span?.due !== true) return false;
  await transaction.query({
    name: "note-not-human",
    text: "UPDATE use_spans SET noticed_at = $2 WHERE person_id = $1",
    values: [personId, now],
  });
  return true;
}

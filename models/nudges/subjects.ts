import type { Database, Transaction } from "../database.ts";
import { messageKey, readMessageKey, readSlot, reminderSlot, type SlotKind } from "./slots.ts";

/** What was said to a reminder in words. */
export type ReminderAnswer = "done" | "skipped";

/** One thing that a nudge is about. */
export interface NudgeSubject {
  readonly slot: string;
  readonly kind: Exclude<SlotKind, "later">;
  /** The reminder's id; empty for the digest and the week. */
  readonly reminderId: string;
  /** The habit of a habit's reminder. */
  readonly habitId: string | null;
  /** The words of a reminder. */
  readonly text: string | null;
  /** What the person said to the words when they last came; `null` for nothing yet. */
  readonly answer: ReminderAnswer | null;
}

/** What slots are about; a second call is about what its first one was. */
export async function findNudgeSubjects(
  queries: Pick<Database, "query">,
  personId: string,
  slots: readonly string[],
): Promise<readonly NudgeSubject[]> {
  const rows = await queries.query<{
    slot: string;
    habit_id: string | null;
    words: string | null;
    answer: ReminderAnswer | null;
  }>({
    name: "nudge-subjects",
    text: `WITH RECURSIVE involved(slot) AS (
        SELECT unnest($2::text[])
        UNION
        SELECT n.slot FROM involved i JOIN nudges n ON i.slot LIKE 'later:%' AND n.person_id = $1
          AND to_char(n.local_date, 'YYYYMMDD') || '.' || n.message = substr(i.slot, 7))
      SELECT i.slot, r.habit_id, r.words,
        (SELECT n.answer FROM nudges n WHERE n.person_id = $1 AND n.slot = i.slot ORDER BY n.local_date DESC LIMIT 1)
          AS answer
      FROM involved i LEFT JOIN reminders r ON r.person_id = $1 AND i.slot = 'reminder:' || r.id
      WHERE i.slot NOT LIKE 'later:%' ORDER BY r.time, r.created_at, i.slot`,
    values: [personId, slots],
  });
  return rows.flatMap((row) => {
    const { kind, about } = readSlot(row.slot);
    if (kind === "later") return [];
    return [
      { slot: row.slot, kind, reminderId: about, habitId: row.habit_id, text: row.words, answer: row.answer },
    ];
  });
}

/** The slots that a nudge was made of; none where there was no such nudge. @param key see `messageKey` */
export async function findNudgeSlots(
  queries: Pick<Database, "query">,
  personId: string,
  key: string,
): Promise<readonly string[]> {
  const read = readMessageKey(key);
  if (read === undefined) return [];
  const rows = await queries.query<{ slot: string }>({
    name: "nudge-slots",
    text: "SELECT slot FROM nudges WHERE person_id = $1 AND local_date = $2 AND message = $3 ORDER BY slot",
    values: [personId, read.date, read.message],
  });
  return rows.map(({ slot }) => slot);
}

/** The key of the newest nudge a person got; `undefined` before the first. */
export async function findNewestNudge(
  queries: Pick<Database, "query">,
  personId: string,
): Promise<string | undefined> {
  const [row] = await queries.query<{ date: string; message: number }>({
    name: "newest-nudge",
    text: `SELECT local_date::text AS date, message FROM nudges WHERE person_id = $1 AND message IS NOT NULL
      ORDER BY decided_at DESC, message DESC LIMIT 1`,
    values: [personId],
  });
  return row && messageKey(row.date, row.message);
}

/** Keeps what the person said to a reminder in words when it came last. */
export async function answerReminder(
  transaction: Transaction,
  personId: string,
  reminderId: string,
  answer: ReminderAnswer,
): Promise<void> {
  await transaction.query({
    name: "answer-reminder",
    text: `UPDATE nudges SET answer = $3 WHERE person_id = $1 AND slot = $2 AND local_date =
      (SELECT max(local_date) FROM nudges WHERE person_id = $1 AND slot = $2 AND message IS NOT NULL)`,
    values: [personId, reminderSlot(reminderId), answer],
  });
}

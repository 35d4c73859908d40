import type { Database, Transaction } from "../database.ts";
import { wallClock } from "../days/leo-day.ts";
import type { LocalDate } from "../days/local-date.ts";
import { silentAfter } from "./back-off.ts";
import { knownZone } from "./occurrence.ts";
import type { DueSlot, NudgeFacts, Refusal } from "./policy.ts";
import { rescheduleNudges } from "./schedule.ts";
import { findNudgeSettings, type NudgeSettings } from "./settings.ts";
import { readSlot } from "./slots.ts";

/** Something that is due, and what it is about. */
export interface DueNudge extends DueSlot {
  /** The habit of a habit's reminder. */
  readonly habitId: string | null;
  /** The words of a reminder. */
  readonly text: string | null;
  /** Whether its reminder is gone or switched off by now. */
  readonly isOff: boolean;
}

/** What is due for a person, and what there is to know for the decision. */
export interface DueNudges {
  readonly dues: readonly DueNudge[];
  readonly settings: NudgeSettings;
  readonly facts: Omit<NudgeFacts, "isInCrisis" | "empty">;
}

interface DueRow {
  readonly slot: string;
  readonly local_date: LocalDate;
  readonly due_at: Date;
  readonly habit_id: string | null;
  readonly words: string | null;
  readonly is_off: boolean;
}

interface FactsRow {
  readonly time_zone: string | null;
  readonly unanswered: number | null;
  readonly nudged_on: LocalDate | null;
  readonly nudged_at: Date | null;
  readonly spoke_at: Date | null;
}

function toDue(row: DueRow): DueNudge {
  const { kind } = readSlot(row.slot);
  return {
    slot: row.slot,
    kind,
    isOrdered: kind === "later" || (kind === "reminder" && row.habit_id === null),
    date: row.local_date,
    at: row.due_at,
    habitId: row.habit_id,
    text: row.words,
    isOff: row.is_off,
  };
}

/** How many messages of Leo's own a person's day has had. */
export async function countNudgeMessages(
  queries: Pick<Database, "query">,
  personId: string,
  date: LocalDate,
): Promise<number> {
  const [row] = await queries.query<{ messages: number | null }>({
    name: "count-nudge-messages",
    text: "SELECT max(message)::int AS messages FROM nudges WHERE person_id = $1 AND local_date = $2",
    values: [personId, date],
  });
  return row?.messages ?? 0;
}

/** What waits for its decision; `undefined` where nothing does. */
export async function findDueNudges(
  transaction: Transaction,
  personId: string,
  now: Date,
): Promise<DueNudges | undefined> {
  // A reminder that comes once is switched off when it is claimed.
  const rows = await transaction.query<DueRow>({
    name: "find-due-nudges",
    text: `SELECT n.slot, n.local_date::text, n.due_at, r.habit_id, r.words,
        n.slot LIKE 'reminder:%' AND coalesce(NOT r.is_on AND r.once IS NULL, true) AS is_off
      FROM nudges n LEFT JOIN reminders r ON r.person_id = n.person_id
        AND r.id = CASE WHEN n.slot LIKE 'reminder:%' THEN substr(n.slot, 10)::uuid END
      WHERE n.person_id = $1 AND n.outcome = 'due' ORDER BY n.due_at, n.slot`,
    values: [personId],
  });
  if (rows.length === 0) return undefined;
  const [row] = await transaction.query<FactsRow>({
    name: "find-nudge-facts",
    text: `SELECT p.time_zone, s.unanswered, s.nudged_on::text, s.nudged_at,
        (SELECT max(spoke_at) FROM conversations WHERE person_id = $1) AS spoke_at
      FROM people p LEFT JOIN nudge_settings s ON s.person_id = p.id WHERE p.id = $1`,
    values: [personId],
  });
  if (row === undefined) return undefined;
  const settings = await findNudgeSettings(transaction, personId);
  const local = wallClock(now, knownZone(row.time_zone));
  return {
    dues: rows.map(toDue),
    settings,
    facts: {
      now,
      local,
      settings,
      unanswered: row.unanswered ?? 0,
      nudgedOn: row.nudged_on,
      nudgedAt: row.nudged_at,
      spokeAt: row.spoke_at,
      sentToday: await countNudgeMessages(transaction, personId, local.date),
    },
  };
}

/** What was decided about everything that was due for a person. */
export interface NudgeDecision {
  readonly outcomes: ReadonlyMap<DueSlot, "sent" | Refusal>;
  /** Which of the day's messages it is, from 1; `null` where nothing is sent. */
  readonly message: number | null;
  /** Today by the person's wall. */
  readonly date: LocalDate;
  /** The count of days unanswered, this one included where it counts. */
  readonly unanswered: number;
}

/** Keeps a decision; with the eighth day unanswered the person is left in peace until they speak. */
export async function keepDecision(
  transaction: Transaction,
  personId: string,
  decision: NudgeDecision,
  now: Date,
): Promise<void> {
  const { outcomes, message, date, unanswered } = decision;
  await transaction.query({
    name: "keep-nudge-outcomes",
    text: `UPDATE nudges n SET outcome = x.outcome, decided_at = $3,
        message = CASE WHEN x.outcome = 'sent' THEN $4::smallint END
      FROM jsonb_to_recordset($2::jsonb) AS x(local_date date, slot text, outcome text)
      WHERE n.person_id = $1 AND n.local_date = x.local_date AND n.slot = x.slot AND n.outcome = 'due'`,
    values: [
      personId,
      JSON.stringify(
        [...outcomes].map(([due, outcome]) => ({ local_date: due.date, slot: due.slot, outcome })),
      ),
      now,
      message,
    ],
  });
  const sent = [...outcomes].flatMap(([due, outcome]) => (outcome === "sent" ? [due] : []));
  if (sent.length === 0) return;
  const counts = sent.some(({ isOrdered }) => !isOrdered);
  await transaction.query({
    name: "note-nudged",
    text: `UPDATE nudge_settings SET nudged_at = $2,
        nudged_on = CASE WHEN $3 THEN $4::date ELSE nudged_on END,
        unanswered = CASE WHEN $3 THEN $5::smallint ELSE unanswered END WHERE person_id = $1`,
    values: [personId, now, counts, date, unanswered],
  });
  if (counts && unanswered >= silentAfter) await rescheduleNudges(transaction, personId, now);
}

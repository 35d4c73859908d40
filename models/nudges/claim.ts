import type { Database, Transaction } from "../database.ts";
import { wallClock } from "../days/leo-day.ts";
import type { LocalDate } from "../days/local-date.ts";
import { knownZone, nextOccurrence, type Occurrence, type Recurrence } from "./occurrence.ts";
import { type NudgeOutcome, type NudgeStanding, refusalByClock } from "./policy.ts";
import { usualNudgeSettings } from "./settings.ts";
import { type ReminderTimes, readSlot, recurrenceOf, type SlotTimes } from "./slots.ts";

/** Something whose moment has come, claimed by one instance for good. */
export interface ClaimedNudge {
  readonly personId: string;
  readonly date: LocalDate;
  readonly slot: string;
}

/** What one claim did. */
export interface Claim {
  /** What is to be decided and sent. */
  readonly nudges: readonly ClaimedNudge[];
  /** Rows that were due; as many as the limit where more may be. */
  readonly taken: number;
}

interface DueRow extends SlotTimes, ReminderTimes {
  readonly person_id: string;
  readonly slot: string;
  readonly local_date: LocalDate;
  readonly next_at: Date;
  readonly time_zone: string | null;
  readonly habit_id: string | null;
  readonly quiet_from: string | null;
  readonly quiet_to: string | null;
  readonly muted_until: Date | null;
  readonly every_days: number | null;
  readonly is_time_chosen: boolean | null;
  readonly unanswered: number | null;
  readonly nudged_on: LocalDate | null;
}

/** An occurrence that has come, and what is known to become of it. */
interface ComeRow {
  readonly person_id: string;
  readonly slot: string;
  readonly local_date: LocalDate;
  readonly due_at: Date;
  readonly outcome: NudgeOutcome;
}

/** How many missed occurrences of one slot are told one by one after a long time of being down. */
const longestPile = 60;

/** Finds the next occurrence; people with the same zone and wish share the answer within a sweep. */
type FindNext = (
  recurrence: Recurrence,
  timeZone: string,
  after: Date,
  last: LocalDate,
) => Occurrence | undefined;

function rememberNext(): FindNext {
  const known = new Map<string, Occurrence | undefined>();
  return (recurrence, timeZone, after, last) => {
    const key = JSON.stringify([recurrence, timeZone, after, last]);
    if (!known.has(key)) known.set(key, nextOccurrence(recurrence, timeZone, after, last));
    return known.get(key);
  };
}

/** Looks at the wall once for each zone. */
function rememberWalls(now: Date): (timeZone: string) => NudgeStanding["local"] {
  const known = new Map<string, NudgeStanding["local"]>();
  return (timeZone) => {
    const local = known.get(timeZone) ?? wallClock(now, timeZone);
    known.set(timeZone, local);
    return local;
  };
}

function standingOf(row: DueRow, now: Date, local: NudgeStanding["local"]): NudgeStanding {
  const usual = usualNudgeSettings;
  return {
    now,
    local,
    settings: {
      quietFrom: row.quiet_from ?? usual.quietFrom,
      quietTo: row.quiet_to ?? usual.quietTo,
      mutedUntil: row.muted_until,
      everyDays: row.every_days ?? usual.everyDays,
      isTimeChosen: row.is_time_chosen ?? usual.isTimeChosen,
    },
    unanswered: row.unanswered ?? 0,
    nudgedOn: row.nudged_on,
  };
}

/** What people of the same zone and wish share within a sweep. */
interface Calendar {
  readonly findNext: FindNext;
  readonly wallOf: (timeZone: string) => NudgeStanding["local"];
}

/** The occurrences of a slot that have come, oldest first, and the one that comes next. */
function unfold(
  row: DueRow,
  now: Date,
  { findNext, wallOf }: Calendar,
): { readonly come: readonly ComeRow[]; readonly next: Occurrence | undefined } {
  const timeZone = knownZone(row.time_zone);
  const recurrence = recurrenceOf(row.slot, row, row);
  const { kind } = readSlot(row.slot);
  const isOrdered = kind === "later" || (kind === "reminder" && row.habit_id === null);
  const standing = standingOf(row, now, wallOf(timeZone));
  const come: ComeRow[] = [];
  let next: Occurrence | undefined = { date: row.local_date, at: row.next_at };
  while (next !== undefined && next.at <= now) {
    const due = { slot: row.slot, kind, isOrdered, date: next.date, at: next.at };
    come.push({
      person_id: row.person_id,
      slot: row.slot,
      local_date: next.date,
      due_at: next.at,
      outcome: refusalByClock(due, standing) ?? "due",
    });
    const after: Date = come.length < longestPile ? next.at : now;
    next = recurrence && findNext(recurrence, timeZone, after, next.date);
  }
  return { come, next };
}

async function takeDue(transaction: Transaction, now: Date, limit: number): Promise<readonly DueRow[]> {
  return transaction.query<DueRow>({
    name: "take-due-nudges",
    text: `WITH due AS MATERIALIZED (
        SELECT person_id, slot, local_date, next_at FROM nudge_times WHERE next_at <= $1
        ORDER BY next_at LIMIT $2 FOR UPDATE SKIP LOCKED)
      SELECT due.person_id, due.slot, due.local_date::text, due.next_at, p.time_zone,
        s.state, s.digest_time, s.weekend_time, s.weekly, s.quiet_from, s.quiet_to, s.muted_until, s.every_days,
        s.is_time_chosen, s.unanswered, s.nudged_on::text, r.habit_id, r.time, r.days, r.once::text
      FROM due JOIN people p ON p.id = due.person_id
        LEFT JOIN nudge_settings s ON s.person_id = due.person_id
        LEFT JOIN reminders r ON r.person_id = due.person_id
          AND r.id = CASE WHEN due.slot LIKE 'reminder:%' THEN substr(due.slot, 10)::uuid END`,
    values: [now, limit],
  });
}

/** Keeps what has come; what was kept for that day before stays as it is and isn't answered. */
async function keepCome(
  transaction: Transaction,
  come: readonly ComeRow[],
  now: Date,
): Promise<ClaimedNudge[]> {
  const rows = await transaction.query<{ person_id: string; date: LocalDate; slot: string; outcome: string }>(
    {
      name: "keep-come-nudges",
      text: `INSERT INTO nudges (person_id, local_date, slot, due_at, outcome, decided_at)
      SELECT person_id, local_date, slot, due_at, outcome, $2
      FROM jsonb_to_recordset($1::jsonb)
        AS x(person_id uuid, local_date date, slot text, due_at timestamptz, outcome text)
      ON CONFLICT (person_id, local_date, slot) DO NOTHING
      RETURNING person_id, local_date::text AS date, slot, outcome`,
      values: [JSON.stringify(come), now],
    },
  );
  return rows
    .filter(({ outcome }) => outcome === "due")
    .map(({ person_id: personId, date, slot }) => ({ personId, date, slot }));
}

interface SlotNext {
  readonly row: DueRow;
  readonly next: Occurrence | undefined;
}

async function setNext(transaction: Transaction, nexts: readonly SlotNext[]): Promise<void> {
  await transaction.query({
    name: "set-next-nudges",
    text: `UPDATE nudge_times t SET local_date = x.local_date, next_at = x.next_at
      FROM jsonb_to_recordset($1::jsonb) AS x(person_id uuid, slot text, local_date date, next_at timestamptz)
      WHERE t.person_id = x.person_id AND t.slot = x.slot`,
    values: [
      JSON.stringify(
        nexts.flatMap(({ row, next }) =>
          next === undefined
            ? []
            : [{ person_id: row.person_id, slot: row.slot, local_date: next.date, next_at: next.at }],
        ),
      ),
    ],
  });
  const ended = nexts.filter(({ next }) => next === undefined);
  if (ended.length === 0) return;
  await transaction.query({
    name: "end-nudges",
    text: `WITH ended AS (
        DELETE FROM nudge_times t USING jsonb_to_recordset($1::jsonb) AS x(person_id uuid, slot text)
        WHERE t.person_id = x.person_id AND t.slot = x.slot RETURNING t.person_id, t.slot)
      UPDATE reminders r SET is_on = false FROM ended
      WHERE r.once IS NOT NULL AND r.person_id = ended.person_id AND ended.slot = 'reminder:' || r.id`,
    values: [JSON.stringify(ended.map(({ row }) => ({ person_id: row.person_id, slot: row.slot })))],
  });
}

/**
 * Claims what has come, at most `limit` rows, in one transaction with `hand`, which passes on what is to be sent:
 * every occurrence is kept once with its day, and the next moment is set. Instances that claim at the same time get
 * different rows, and nobody waits for another.
 */
export function claimDueNudges(
  database: Database,
  now: Date,
  limit: number,
  hand: (transaction: Transaction, nudges: readonly ClaimedNudge[]) => Promise<void>,
): Promise<Claim> {
  return database.transaction(async (transaction) => {
    const rows = await takeDue(transaction, now, limit);
    if (rows.length === 0) return { nudges: [], taken: 0 };
    const calendar = { findNext: rememberNext(), wallOf: rememberWalls(now) };
    const unfolded = rows.map((row) => ({ row, ...unfold(row, now, calendar) }));
    const nudges = await keepCome(
      transaction,
      unfolded.flatMap(({ come }) => come),
      now,
    );
    await setNext(transaction, unfolded);
    if (nudges.length > 0) await hand(transaction, nudges);
    return { nudges, taken: rows.length };
  });
}

/** When the next of anybody is due; `undefined` where nobody wants any. */
export async function findNextNudge(queries: Pick<Database, "query">): Promise<Date | undefined> {
  const [row] = await queries.query<{ next_at: Date | null }>({
    name: "next-nudge",
    text: "SELECT min(next_at) AS next_at FROM nudge_times",
  });
  return row?.next_at ?? undefined;
}

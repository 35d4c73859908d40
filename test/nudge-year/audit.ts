import { expectedSlots } from "./expected.ts";
import { type Ledger, openLedgers } from "./ledger.ts";
import { isSentAgainstReason, isTrueReason, truthOf } from "./reasons.ts";
import type { NudgeRow, YearRecord } from "./record.ts";

/** What an auditor finds, knowing nothing of the code: faults are to be none. */
export interface YearAudit {
  /** Slots that had to come to people who stay at home, by the calendar. */
  readonly due: number;
  readonly sent: number;
  readonly messages: number;
  /** What was not sent, by reason. */
  readonly reasons: ReadonlyMap<string, number>;
  readonly faults: {
    /** Had to come, and nothing is stored. */
    readonly missing: number;
    /** Came though it had not to. */
    readonly unexpected: number;
    /** Stored as sent, and the platform has nothing (but for those who block Leo). */
    readonly lost: number;
    /** The platform has it twice, or nothing is stored of it. */
    readonly doubled: number;
    /** Claimed and never decided. */
    readonly undecided: number;
    /** Not sent for a reason that wasn't true. */
    readonly untrueReasons: number;
    /** Sent in quiet hours, muted, in care, late, right after talk or another nudge, or with nothing open. */
    readonly againstReason: number;
    /** Days with more messages than a day may have. */
    readonly overCap: number;
    readonly inQuietHours: number;
  };
  /** The first faults in words, for whoever looks for the cause. */
  readonly examples: readonly string[];
}

function describe(
  what: string,
  ledger: Ledger,
  row: Pick<NudgeRow, "date" | "slot"> & { outcome?: string },
): string {
  const { name, way, timeZone } = ledger.person;
  return `${what}: ${name} (${way}, ${timeZone}) ${row.date} ${row.slot.slice(0, 12)} ${row.outcome ?? ""}`;
}

function keyOf({ date, message }: NudgeRow): string {
  return `${date.replaceAll("-", "")}.${message}`;
}

type Note = (
  what: keyof YearAudit["faults"],
  row: Pick<NudgeRow, "date" | "slot"> & { outcome?: string },
) => void;

function auditSlots(ledger: Ledger, record: YearRecord, note: Note): number {
  if (ledger.person.way === "travels") return 0;
  const expected = expectedSlots(ledger, record.from, record.to);
  const stored = new Set(ledger.rows.map(({ date, slot }) => `${date} ${slot}`));
  for (const slot of expected) if (!stored.has(`${slot.date} ${slot.slot}`)) note("missing", slot);
  const wanted = new Map(expected.map((slot) => [`${slot.date} ${slot.slot}`, slot.at.getTime()]));
  for (const row of ledger.rows)
    if (wanted.get(`${row.date} ${row.slot}`) !== row.dueAt.getTime()) note("unexpected", row);
  return expected.length;
}

function auditMessages(ledger: Ledger, note: Note): void {
  const keys = new Map<string, number>();
  for (const { key } of ledger.nudges) keys.set(key, (keys.get(key) ?? 0) + 1);
  const sent = ledger.rows.filter(({ outcome }) => outcome === "sent");
  const storedKeys = new Set(sent.map(keyOf));
  for (const row of sent) if (!keys.has(keyOf(row)) && !ledger.isBlocked(row.decidedAt)) note("lost", row);
  for (const [key, count] of keys)
    if (count > 1 || !storedKeys.has(key)) note("doubled", { date: key, slot: "message" });
  const perDay = new Map<string, number>();
  for (const { at } of ledger.nudges) {
    const { date } = ledger.wall(at);
    perDay.set(date, (perDay.get(date) ?? 0) + 1);
  }
  // A reminder's time was chosen by the person themselves: it comes in the quiet hours as well.
  for (const row of sent) {
    const isChosen = row.slot.startsWith("reminder:");
    if (!isChosen && ledger.isQuiet(row.decidedAt)) note("inQuietHours", row);
  }
  const cap = ledger.person.isTimeChosen || ledger.person.reminders.length > 0 ? 3 : 2;
  for (const [date, count] of perDay) if (count > cap) note("overCap", { date, slot: "day" });
}

function auditReasons(ledger: Ledger, note: Note): void {
  for (const row of ledger.rows) {
    if (row.outcome === "due") {
      note("undecided", row);
      continue;
    }
    const truth = truthOf(ledger, row);
    if (row.outcome === "sent" && isSentAgainstReason(row, truth)) note("againstReason", row);
    if (row.outcome !== "sent" && !isTrueReason(row, truth)) note("untrueReasons", row);
  }
}

/** Goes through a year's record. */
export function auditYear(record: YearRecord): YearAudit {
  const faults = {
    missing: 0,
    unexpected: 0,
    lost: 0,
    doubled: 0,
    undecided: 0,
    untrueReasons: 0,
    againstReason: 0,
    overCap: 0,
    inQuietHours: 0,
  };
  const examples: string[] = [];
  const reasons = new Map<string, number>();
  const ledgers = openLedgers(record);
  let due = 0;
  for (const ledger of ledgers) {
    const note: Note = (what, row) => {
      faults[what] += 1;
      if (examples.length < 20) examples.push(describe(what, ledger, row));
    };
    due += auditSlots(ledger, record, note);
    auditMessages(ledger, note);
    auditReasons(ledger, note);
    for (const { outcome } of ledger.rows)
      if (outcome !== "sent") reasons.set(outcome, (reasons.get(outcome) ?? 0) + 1);
  }
  return {
    due,
    sent: record.rows.filter(({ outcome }) => outcome === "sent").length,
    messages: ledgers.reduce((sum, { nudges }) => sum + nudges.length, 0),
    reasons,
    faults,
    examples,
  };
}

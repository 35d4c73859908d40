import type { Ledger } from "./ledger.ts";
import { daysApart } from "./local-time.ts";
import type { NudgeRow } from "./record.ts";

const hourMs = 3_600_000;

/** Days on which an unanswered digest comes, counted from the first. */
const unansweredDays = [1, 2, 4, 6, 9, 12, 19, 26];

/** What was true when something was decided, as far as the auditor can tell. */
export interface Truth {
  readonly late: boolean;
  readonly quiet: boolean;
  readonly muted: boolean;
  readonly care: boolean;
  readonly done: boolean;
  readonly talked: boolean;
  readonly gap: boolean;
  readonly full: boolean;
  readonly thinned: boolean;
  readonly blocked: boolean;
}

/** Whether the habit was ticked on that day before that moment. */
function isDone({ happenings, wall }: Ledger, { date, decidedAt }: NudgeRow): boolean {
  return happenings.some(
    ({ at, deed }) =>
      (deed.kind === "tick-early" || deed.kind === "answer") && at <= decidedAt && wall(at).date === date,
  );
}

/** Whether too few days have passed since the last digest, by how many before it were not answered. */
function isThinned({ rows, spokeBefore, happenings }: Ledger, row: NudgeRow): boolean {
  const spoke = spokeBefore(row.decidedAt);
  const sent = rows.filter(
    ({ slot, outcome, decidedAt, date }) =>
      slot === "digest" && outcome === "sent" && decidedAt < row.decidedAt && date < row.date,
  );
  const since = sent.filter(({ decidedAt }) => spoke === undefined || decidedAt > spoke).length;
  // What was done before anybody asked leaves one nudge to spare.
  const spare = happenings.findLast(({ at }) => at <= row.decidedAt)?.deed.kind === "tick-early" ? 1 : 0;
  const unanswered = since - spare;
  const last = sent.at(-1);
  if (last === undefined || unanswered <= 0) return false;
  const gap = (unansweredDays[unanswered] ?? Infinity) - (unansweredDays[unanswered - 1] ?? 0);
  return daysApart(last.date, row.date) < gap;
}

/** Looks at the circumstances of a decision. */
export function truthOf(ledger: Ledger, row: NudgeRow): Truth {
  const { decidedAt, dueAt, date } = row;
  const spoke = ledger.spokeBefore(decidedAt);
  const earlier = ledger.nudges.filter(({ at }) => at < decidedAt);
  const lastAt = earlier.at(-1)?.at;
  const today = ledger.wall(decidedAt).date;
  const isChosen = ledger.person.isTimeChosen || row.slot !== "digest";
  return {
    late: decidedAt.getTime() - dueAt.getTime() > 2 * hourMs || today !== date,
    quiet: ledger.isQuiet(decidedAt),
    muted: ledger.isMuted(decidedAt),
    care: ledger.isInCare(decidedAt),
    done: isDone(ledger, row),
    talked: spoke !== undefined && decidedAt.getTime() - spoke.getTime() < 2 * hourMs,
    gap: lastAt !== undefined && decidedAt.getTime() - lastAt.getTime() < 4 * hourMs,
    full: earlier.filter(({ at }) => ledger.wall(at).date === today).length >= (isChosen ? 3 : 2),
    thinned: isThinned(ledger, row),
    blocked: ledger.isBlocked(decidedAt),
  };
}

/** Whether a reason for not sending is true. */
export function isTrueReason(row: NudgeRow, truth: Truth): boolean {
  switch (row.outcome) {
    case "late":
      return truth.late;
    case "quiet-hours":
      return truth.quiet;
    case "muted":
      return truth.muted;
    case "crisis":
      return truth.care;
    case "all-done":
      return truth.done;
    case "spoke-recently":
      return truth.talked;
    case "min-gap":
      return truth.gap;
    case "cap":
      return truth.full;
    case "back-off":
      return truth.thinned;
    case "unreachable":
      return truth.blocked;
    default:
      return false;
  }
}

/** Whether something was sent that had a reason not to be; what was ordered has fewer. */
export function isSentAgainstReason(row: NudgeRow, truth: Truth): boolean {
  if (truth.late || truth.muted || truth.care || truth.full) return true;
  return row.slot === "digest" && (truth.quiet || truth.done || truth.talked || truth.gap || truth.thinned);
}

import type { Database } from "../database.ts";
import { type DatedDayRule, ruleAt } from "../days/day-rules.ts";
import { type DayRule, dayBounds, leoDay, momentOf } from "../days/leo-day.ts";
import { addDays, datesFrom, type LocalDate } from "../days/local-date.ts";

/** A time in which the service was down. */
export interface Outage {
  readonly from: Date;
  readonly to: Date;
}

/** A day with less of it can't be missed, in milliseconds. */
const shortestDayMs = 12 * 60 * 60_000;

/** When the evening begins that an outage spoils. */
const eveningStart = "17:00";

/** An outage of an evening up to this long spoils no day, in milliseconds. */
const harmlessOutageMs = 2 * 60 * 60_000;

interface Span {
  readonly from: number;
  readonly to: number;
}

/** The stretches of time in which each rule holds; the first rule holds for the time before it, too. */
function rulePeriods(rules: readonly DatedDayRule[]): readonly (Span & { readonly rule: DayRule })[] {
  if (rules.length === 0) return [{ from: -Infinity, to: Infinity, rule: ruleAt(rules, new Date(0)) }];
  return rules.map((rule, index) => ({
    from: index === 0 ? -Infinity : rule.from.getTime(),
    to: rules[index + 1]?.from.getTime() ?? Infinity,
    rule,
  }));
}

function overlapMs(a: Span, b: Span): number {
  return Math.max(0, Math.min(a.to, b.to) - Math.max(a.from, b.from));
}

/** The stretches of time that were a date for the person, from some time of the day on. */
function spansOf(date: LocalDate, rules: readonly DatedDayRule[], from?: string): readonly Span[] {
  return rulePeriods(rules).flatMap((period) => {
    const bounds = dayBounds(date, period.rule);
    const start = from === undefined ? bounds.from : momentOf(date, from, period.rule.timeZone);
    const span = {
      from: Math.max(start.getTime(), period.from),
      to: Math.min(bounds.to.getTime(), period.to),
    };
    return span.from < span.to ? [span] : [];
  });
}

/** Dates around each change of a person's rules: the only ones that can be short. */
function datesNearChanges(rules: readonly DatedDayRule[]): readonly LocalDate[] {
  return rules.slice(1).flatMap((rule, index) => {
    const before = rules[index] ?? rule;
    const [a, b] = [leoDay(rule.from, before), leoDay(rule.from, rule)];
    const [first, last] = a < b ? [a, b] : [b, a];
    return datesFrom(addDays(first, -1), addDays(last, 1));
  });
}

/** Dates of which a journey, or another start of the day, left a person less than twelve hours. */
export function shortDays(rules: readonly DatedDayRule[]): readonly LocalDate[] {
  return [...new Set(datesNearChanges(rules))].filter((date) => {
    const lengthMs = spansOf(date, rules).reduce((total, span) => total + span.to - span.from, 0);
    return lengthMs < shortestDayMs;
  });
}

/** Dates whose evening, from 17:00 to the end of the person's day, had more than two hours of outage in all. */
export function outageDays(rules: readonly DatedDayRule[], outages: readonly Outage[]): readonly LocalDate[] {
  const dates = outages.flatMap(({ from, to }) =>
    datesFrom(addDays(leoDay(from, ruleAt(rules, from)), -1), addDays(leoDay(to, ruleAt(rules, to)), 1)),
  );
  return [...new Set(dates)].filter((date) => {
    const downMs = spansOf(date, rules, eveningStart).reduce(
      (total, span) =>
        total +
        outages.reduce(
          (sum, { from, to }) => sum + overlapMs(span, { from: from.getTime(), to: to.getTime() }),
          0,
        ),
      0,
    );
    return downMs > harmlessOutageMs;
  });
}

/** Outages that ended after a moment, oldest first. */
export async function outagesSince(
  queries: Pick<Database, "query">,
  since: Date,
): Promise<readonly Outage[]> {
  const rows = await queries.query<{ from_at: Date; to_at: Date }>({
    name: "outages-since",
    text: "SELECT from_at, to_at FROM outages WHERE to_at > $1 ORDER BY from_at",
    values: [since],
  });
  return rows.map((row) => ({ from: row.from_at, to: row.to_at }));
}

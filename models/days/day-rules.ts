import type { Database } from "../database.ts";
import { type DayRule, isTimeZone, usualStartHour } from "./leo-day.ts";

/** A rule and the moment it holds from. */
export interface DatedDayRule extends DayRule {
  readonly from: Date;
}

interface DayRuleRow {
  readonly from_at: Date;
  readonly time_zone: string;
  readonly start_hour: number;
}

/** How days are counted for somebody whose zone isn't known. */
const unknownPlace: DayRule = { timeZone: "UTC", startHour: usualStartHour };

/** A person's rules, oldest first. */
export async function dayRulesOf(
  queries: Pick<Database, "query">,
  personId: string,
): Promise<readonly DatedDayRule[]> {
  const rows = await queries.query<DayRuleRow>({
    name: "day-rules",
    text: "SELECT from_at, time_zone, start_hour FROM day_rules WHERE person_id = $1 ORDER BY from_at",
    values: [personId],
  });
  return rows.map((row) => ({ from: row.from_at, timeZone: row.time_zone, startHour: row.start_hour }));
}

/** The rule out of a person's rules that holds at a moment; the first one held before it was known, too. */
export function ruleAt(rules: readonly DatedDayRule[], at: Date): DayRule {
  return rules.findLast(({ from }) => from <= at) ?? rules[0] ?? unknownPlace;
}

/** The rule by which a person's days are counted at a moment. */
export async function findDayRule(
  queries: Pick<Database, "query">,
  personId: string,
  at: Date,
): Promise<DayRule> {
  return ruleAt(await dayRulesOf(queries, personId), at);
}

/**
 * Counts a person's days differently from a moment on; what isn't given stays, and what stays the same writes nothing.
 * @throws RangeError for a zone that doesn't exist or an hour that is not 0 to 6
 */
export async function setDayRule(
  queries: Pick<Database, "query">,
  personId: string,
  change: Partial<DayRule>,
  at: Date,
): Promise<DayRule> {
  const before = await findDayRule(queries, personId, at);
  const rule = { ...before, ...change };
  const isWhole = Number.isInteger(rule.startHour) && rule.startHour >= 0 && rule.startHour <= 6;
  if (!isTimeZone(rule.timeZone) || !isWhole) throw new RangeError("not a rule for days");
  await queries.query({
    name: "set-day-rule",
    text: `INSERT INTO day_rules (person_id, from_at, time_zone, start_hour)
      SELECT $1, $2, $3, $4 WHERE NOT EXISTS (
        SELECT 1 FROM (SELECT time_zone, start_hour FROM day_rules WHERE person_id = $1 AND from_at <= $2
          ORDER BY from_at DESC LIMIT 1) newest WHERE newest.time_zone = $3 AND newest.start_hour = $4)
      ON CONFLICT (person_id, from_at) DO UPDATE
        SET time_zone = excluded.time_zone, start_hour = excluded.start_hour`,
    values: [personId, at, rule.timeZone, rule.startHour],
  });
  return rule;
}

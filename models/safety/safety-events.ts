import { newId } from "../../core/ids.ts";
import type { Database } from "../database.ts";

/** A database or a transaction of it. */
export type Queries = Pick<Database, "query">;

/** For how long after a grave message there are no scores, ages or photos, in milliseconds: 72 hours. */
export const crisisCareMs = 72 * 60 * 60_000;

const action = "safety-screen";

/** Keeps that a text was grave: level and rule, never the text. */
export async function recordSafetyEvent(
  queries: Queries,
  personId: string,
  event: { readonly level: number | string; readonly rule: string; readonly now: Date },
): Promise<void> {
  await queries.query({
    name: "record-safety-event",
    text: `INSERT INTO audit_log (person_id, id, action, actor, detail, at)
      VALUES ($1, $2, $3, 'leo', $4::jsonb, $5)`,
    values: [personId, newId(), action, JSON.stringify({ level: event.level, rule: event.rule }), event.now],
  });
}

/** Whether the person wrote about ending their life (level 3 to 5) within the last 72 hours. */
export async function isInCrisisCare(queries: Queries, personId: string, now: Date): Promise<boolean> {
  const rows = await queries.query({
    name: "crisis-care",
    text: `SELECT 1 FROM audit_log WHERE person_id = $1 AND action = $2 AND at > $3
      AND detail->>'level' IN ('3', '4', '5') LIMIT 1`,
    values: [personId, action, new Date(now.getTime() - crisisCareMs)],
  });
  return rows.length > 0;
}

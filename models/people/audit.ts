import { newId } from "../../core/ids.ts";
import type { Json } from "../../core/message.ts";
import type { Queries } from "./people.ts";

/** What a person did with their data or their accounts. */
export type AuditedAction = "export" | "link" | "unlink";

/** Keeps that something was done with a person's data or accounts, with no content of theirs. */
export async function recordAction(
  queries: Queries,
  personId: string,
  entry: { readonly action: AuditedAction; readonly detail: Json; readonly now: Date },
): Promise<void> {
  await queries.query({
    name: "record-action",
    text: `INSERT INTO audit_log (person_id, id, action, actor, detail, at)
      VALUES ($1, $2, $3, 'person', $4::jsonb, $5)`,
    values: [personId, newId(), entry.action, JSON.stringify(entry.detail), entry.now],
  });
}

/** Whether a person did this since a moment. */
export async function didSince(
  queries: Queries,
  personId: string,
  action: AuditedAction,
  since: Date,
): Promise<boolean> {
  const rows = await queries.query({
    name: "did-since",
    text: "SELECT 1 FROM audit_log WHERE person_id = $1 AND action = $2 AND at > $3 LIMIT 1",
    values: [personId, action, since],
  });
  return rows.length > 0;
}

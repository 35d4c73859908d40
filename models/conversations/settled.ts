import type { Database } from "../database.ts";

/**
 * Whether nothing is left that can be done now: no message waits for its turn, none for delivery (but those whose
 * platform asked to wait longer), and no job runs.
 */
export async function isSettled(database: Database, now: Date): Promise<boolean> {
  const [row] = await database.query<{ busy: boolean }>({
    name: "is-settled",
    text: `SELECT EXISTS (SELECT 1 FROM inbox WHERE state = 'new')
      OR EXISTS (SELECT 1 FROM outbox o JOIN conversations c USING (person_id, channel, conversation_id)
        WHERE o.due AND coalesce(c.not_before, $1) <= $1)
      OR EXISTS (SELECT 1 FROM pgboss.job WHERE state IN ('created', 'retry', 'active') AND name NOT LIKE '\\_\\_pgboss%')
      AS busy`,
    values: [now],
  });
  return row?.busy === false;
}

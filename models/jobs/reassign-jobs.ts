import type { Transaction } from "../database.ts";

/** Gives the jobs of a person who became another one to that one; what runs just now fails and is tried again so. */
export async function reassignJobs(transaction: Transaction, fromId: string, toId: string): Promise<void> {
  const [engine] = await transaction.query<{ is_there: boolean }>({
    text: "SELECT to_regclass('pgboss.job') IS NOT NULL AS is_there",
  });
  if (engine?.is_there !== true) return;
  await transaction.query({
    text: `UPDATE pgboss.job SET data = jsonb_set(data, '{personId}', to_jsonb($2::text))
      WHERE state IN ('created', 'retry', 'active') AND data->>'personId' = $1`,
    values: [fromId, toId],
  });
}

import type { Transaction } from "../database.ts";

/** Queues of deletions, which belong to the person they were asked for and to nobody else. */
const forgetQueues = "^forget(-failed)?(\\.|$)";

async function isEngineThere(transaction: Transaction): Promise<boolean> {
  const [engine] = await transaction.query<{ is_there: boolean }>({
    text: "SELECT to_regclass('pgboss.job') IS NOT NULL AS is_there",
  });
  return engine?.is_there === true;
}

/** Whether one of these people is about to be deleted. */
export async function areLeaving(transaction: Transaction, personIds: readonly string[]): Promise<boolean> {
  if (!(await isEngineThere(transaction))) return false;
  const rows = await transaction.query({
    text: `SELECT 1 FROM pgboss.job WHERE name ~ $2 AND state IN ('created', 'retry', 'active')
        AND data->>'personId' = ANY ($1::text[]) LIMIT 1`,
    values: [personIds, forgetQueues],
  });
  return rows.length > 0;
}

/** Gives the jobs of a person who became another one to that one; what runs just now fails and is tried again so. */
export async function reassignJobs(transaction: Transaction, fromId: string, toId: string): Promise<void> {
  if (!(await isEngineThere(transaction))) return;
  await transaction.query({
    text: `UPDATE pgboss.job SET data = jsonb_set(data, '{personId}', to_jsonb($2::text))
      WHERE state IN ('created', 'retry', 'active') AND data->>'personId' = $1 AND name !~ $3`,
    values: [fromId, toId, forgetQueues],
  });
}

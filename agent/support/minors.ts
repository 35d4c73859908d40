import type { Transaction } from "../../models/database.ts";

/** Whether somebody is under 18. */
export async function isMinor(transaction: Transaction, personId: string): Promise<boolean> {
  const rows = await transaction.query({
    name: "is-minor",
    text: "SELECT 1 FROM people WHERE id = $1 AND stage = 'minor'",
    values: [personId],
  });
  return rows.length > 0;
}

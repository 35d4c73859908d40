import type { Transaction } from "../database.ts";

/** First key of the locks on accounts, as `receive_message` holds it while it stores a message: 0x1e4. */
const accountLockSpace = 484;

/**
 * Holds every account of these people until the transaction ends: a message that comes for one of them is stored before
 * or afterwards, and then with whoever the account belongs to by then.
 */
export async function holdAccounts(transaction: Transaction, personIds: readonly string[]): Promise<void> {
  await transaction.query({
    text: `SELECT pg_advisory_xact_lock($2, key) FROM (
        SELECT DISTINCT hashtext(channel || E'\\n' || platform_user_id) AS key FROM accounts
        WHERE person_id = ANY ($1::uuid[]) ORDER BY key) AS keys`,
    values: [personIds, accountLockSpace],
  });
}

import { sha256 } from "../../core/ids.ts";
import type { Queries } from "./link-code.ts";

/** One of a person's addresses on a platform. */
export interface Account {
  readonly channel: string;
  readonly platformUserId: string;
}

/** A person's accounts, the first one first. */
export async function listAccounts(queries: Queries, personId: string): Promise<readonly Account[]> {
  return queries.query<Account>({
    name: "list-accounts",
    text: `SELECT channel, platform_user_id AS "platformUserId" FROM accounts WHERE person_id = $1
      ORDER BY created_at, channel, platform_user_id`,
    values: [personId],
  });
}

/** Eight characters that name an account in a button. */
export function accountKey({ channel, platformUserId }: Account): string {
  return sha256(`${channel}\n${platformUserId}`).slice(0, 8);
}

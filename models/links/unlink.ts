import { newId } from "../../core/ids.ts";
import type { ConversationRef } from "../../core/message.ts";
import { holdAccounts } from "../conversations/account-locks.ts";
import type { Transaction } from "../database.ts";
import { type Account, listAccounts } from "./accounts.ts";

/** Who an account belongs to from now on. */
export interface Unlinked {
  readonly personId: string;
  /** Its direct conversation, used last; absent where it has none. */
  readonly conversation?: ConversationRef;
}

interface ConversationRow {
  readonly channel: string;
  readonly id: string;
  readonly kind: ConversationRef["kind"];
  readonly address: ConversationRef["address"] | null;
}

/**
 * Takes an account off a person: it becomes somebody new, who has told nothing yet, with its conversations and with
 * what waits in them. Everything else stays where it was, but the history that a page would show, and browsers that may
 * read reports where it is a web account.
 * @returns `undefined` where the account isn't the person's, or is their only one
 */
export async function unlinkAccount(
  transaction: Transaction,
  personId: string,
  account: Account,
  turn: { readonly messageId: string; readonly now: Date },
): Promise<Unlinked | undefined> {
  await holdAccounts(transaction, [personId]);
  const accounts = await listAccounts(transaction, personId);
  const { channel, platformUserId } = account;
  const sameChannel = accounts.filter((one) => one.channel === channel);
  const isTheirs = sameChannel.some((one) => one.platformUserId === platformUserId);
  if (!isTheirs || accounts.length < 2) return undefined;
  const freshId = newId();
  await transaction.query({
    text: "INSERT INTO people (id, locale, created_at) SELECT $2, locale, $3 FROM people WHERE id = $1",
    values: [personId, freshId, turn.now],
  });
  await transaction.query({
    text: "UPDATE accounts SET person_id = $1 WHERE channel = $2 AND platform_user_id = $3",
    values: [freshId, channel, platformUserId],
  });
  // Conversations older than the column don't say whose they are; with one account on the channel it is clear.
  const conversations = await transaction.query<ConversationRow>({
    text: `UPDATE conversations SET person_id = $2, spoke_at = NULL WHERE person_id = $1 AND channel = $3
        AND (platform_user_id = $4 OR (platform_user_id IS NULL AND $5))
      RETURNING channel, conversation_id AS id, kind, address`,
    values: [personId, freshId, channel, platformUserId, sameChannel.length === 1],
  });
  for (const { id } of conversations) {
    const values = [personId, channel, id];
    await transaction.query({
      text: "DELETE FROM mailbox WHERE person_id = $1 AND channel = $2 AND conversation_id = $3",
      values,
    });
    await transaction.query({
      text: `UPDATE outbox SET due = false, slot = NULL, blocks = NULL
        WHERE person_id = $1 AND channel = $2 AND conversation_id = $3`,
      values,
    });
    await transaction.query({
      text: `UPDATE inbox SET person_id = $4 WHERE person_id = $1 AND channel = $2 AND conversation_id = $3
        AND state = 'new' AND id::text <> $5`,
      values: [...values, freshId, turn.messageId],
    });
  }
  // A code or a question that is on its way belongs to the chats as they were.
  await transaction.query({
    text: "UPDATE link_codes SET expires_at = least(expires_at, $2) WHERE person_id = $1",
    values: [personId, turn.now],
  });
  await transaction.query({
    text: "UPDATE link_requests SET state = 'refused' WHERE $1 IN (person_id, other_id) AND state = 'open'",
    values: [personId],
  });
  if (channel === "web")
    await transaction.query({ text: "DELETE FROM web_sessions WHERE person_id = $1", values: [personId] });
  const direct = conversations.find(({ kind }) => kind === "direct");
  if (direct === undefined) return { personId: freshId };
  const { address, ...rest } = direct;
  const conversation: ConversationRef =
    address === null || address === undefined ? rest : { ...rest, address };
  return { personId: freshId, conversation };
}

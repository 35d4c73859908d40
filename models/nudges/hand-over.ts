import type { ConversationRef, Json } from "../../core/message.ts";
import type { Database, Transaction } from "../database.ts";

/**
 * Where to write to people on one's own: on the channel each chose, else in the direct conversation they used last;
 * people with no conversation that can be reached are left out. @param channels names of those that are on
 */
export async function findNudgeConversations(
  queries: Pick<Database, "query">,
  personIds: readonly string[],
  channels: readonly string[],
): Promise<ReadonlyMap<string, ConversationRef>> {
  const rows = await queries.query<{
    person_id: string;
    channel: string;
    conversation_id: string;
    address: Json;
  }>({
    name: "nudge-conversations",
    text: `SELECT DISTINCT ON (c.person_id) c.person_id, c.channel, c.conversation_id, c.address
      FROM conversations c LEFT JOIN nudge_settings s USING (person_id)
      WHERE c.person_id = ANY ($1::uuid[]) AND c.channel = ANY ($2::text[]) AND c.kind = 'direct'
        AND c.unreachable_at IS NULL
      ORDER BY c.person_id, (c.channel = s.channel) IS TRUE DESC, c.spoke_at DESC NULLS LAST, c.created_at DESC`,
    values: [personIds, channels],
  });
  return new Map(
    rows.map((row) => [
      row.person_id,
      {
        channel: row.channel,
        id: row.conversation_id,
        kind: "direct",
        ...(row.address === null ? {} : { address: row.address }),
      },
    ]),
  );
}

/** Keeps that what is due for these people can't reach them. */
export async function refuseUnreachable(
  transaction: Transaction,
  personIds: readonly string[],
  now: Date,
): Promise<void> {
  await transaction.query({
    name: "refuse-unreachable",
    text: `UPDATE nudges SET outcome = 'unreachable', decided_at = $2
      WHERE person_id = ANY ($1::uuid[]) AND outcome = 'due'`,
    values: [personIds, now],
  });
}

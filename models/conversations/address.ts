import type { ConversationRef, SenderRef } from "../../core/message.ts";
import type { Database } from "../database.ts";
import { toStorableJson } from "./inbox.ts";

/**
 * Keeps a conversation's newest address, and that it can be reached again, without a message in it; nothing happens
 * where Leo knows neither the person nor the conversation.
 */
export async function refreshAddress(
  database: Database,
  conversation: ConversationRef,
  sender: SenderRef,
): Promise<void> {
  await database.query({
    name: "refresh-address",
    text: `UPDATE conversations c SET address = $4::jsonb, unreachable_at = NULL
      FROM accounts a WHERE a.channel = $1 AND a.platform_user_id = $2
        AND c.person_id = a.person_id AND c.channel = $1 AND c.conversation_id = $3
        AND (c.address IS DISTINCT FROM $4::jsonb OR c.unreachable_at IS NOT NULL)`,
    values: [
      conversation.channel,
      sender.id,
      conversation.id,
      conversation.address === undefined ? null : toStorableJson(conversation.address),
    ],
  });
}

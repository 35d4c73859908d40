import type { ConversationRef } from "../../core/message.ts";
import type { Transaction } from "../database.ts";
import { silentAfter } from "./back-off.ts";
import { rescheduleNudges } from "./schedule.ts";

/**
 * Notes that a person wrote or pressed something, and where: what was not answered counts no more, the next nudge goes
 * there, and after a long silence the digest comes again. Once a turn.
 */
export async function notePersonSpoke(
  transaction: Pick<Transaction, "query">,
  personId: string,
  conversation: ConversationRef,
  now: Date,
): Promise<void> {
  const [reset] = await transaction.query<{ unanswered: number }>({
    name: "note-person-spoke",
    text: `WITH spoke AS (
        UPDATE conversations SET spoke_at = $4 WHERE person_id = $1 AND channel = $2 AND conversation_id = $3
      ), before AS (
        SELECT unanswered FROM nudge_settings WHERE person_id = $1 AND unanswered > 0
      ), reset AS (
        UPDATE nudge_settings SET unanswered = 0 WHERE person_id = $1 AND unanswered > 0
      )
      SELECT unanswered FROM before`,
    values: [personId, conversation.channel, conversation.id, now],
  });
  if ((reset?.unanswered ?? 0) >= silentAfter) await rescheduleNudges(transaction, personId, now);
}

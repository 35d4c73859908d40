import type { ConversationRef, OutboundMessage, SentRef } from "../../core/message.ts";
import type { Database } from "../database.ts";
import type { DueMessage } from "./outbox.ts";

/** Slot of an answer that is shown while it is being written. */
export function streamSlot(turnId: string): string {
  return `answer:${turnId}`;
}

/**
 * Stores the message that a turn's answer is streamed into, or finds the one that an earlier try of the turn began.
 * It is not due: whoever streams delivers it, and the turn's own answer makes it due for its last text.
 */
export async function storeStreamed(
  database: Database,
  answer: {
    readonly personId: string;
    readonly turnId: string;
    readonly conversation: ConversationRef;
    readonly message: OutboundMessage;
    readonly at: Date;
  },
): Promise<DueMessage> {
  const { personId, turnId, conversation, message, at } = answer;
  const [row] = await database.query<{ id: string; revision: number; sent_parts: SentRef["parts"] | null }>({
    name: "store-streamed",
    text: `INSERT INTO outbox (person_id, source, number, channel, conversation_id, slot, paced, blocks, due, created_at)
      VALUES ($1, $2, 0, $3, $4, $5, true, $6::jsonb, false, $7)
      ON CONFLICT (person_id, source, number) DO UPDATE SET blocks = excluded.blocks
      RETURNING id, revision, sent_parts`,
    values: [
      personId,
      `stream:${turnId}`,
      conversation.channel,
      conversation.id,
      streamSlot(turnId),
      JSON.stringify(message),
      at,
    ],
  });
  if (row === undefined) throw new Error("a streamed message was not stored");
  return {
    id: row.id,
    personId,
    conversation,
    message,
    revision: row.revision,
    isEdit: row.sent_parts !== null,
    sent: row.sent_parts === null ? undefined : { parts: row.sent_parts },
    attempts: 0,
    createdAt: at,
  };
}

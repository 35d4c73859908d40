import type { ConversationRef, OutboundMessage } from "../../core/message.ts";
import type { Database } from "../database.ts";
import type { DueMessage } from "./outbox.ts";

/** Source of an answer that was given before its message's turn. */
const sourceOf = (messageId: string) => `urgent:${messageId}`;

/**
 * Stores an answer that goes out at once, beside the lane; `undefined` where it was stored before. It is not due, so
 * that no lane delivers it a second time: {@link leaveToLane} makes it so where the direct way failed.
 */
export async function storeUrgentAnswer(
  database: Database,
  answer: {
    readonly personId: string;
    readonly messageId: string;
    readonly conversation: ConversationRef;
    readonly message: OutboundMessage;
    readonly at: Date;
  },
): Promise<DueMessage | undefined> {
  const { personId, conversation, message, at } = answer;
  const [row] = await database.query<{ id: string }>({
    text: `INSERT INTO outbox (person_id, source, number, channel, conversation_id, blocks, due, created_at)
      VALUES ($1, $2, 0, $3, $4, $5::jsonb, false, $6) ON CONFLICT (person_id, source, number) DO NOTHING
      RETURNING id`,
    values: [
      personId,
      sourceOf(answer.messageId),
      conversation.channel,
      conversation.id,
      JSON.stringify(message),
      at,
    ],
  });
  if (row === undefined) return undefined;
  return {
    id: row.id,
    personId,
    conversation,
    message,
    revision: 1,
    isEdit: false,
    sent: undefined,
    attempts: 0,
    createdAt: at,
  };
}

/** Hands an answer that could not be delivered at once to the lane. */
export async function leaveToLane(database: Database, message: DueMessage): Promise<void> {
  await database.query({
    text: "UPDATE outbox SET due = true WHERE person_id = $1 AND id = $2 AND delivered_revision = 0",
    values: [message.personId, message.id],
  });
}

/** Whether a message has been answered before its turn: the answer arrived, or is on its way through the lane. */
export async function isAnsweredUrgently(
  queries: Pick<Database, "query">,
  personId: string,
  messageId: string,
): Promise<boolean> {
  const rows = await queries.query({
    name: "answered-urgently",
    text: "SELECT 1 FROM outbox WHERE person_id = $1 AND source = $2 AND (due OR delivered_revision > 0)",
    values: [personId, sourceOf(messageId)],
  });
  return rows.length > 0;
}

import type { ConversationRef, Json, OutboundMessage, SentRef } from "../../core/message.ts";
import type { Database, Transaction } from "../database.ts";

/** A message, or the newer text of one, that the platform hasn't taken yet. */
export interface DueMessage {
  readonly id: string;
  readonly personId: string;
  readonly conversation: ConversationRef;
  readonly message: OutboundMessage;
  /** Which text this is; rises with every edit. */
  readonly revision: number;
  /** True when a text of it was delivered before: edit it. */
  readonly isEdit: boolean;
  /** What the platform has of it: an earlier text, or the first parts of this one. */
  readonly sent: SentRef | undefined;
  readonly attempts: number;
  readonly createdAt: Date;
}

/** What is due now, and when to look again for what is not. */
export interface DueMessages {
  readonly messages: readonly DueMessage[];
  /** Earliest moment at which something that waits becomes due. */
  readonly wakeAt: Date | undefined;
}

interface OutboxRow {
  readonly id: string;
  readonly channel: string;
  readonly conversation_id: string;
  readonly kind: ConversationRef["kind"];
  readonly address: Json;
  readonly blocks: OutboundMessage;
  readonly revision: number;
  readonly delivered_revision: number;
  readonly sent_parts: string[] | null;
  readonly attempts: number;
  readonly not_before: Date | null;
  readonly created_at: Date;
}

/**
 * A person's undelivered messages, oldest first. A conversation that has to wait holds back all of its messages,
 * a paced edit only itself.
 */
export async function dueMessages(database: Database, personId: string, now: Date): Promise<DueMessages> {
  const rows = await database.query<OutboxRow>({
    name: "due-messages",
    text: `SELECT o.id, o.channel, o.conversation_id, c.kind, c.address, o.blocks, o.revision, o.delivered_revision,
        o.sent_parts, o.attempts, o.created_at, greatest(c.not_before, o.not_before) AS not_before
      FROM outbox o JOIN conversations c USING (person_id, channel, conversation_id)
      WHERE o.person_id = $1 AND o.due ORDER BY o.id LIMIT 100`,
    values: [personId],
  });
  const waiting = rows.flatMap((row) =>
    row.not_before !== null && row.not_before > now ? [row.not_before] : [],
  );
  const wakeAt = waiting.sort((a, b) => a.getTime() - b.getTime())[0];
  const messages = rows
    .filter((row) => row.not_before === null || row.not_before <= now)
    .map((row) => ({
      id: row.id,
      personId,
      conversation: {
        channel: row.channel,
        id: row.conversation_id,
        kind: row.kind,
        ...(row.address === null ? {} : { address: row.address }),
      },
      message: row.blocks,
      revision: row.revision,
      isEdit: row.delivered_revision > 0,
      sent: row.sent_parts === null ? undefined : { parts: row.sent_parts },
      attempts: row.attempts,
      createdAt: row.created_at,
    }));
  return { messages, wakeAt };
}

/** Notes that the platform took a text. Its blocks are kept only where a later edit needs them. */
export async function markDelivered(
  database: Database,
  message: DueMessage,
  sent: SentRef,
  at: Date,
): Promise<void> {
  await database.queryRelaxed({
    name: "mark-delivered",
    text: `UPDATE outbox SET delivered_revision = $3, due = revision > $3, sent_parts = $4::jsonb, edited_at = $5,
        attempts = 0, blocks = CASE WHEN slot IS NULL AND revision = $3 THEN NULL ELSE blocks END
      WHERE person_id = $1 AND id = $2`,
    values: [message.personId, message.id, message.revision, JSON.stringify(sent.parts), at],
  });
}

/**
 * Gives a message up: the platform will never take it. What stands in a slot is kept for the next edit.
 * @param failure code of the reason
 */
export async function markUndeliverable(
  database: Database,
  message: DueMessage,
  failure: string,
): Promise<void> {
  await database.query({
    text: `UPDATE outbox SET due = revision > $3, failure = $4,
        blocks = CASE WHEN slot IS NULL AND revision = $3 THEN NULL ELSE blocks END
      WHERE person_id = $1 AND id = $2`,
    values: [message.personId, message.id, message.revision, failure],
  });
}

/** Holds back a conversation until a moment, and remembers what the platform has of the message already. */
export async function postpone(
  database: Database,
  message: DueMessage,
  until: Date,
  sentParts: readonly string[],
): Promise<void> {
  await database.transaction(async (transaction) => {
    await transaction.query({
      text: `UPDATE outbox SET attempts = attempts + 1, sent_parts = coalesce($3::jsonb, sent_parts)
        WHERE person_id = $1 AND id = $2`,
      values: [message.personId, message.id, sentParts.length === 0 ? null : JSON.stringify(sentParts)],
    });
    await transaction.query({
      text: "UPDATE conversations SET not_before = $4 WHERE person_id = $1 AND channel = $2 AND conversation_id = $3",
      values: [message.personId, message.conversation.channel, message.conversation.id, until],
    });
  });
}

/** The message can't be edited any more: the next try sends it anew. */
export async function forgetSent(database: Database, message: DueMessage): Promise<void> {
  await database.query({
    text: "UPDATE outbox SET delivered_revision = 0, sent_parts = NULL WHERE person_id = $1 AND id = $2",
    values: [message.personId, message.id],
  });
}

/** Nothing reaches this conversation until the person writes again: what waits for it is given up. */
export async function markUnreachable(database: Database, message: DueMessage, at: Date): Promise<void> {
  await database.transaction(async (transaction) => {
    const key = [message.personId, message.conversation.channel, message.conversation.id];
    await transaction.query({
      text: `UPDATE conversations SET unreachable_at = $4, not_before = NULL
        WHERE person_id = $1 AND channel = $2 AND conversation_id = $3`,
      values: [...key, at],
    });
    await transaction.query({
      text: `UPDATE outbox SET due = false, failure = 'unreachable',
          blocks = CASE WHEN slot IS NULL THEN NULL ELSE blocks END
        WHERE person_id = $1 AND channel = $2 AND conversation_id = $3 AND due`,
      values: key,
    });
  });
}

/** Updates the text of a slot's message from outside a turn, e.g. progress; paced to one edit a second. */
export async function editSlot(
  transaction: Transaction | Database,
  personId: string,
  slot: string,
  message: OutboundMessage,
): Promise<boolean> {
  const rows = await transaction.query({
    name: "edit-slot",
    text: `UPDATE outbox SET blocks = $3::jsonb, revision = revision + 1, due = true,
        not_before = CASE WHEN paced THEN edited_at + interval '1 second' END
      WHERE person_id = $1 AND slot = $2 RETURNING id`,
    values: [personId, slot, JSON.stringify(message)],
  });
  return rows.length > 0;
}

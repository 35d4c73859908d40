import { newId } from "../../core/ids.ts";
import type { Locale } from "../../core/locales.ts";
import type { ConversationRef, InboundContent, InboundMessage, Json, SenderRef } from "../../core/message.ts";
import type { Database, Statement, Transaction } from "../database.ts";
import type { Person } from "../people/person.ts";
import { type PersonRow, toPerson } from "../people/person-row.ts";

/** Something that happened outside the conversation and is answered in it, in the lane's order. */
export interface EventContent {
  readonly kind: "event";
  /** Kebab-case: `analysed`. */
  readonly event: string;
  readonly detail: Json;
  /** Nobody waits for its answer: where that fails for good, nothing is said. */
  readonly isUnasked?: true;
}

/** A stored message that waits for its turn. */
export interface WaitingMessage {
  /** Rises in order of arrival; unique. */
  readonly id: string;
  readonly personId: string;
  readonly conversation: ConversationRef;
  readonly sender: SenderRef;
  readonly content: InboundContent | EventContent;
  readonly sentAt: Date;
  readonly attempts: number;
}

/** Where a stored message went. */
export interface StoredMessage {
  readonly personId: string;
  /** Id of the stored message; `null` for a redelivery of what is stored already. */
  readonly messageId: string | null;
}

interface ReceiveRow {
  readonly person: string;
  readonly message: string | null;
}

interface NextRow extends PersonRow {
  readonly message_id: string;
  readonly channel: string;
  readonly conversation_id: string;
  readonly kind: ConversationRef["kind"];
  readonly address: Json;
  readonly sender: SenderRef | null;
  readonly content: InboundContent | EventContent;
  readonly sent_at: Date;
  readonly attempts: number;
  readonly has_more: boolean;
  readonly has_due: boolean;
}

/** A lane's next piece of work. */
export interface NextWaiting {
  readonly message: WaitingMessage;
  /** The person as they are now. */
  readonly person: Person;
  /** Others wait behind this one. */
  readonly hasMore: boolean;
  /** Something said earlier is not delivered yet. */
  readonly hasDue: boolean;
}

/** PostgreSQL's JSON holds neither NUL nor half a surrogate pair: the first is dropped, the second replaced. */
export function toStorableJson(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) =>
    typeof part === "string" ? part.replaceAll("\0", "").toWellFormed() : part,
  );
}

const receiveText = `SELECT person, message FROM receive_message(
  $1, $2, $3, $4::numeric, $5, $6, $7::jsonb, $8::jsonb, $9::jsonb, $10, $11, $12, $13)`;

/** Stores a message once, and its sender as a person when new; `locale` is the first guess of the language. */
export async function storeMessage(
  database: Database,
  message: InboundMessage,
  receivedAt: Date,
  locale: Locale,
): Promise<StoredMessage> {
  const { conversation, sender } = message;
  const [row] = await database.query<ReceiveRow>({
    name: "receive-message",
    text: receiveText,
    values: [
      conversation.channel,
      sender.id,
      message.id,
      message.order ?? null,
      conversation.id,
      conversation.kind,
      conversation.address === undefined ? null : toStorableJson(conversation.address),
      toStorableJson(sender),
      toStorableJson(message.content),
      message.sentAt,
      receivedAt,
      newId(),
      locale,
    ],
  });
  if (row === undefined) throw new Error("receive_message answered no row");
  return { personId: row.person, messageId: row.message };
}

/** An event on its way into a person's lane. */
export interface NewEvent {
  readonly personId: string;
  readonly conversation: ConversationRef;
  /** The same for every try to add it. */
  readonly deliveryId: string;
  readonly content: EventContent;
  readonly at: Date;
}

/** Adds events to lanes, once for each `deliveryId`; nothing happens where a person is deleted. */
export async function storeEvents(transaction: Transaction, events: readonly NewEvent[]): Promise<void> {
  const rows = events.map(({ personId, conversation, deliveryId, content, at }) => ({
    person_id: personId,
    channel: conversation.channel,
    delivery_id: deliveryId,
    conversation_id: conversation.id,
    content,
    at,
  }));
  await transaction.query({
    name: "store-events",
    text: `INSERT INTO inbox (person_id, channel, delivery_id, conversation_id, content, sent_at, received_at)
      SELECT p.id, x.channel, x.delivery_id, x.conversation_id, x.content, x.at, x.at
      FROM jsonb_to_recordset($1::jsonb) AS x(person_id uuid, channel text, delivery_id text, conversation_id text,
        content jsonb, at timestamptz) JOIN people p ON p.id = x.person_id
      ON CONFLICT (channel, delivery_id) DO NOTHING`,
    values: [toStorableJson(rows)],
  });
}

/** Adds one event; see {@link storeEvents}. */
export function storeEvent(transaction: Transaction, event: NewEvent): Promise<void> {
  return storeEvents(transaction, [event]);
}

/**
 * The next message of a person's lane: of the conversation that has waited longest the first in the platform's own
 * order, else by arrival.
 */
export async function nextWaiting(database: Database, personId: string): Promise<NextWaiting | undefined> {
  const [row] = await database.query<NextRow>({
    name: "next-waiting",
    text: `WITH oldest AS MATERIALIZED (
        SELECT channel, conversation_id FROM inbox WHERE person_id = $1 AND state = 'new' ORDER BY id LIMIT 1)
      SELECT i.id AS message_id, i.channel, i.conversation_id, c.kind, c.address, i.sender, i.content, i.sent_at,
        i.attempts, p.*,
        (SELECT count(*) > 1 FROM inbox w WHERE w.person_id = $1 AND w.state = 'new') AS has_more,
        EXISTS (SELECT 1 FROM outbox o WHERE o.person_id = $1 AND o.due) AS has_due
      FROM oldest JOIN inbox i USING (channel, conversation_id)
        JOIN conversations c USING (person_id, channel, conversation_id) JOIN people p ON p.id = i.person_id
      WHERE i.person_id = $1 AND i.state = 'new' ORDER BY i.platform_order NULLS FIRST, i.id LIMIT 1`,
    values: [personId],
  });
  if (row === undefined) return undefined;
  return {
    person: toPerson(row),
    hasMore: row.has_more,
    hasDue: row.has_due,
    message: {
      id: row.message_id,
      personId,
      conversation: {
        channel: row.channel,
        id: row.conversation_id,
        kind: row.kind,
        ...(row.address === null ? {} : { address: row.address }),
      },
      sender: row.sender ?? { id: "" },
      content: row.content,
      sentAt: row.sent_at,
      attempts: row.attempts,
    },
  };
}

/** Counts a failed try of a turn; at `maxAttempts` the message is given up. Answers whether it was. */
export async function countAttempt(
  database: Database,
  message: WaitingMessage,
  maxAttempts: number,
): Promise<boolean> {
  const rows = await database.query<{ state: string }>({
    name: "count-attempt",
    text: `UPDATE inbox SET attempts = attempts + 1 WHERE person_id = $1 AND id = $2 AND state = 'new'
      RETURNING CASE WHEN attempts >= $3 THEN 'failed' ELSE 'new' END AS state`,
    values: [message.personId, message.id, maxAttempts],
  });
  return rows[0]?.state === "failed";
}

/**
 * The last statement of a turn: marks its message as done, if it still waits, and stores what was said with it.
 * The text of a message is not kept once it is answered. @param said JSON array of outbox rows
 */
export function finishTurn(message: WaitingMessage, said: readonly Json[], at: Date): Statement {
  return {
    name: "finish-turn",
    text: `WITH finished AS (
        UPDATE inbox SET state = 'done', content = NULL, sender = NULL
        WHERE person_id = $1 AND id = $2 AND state = 'new' RETURNING id
      ), said AS (
        INSERT INTO outbox (person_id, source, number, channel, conversation_id, slot, paced, blocks, created_at)
        SELECT $1, 'in:' || $2::text, x.number, x.channel, x.conversation_id, x.slot, x.paced, x.blocks, $4
        FROM finished, jsonb_to_recordset($3::jsonb)
          AS x(number smallint, channel text, conversation_id text, slot text, paced boolean, blocks jsonb)
        RETURNING id, number
      )
      SELECT (SELECT count(*)::int FROM finished) AS finished,
        (SELECT coalesce(json_agg(id::text ORDER BY number), '[]'::json) FROM said) AS ids`,
    values: [message.personId, message.id, toStorableJson(said), at],
  };
}

import { EventEmitter } from "node:events";
import type pg from "pg";
import type { Clock } from "../../core/clock.ts";
import type { Logger } from "../../core/log.ts";
import type { Mailbox, MailboxEntry } from "../../core/mailbox.ts";
import type { ConversationRef, OutboundMessage } from "../../core/message.ts";
import type { Database } from "../database.ts";

/** Name of the PostgreSQL channel on which instances tell each other of new mail. */
const mailChannel = "leo_mail";

/** First key of the locks that order the revisions of a conversation. */
const mailLockSpace = 0x1e3;

/** A mailbox in PostgreSQL, and the end of its listening. */
export interface StoredMailbox extends Mailbox {
  stop(): Promise<void>;
}

/** Connects a mailbox that hears of new mail from every instance. */
export async function startMailbox(database: Database, clock: Clock, log: Logger): Promise<StoredMailbox> {
  const readers = new EventEmitter().setMaxListeners(0);
  const address = (to: ConversationRef) => `${to.channel}\n${to.id}`;
  let listener: pg.Client | undefined;
  let stopping = false;

  const listen = async () => {
    const client = await database.connect();
    client.on("notification", ({ payload }) => readers.emit(payload ?? ""));
    client.on("end", () => {
      listener = undefined;
      if (!stopping) retry();
    });
    await client.query(`LISTEN ${mailChannel}`);
    listener = client;
    // Mail may have come while nobody listened.
    for (const name of readers.eventNames()) readers.emit(name);
  };
  const retry = () => {
    const timer = setTimeout(() => {
      if (stopping) return;
      listen().catch((error: unknown) => {
        log.warn({ err: error }, "mailbox can't listen");
        retry();
      });
    }, 500);
    timer.unref();
  };
  await listen();

  return {
    put: async (to, messageId, message) => {
      const rows = await database.transaction(async (transaction) => {
        // Revisions of one conversation become visible in their order, whoever puts at the same time.
        await transaction.query({
          name: "order-mail",
          text: "SELECT pg_advisory_xact_lock($1, hashtext($2))",
          values: [mailLockSpace, address(to)],
        });
        return transaction.query({
          name: "put-mail",
          text: `WITH stored AS (
              INSERT INTO mailbox (person_id, channel, conversation_id, message_id, message, updated_at)
              SELECT person_id, channel, conversation_id, $3, $4::jsonb, $5 FROM conversations
                WHERE channel = $1 AND conversation_id = $2
              ON CONFLICT (person_id, channel, conversation_id, message_id)
                DO UPDATE SET message = excluded.message, updated_at = excluded.updated_at, revision = excluded.revision
                WHERE mailbox.message IS DISTINCT FROM excluded.message
              RETURNING 1)
            SELECT pg_notify($6, $1 || E'\\n' || $2) FROM stored LIMIT 1`,
          values: [to.channel, to.id, messageId, JSON.stringify(message), clock(), mailChannel],
        });
      });
      if (rows.length > 0) readers.emit(address(to));
    },
    since: async (to, revision) => {
      const rows = await database.query<{ revision: string; message_id: string; message: OutboundMessage }>({
        name: "mail-since",
        text: `SELECT revision, message_id, message FROM mailbox
          WHERE channel = $1 AND conversation_id = $2 AND revision > $3 ORDER BY revision LIMIT 500`,
        values: [to.channel, to.id, revision],
      });
      return rows.map(
        (row): MailboxEntry => ({
          revision: Number(row.revision),
          messageId: row.message_id,
          message: row.message,
        }),
      );
    },
    watch: (to, onChange) => {
      readers.on(address(to), onChange);
      return () => readers.off(address(to), onChange);
    },
    stop: async () => {
      stopping = true;
      await listener?.end();
    },
  };
}

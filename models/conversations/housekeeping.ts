import type { Database } from "../database.ts";
import { dropOldMemories } from "../memory/memories.ts";
import { chatLinesKeptDays } from "./chat-lines.ts";

/** How long what was delivered is kept, in days: for redeliveries, for replays on the web, for expired links. */
const keptDays = { messages: 30, mailbox: 90, links: 30, nudges: 90 };

/** Deletes what nobody needs any more; safe to run on several instances at once. */
export async function cleanUp(database: Database, now: Date): Promise<void> {
  const before = (days: number) => new Date(now.getTime() - days * 86_400_000);
  await database.query({
    text: "DELETE FROM inbox WHERE received_at < $1 AND state <> 'new'",
    values: [before(keptDays.messages)],
  });
  await database.query({
    text: "DELETE FROM outbox WHERE created_at < $1 AND NOT due AND slot IS NULL",
    values: [before(keptDays.messages)],
  });
  await database.query({
    text: "DELETE FROM mailbox WHERE updated_at < $1",
    values: [before(keptDays.mailbox)],
  });
  await database.query({
    text: "DELETE FROM report_links WHERE expires_at < $1",
    values: [before(keptDays.links)],
  });
  for (const [table, column] of [
    ["link_codes", "expires_at"],
    ["link_requests", "expires_at"],
    ["link_attempts", "at"],
  ])
    await database.query({ text: `DELETE FROM ${table} WHERE ${column} < $1`, values: [before(1)] });
  await database.query({
    text: "DELETE FROM chat_lines WHERE said_at < $1",
    values: [before(chatLinesKeptDays)],
  });
  await dropOldMemories(database, before(chatLinesKeptDays));
  await database.query({
    text: "DELETE FROM tool_calls WHERE called_at < $1",
    values: [before(keptDays.messages)],
  });
  // Steps of turns whose process died and that nobody took up again.
  await database.query({
    text: `WITH over AS (DELETE FROM langgraph.checkpoints WHERE (checkpoint->>'ts')::timestamptz < $1
        RETURNING thread_id),
      blobs AS (DELETE FROM langgraph.checkpoint_blobs WHERE thread_id IN (SELECT thread_id FROM over))
      DELETE FROM langgraph.checkpoint_writes WHERE thread_id IN (SELECT thread_id FROM over)`,
    values: [before(1)],
  });
  await database.query({ text: "DELETE FROM hosted_files WHERE expires_at < $1", values: [before(0)] });
  await database.query({
    text: "DELETE FROM nudges WHERE local_date < $1::timestamptz::date",
    values: [before(keptDays.nudges)],
  });
  await database.query({ text: "DELETE FROM web_sessions WHERE expires_at < $1", values: [before(0)] });
}

import type { webApi } from "@slack/bolt";
import { z } from "zod";
import type { Clock } from "../../core/clock.ts";
import type { KnownConversation } from "../../core/known-conversations.ts";
import type { Logger } from "../../core/log.ts";
import { maybe } from "../../core/maybe.ts";
import { patience } from "../../core/patience.ts";
import { toChannelError } from "./errors.ts";
import type { Intake } from "./intake.ts";

/** How far before the last stored message the reading begins: one may have been stored before an earlier one. */
const overlapMs = 900_000;
/** What is older is no question any more, and what was answered then may be forgotten. */
const longestMs = 29 * 86_400_000;
const pageSize = 200;

const historyMessage = z.looseObject({ ts: z.string() });
type HistoryMessage = z.output<typeof historyMessage>;

const page = z.object({
  messages: z.array(historyMessage),
  response_metadata: maybe(z.object({ next_cursor: maybe(z.string()) })),
});
const address = z.object({ channelId: z.string() });

/** What reading the backlog needs. */
export interface Backlog {
  readonly client: webApi.WebClient;
  readonly intake: Intake;
  readonly known: () => Promise<readonly KnownConversation[]>;
  readonly clock: Clock;
  readonly log: Logger;
  readonly stopped: AbortSignal;
}

/** What somebody wrote since an instant, oldest first. */
async function readHistory(
  client: webApi.WebClient,
  channelId: string,
  sinceMs: number,
): Promise<readonly HistoryMessage[]> {
  const found: HistoryMessage[] = [];
  let cursor = "";
  do {
    const answer = await client.conversations.history({
      channel: channelId,
      oldest: (sinceMs / 1000).toFixed(6),
      limit: pageSize,
      ...(cursor === "" ? {} : { cursor }),
    });
    const read = page.parse(answer);
    found.push(...read.messages);
    cursor = read.response_metadata?.next_cursor ?? "";
  } while (cursor !== "");
  return found.reverse();
}

/** A message out of a history as the event by which it would have come; a later edit doesn't unsay it. */
function asEvent(message: HistoryMessage, channelId: string): object {
  const event = { ...message, edited: undefined, channel: channelId, channel_type: "im" };
  return { type: "event_callback", event_id: `${channelId} ${event.ts}`, event };
}

async function readOne(known: KnownConversation, options: Backlog): Promise<void> {
  const { client, intake, clock } = options;
  const channelId = address.safeParse(known.conversation.address).data?.channelId;
  if (channelId === undefined || known.lastOrder === undefined) return;
  const lastMs = Math.floor(Number(known.lastOrder) / 1000);
  const sinceMs = Math.max(lastMs - overlapMs, clock().getTime() - longestMs);
  for (const message of await readHistory(client, channelId, sinceMs))
    await intake.take(asEvent(message, channelId));
}

/**
 * Looks into every direct chat that has begun for what was written while nobody listened: Slack repeats an event for
 * some minutes only. What is stored already is stored once. Waits as long as Slack says; a chat that can't be read is
 * left for the next time.
 */
export async function readBacklog(options: Backlog): Promise<void> {
  const { stopped, log } = options;
  const waits = patience(stopped);
  for (const known of await options.known()) {
    for (let isRead = false; !isRead && !stopped.aborted; ) {
      try {
        await readOne(known, options);
        isRead = true;
      } catch (error) {
        const failure = toChannelError(error, "conversations.history");
        isRead = failure.code !== "rate-limited";
        if (isRead) log.warn({ err: failure }, "Slack: a chat could not be looked through");
        else await waits.afterFailure(failure.retryAfterMs ?? 0);
      }
    }
  }
}

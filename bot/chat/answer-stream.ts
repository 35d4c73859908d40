import type { ChannelAdapter } from "../../adapters/channel.ts";
import type { Clock } from "../../core/clock.ts";
import type { Logger } from "../../core/log.ts";
import type { ConversationRef, OutboundMessage, SentRef } from "../../core/message.ts";
import { type DueMessage, markDelivered } from "../../models/conversations/outbox.ts";
import { storeStreamed } from "../../models/conversations/streamed.ts";
import type { Database } from "../../models/database.ts";

/** An answer that is shown while it is written, by editing one message. */
export interface AnswerStream {
  /** Shows the text so far, at most once a second; never throws. */
  show(soFar: string): void;
  /** Waits for what is under way; answers whether a message stands that the answer has to end. */
  end(): Promise<boolean>;
}

/** Opens the stream of one turn's answer. */
export type OpenAnswerStream = (target: {
  readonly personId: string;
  readonly turnId: string;
  readonly conversation: ConversationRef;
}) => AnswerStream;

/** Least time between two edits, in milliseconds: platforms take one a second. */
const editEveryMs = 1_000;
/** Least text that is worth a message of its own, in characters. */
const firstTextLength = 20;

function draftOf(soFar: string): OutboundMessage {
  return [{ kind: "text", markdown: `${soFar.trimEnd()} …` }];
}

/** Streams answers over channels that can edit; on others nothing is shown before the answer is whole. */
export function createAnswerStreams(deps: {
  readonly database: Database;
  readonly channels: ReadonlyMap<string, ChannelAdapter>;
  readonly clock: Clock;
  readonly log: Logger;
}): OpenAnswerStream {
  const { database, clock, log } = deps;
  return ({ personId, turnId, conversation }) => {
    const channel = deps.channels.get(conversation.channel);
    const canStream = channel?.edit !== undefined && conversation.kind === "direct";
    let stored: DueMessage | undefined;
    let newest = "";
    let shown = "";
    let isOver = !canStream;
    let running: Promise<void> | undefined;
    let timer: NodeJS.Timeout | undefined;

    void channel?.typing?.(conversation);

    const deliver = async (message: OutboundMessage): Promise<void> => {
      if (channel === undefined) return;
      stored ??= await storeStreamed(database, { personId, turnId, conversation, message, at: clock() });
      const sent: SentRef =
        stored.sent === undefined
          ? await channel.send(conversation, message)
          : ((await channel.edit?.(conversation, stored.sent, message)) ?? stored.sent);
      stored = { ...stored, sent, isEdit: true };
      await markDelivered(database, stored, sent, clock());
    };

    const next = () => {
      timer = undefined;
      if (isOver || running !== undefined || newest === shown) return;
      const text = newest;
      running = deliver(draftOf(text))
        .then(() => {
          shown = text;
        })
        .catch((error: unknown) => {
          // A platform that asks to wait gets the whole answer later, and no half ones before.
          isOver = true;
          log.info({ err: error, personId }, "answer is not streamed any further");
        })
        .finally(() => {
          running = undefined;
          if (!isOver) timer ??= setTimeout(next, editEveryMs);
        });
    };

    return {
      show: (soFar) => {
        newest = soFar;
        if (isOver || soFar.trim().length < firstTextLength) return;
        if (stored === undefined && running === undefined) next();
        else timer ??= setTimeout(next, editEveryMs);
      },
      end: async () => {
        isOver = true;
        clearTimeout(timer);
        await running;
        return stored !== undefined;
      },
    };
  };
}

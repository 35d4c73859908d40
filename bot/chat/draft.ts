import type { ConversationRef, Json, OutboundMessage } from "../../core/message.ts";
import { releaseSlot, sayInSlot } from "../../models/conversations/slots.ts";
import type { Transaction } from "../../models/database.ts";
import type { SayOptions } from "./turn.ts";

/** A new message of a turn, as the outbox stores it. */
export interface SaidMessage {
  readonly number: number;
  readonly message: OutboundMessage;
  readonly slot: string | null;
  readonly paced: boolean;
}

/** What a turn wants to say, collected until it commits. */
export interface Draft {
  say(message: OutboundMessage, options?: SayOptions): void;
  release(slot: string, message?: OutboundMessage): void;
  /**
   * Applies edits of standing messages within the transaction and answers what is to be sent anew, in order.
   * `hasEdits` tells that earlier messages changed too.
   */
  settle(
    transaction: Transaction,
  ): Promise<{ readonly said: readonly SaidMessage[]; readonly hasEdits: boolean }>;
}

type Wish =
  | { readonly kind: "say"; readonly message: OutboundMessage; readonly options: SayOptions }
  | { readonly kind: "release"; readonly slot: string; readonly message: OutboundMessage | undefined };

/** Starts an empty draft for one person and conversation. */
export function createDraft(personId: string, conversation: ConversationRef): Draft {
  const wishes: Wish[] = [];
  return {
    say: (message, options = {}) => wishes.push({ kind: "say", message, options }),
    release: (slot, message) => wishes.push({ kind: "release", slot, message }),
    settle: async (transaction) => {
      const said: SaidMessage[] = [];
      let hasEdits = false;
      for (const wish of wishes) {
        if (wish.kind === "release") {
          await releaseSlot(transaction, personId, wish.slot, wish.message);
          hasEdits = true;
          continue;
        }
        const { slot, paced } = wish.options;
        const next = { message: wish.message, slot: slot ?? null, paced: paced ?? false };
        const earlier = slot === undefined ? -1 : said.findIndex((one) => one.slot === slot);
        if (earlier >= 0) said[earlier] = { number: earlier, ...next };
        else if (
          slot !== undefined &&
          (await sayInSlot(transaction, personId, slot, conversation, wish.message))
        ) {
          hasEdits = true;
        } else {
          hasEdits ||= slot !== undefined;
          said.push({ number: said.length, ...next });
        }
      }
      return { said, hasEdits };
    },
  };
}

/** New messages as JSON rows for the outbox. */
export function toOutboxRows(said: readonly SaidMessage[], conversation: ConversationRef): Json[] {
  return said.map(({ number, message, slot, paced }) => ({
    number,
    channel: conversation.channel,
    conversation_id: conversation.id,
    slot,
    paced,
    blocks: message as Json,
  }));
}

import type { Block, ConversationRef, OutboundMessage } from "../../core/message.ts";
import type { Transaction } from "../database.ts";
import { editSlot } from "./outbox.ts";

/** The message that stands in a slot. */
export interface SlotMessage {
  readonly channel: string;
  readonly conversationId: string;
  readonly message: OutboundMessage;
}

/** What stands in a person's slot now, if anything. */
export async function findSlot(
  transaction: Transaction,
  personId: string,
  slot: string,
): Promise<SlotMessage | undefined> {
  const [row] = await transaction.query<{
    channel: string;
    conversation_id: string;
    blocks: OutboundMessage;
  }>({
    name: "find-slot",
    text: "SELECT channel, conversation_id, blocks FROM outbox WHERE person_id = $1 AND slot = $2",
    values: [personId, slot],
  });
  if (row === undefined) return undefined;
  return { channel: row.channel, conversationId: row.conversation_id, message: row.blocks };
}

/** A message as it stands once nothing can be pressed in it any more. */
export function withoutButtons(message: OutboundMessage): OutboundMessage | undefined {
  const [first, ...rest] = message.filter((block: Block) => block.kind !== "buttons");
  return first === undefined ? undefined : [first, ...rest];
}

/** Ends a slot: its message gets its last text, or loses its buttons, and stays as it is from then on. */
export async function releaseSlot(
  transaction: Transaction,
  personId: string,
  slot: string,
  last?: OutboundMessage,
): Promise<void> {
  const standing = await findSlot(transaction, personId, slot);
  if (standing === undefined) return;
  const text = last ?? withoutButtons(standing.message);
  if (text !== undefined) await editSlot(transaction, personId, slot, text);
  await transaction.query({
    name: "release-slot",
    text: "UPDATE outbox SET slot = NULL WHERE person_id = $1 AND slot = $2",
    values: [personId, slot],
  });
}

/**
 * Gives a slot's message a new text where it stands in this conversation; answers false where it has to be sent anew
 * (and has then lost its buttons where it stood).
 */
export async function sayInSlot(
  transaction: Transaction,
  personId: string,
  slot: string,
  conversation: ConversationRef,
  message: OutboundMessage,
): Promise<boolean> {
  const standing = await findSlot(transaction, personId, slot);
  if (standing === undefined) return false;
  if (standing.channel === conversation.channel && standing.conversationId === conversation.id) {
    return editSlot(transaction, personId, slot, message);
  }
  await releaseSlot(transaction, personId, slot);
  return false;
}

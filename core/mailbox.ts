import type { ConversationRef, OutboundMessage } from "./message.ts";

/** A message as it stands in a mailbox now. */
export interface MailboxEntry {
  /** Rises with every message and every edit in a conversation; what a reader remembers to ask for the rest. */
  readonly revision: number;
  /** Stays the same when the message is edited. */
  readonly messageId: string;
  readonly message: OutboundMessage;
}

/**
 * Kept messages of channels whose reader comes and goes (web page, terminal): the instance that speaks and
 * the instance that holds the reader's connection may be two.
 */
export interface Mailbox {
  /** Stores a message, or its new text under the same id, and wakes the readers on every instance. */
  put(to: ConversationRef, messageId: string, message: OutboundMessage): Promise<void>;
  /** What is newer than a revision, oldest change first; revision 0 for all that is kept. */
  since(to: ConversationRef, revision: number): Promise<readonly MailboxEntry[]>;
  /** Calls back whenever something may be new in a conversation; answers the function that stops it. */
  watch(to: ConversationRef, onChange: () => void): () => void;
}

import type { ConversationRef } from "./message.ts";

/** A direct conversation that has begun, and how far it is stored. */
export interface KnownConversation {
  readonly conversation: ConversationRef;
  /** The highest order stored of it, as the platform counts; absent where nothing of it is kept any more. */
  readonly lastOrder: string | undefined;
}

/** Lists a channel's direct conversations, the latest active first: where a platform redelivers nothing, its channel looks there. */
export type KnownConversations = (channel: string) => Promise<readonly KnownConversation[]>;

import type { Receive } from "../../adapters/channel.ts";
import type { Clock } from "../../core/clock.ts";
import type { Logger } from "../../core/log.ts";
import { storeMessage } from "../../models/conversations/inbox.ts";
import type { Database } from "../../models/database.ts";
import type { AnswerUrgent } from "./answer-urgent.ts";
import { greetingLanguage } from "./greeting-language.ts";

/** Stores what a channel hands over and wakes the person's lane; a redelivery changes nothing. */
export function createReceive(deps: {
  readonly database: Database;
  readonly clock: Clock;
  readonly log: Logger;
  /** Looks at a new message before it waits for its turn. */
  readonly answerUrgent?: AnswerUrgent;
  /** Called with the person once the message is stored. */
  readonly wake: (personId: string) => void;
}): Receive {
  return async (message) => {
    const { content, sender } = message;
    const words = content.kind === "text" ? content.text : undefined;
    const locale = greetingLanguage(words, sender.languageTag);
    const stored = await storeMessage(deps.database, message, deps.clock(), locale);
    deps.log.debug(
      {
        channel: message.conversation.channel,
        kind: content.kind,
        personId: stored.personId,
        isNew: stored.messageId !== null,
      },
      "message stored",
    );
    if (stored.messageId !== null) {
      await deps.answerUrgent?.(message, stored.personId, stored.messageId).catch((error: unknown) => {
        // Its turn answers it all the same.
        deps.log.error({ err: error, personId: stored.personId }, "urgent answer failed");
      });
    }
    deps.wake(stored.personId);
  };
}

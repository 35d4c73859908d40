import type { ChannelAdapter } from "../../adapters/channel.ts";
import { safetyReply } from "../../agent/safety/reply.ts";
import { isUrgent, screenText } from "../../agent/safety/screen.ts";
import type { Clock } from "../../core/clock.ts";
import { translator } from "../../core/locales.ts";
import type { Logger } from "../../core/log.ts";
import type { InboundMessage } from "../../core/message.ts";
import { markDelivered } from "../../models/conversations/outbox.ts";
import { leaveToLane, storeUrgentAnswer } from "../../models/conversations/urgent.ts";
import type { Database } from "../../models/database.ts";
import { findPerson } from "../../models/people/find-person.ts";
import { guessPlace } from "../../models/people/place.ts";

/** Answers a stored message at once if it can't wait for its turn. */
export type AnswerUrgent = (message: InboundMessage, personId: string, messageId: string) => Promise<void>;

function wordsOf({ content, conversation }: InboundMessage): string | undefined {
  // In a group there is only a line that leads into the direct chat.
  if (conversation.kind !== "direct") return undefined;
  if (content.kind === "text") return content.text;
  return content.kind === "photo" ? content.caption : undefined;
}

/**
 * The deterministic safety rules on the way in: a text about ending one's life (level 3 and above) gets its answer
 * before whatever else waits or runs in the person's lane. The lane then keeps the event and goes on from there.
 */
export function createAnswerUrgent(deps: {
  readonly database: Database;
  readonly channels: ReadonlyMap<string, ChannelAdapter>;
  readonly clock: Clock;
  readonly log: Logger;
}): AnswerUrgent {
  const { database, clock, log } = deps;
  return async (inbound, personId, messageId) => {
    const words = wordsOf(inbound);
    if (words === undefined) return;
    const screening = screenText(words);
    if (!isUrgent(screening.level)) return;
    const person = await findPerson(database, personId);
    const channel = deps.channels.get(inbound.conversation.channel);
    if (person === undefined || channel === undefined) return;
    const guess = guessPlace(inbound.sender, clock());
    const region = person.timeZone !== null ? person.region : guess?.isFirm === true ? guess.region : null;
    const reply = safetyReply(screening, region, translator(person.locale), clock());
    if (reply === undefined) return;
    const stored = await storeUrgentAnswer(database, {
      personId,
      messageId,
      conversation: inbound.conversation,
      message: reply,
      at: clock(),
    });
    if (stored === undefined) return;
    try {
      const sent = await channel.send(inbound.conversation, reply);
      await markDelivered(database, stored, sent, clock());
      log.warn({ personId, safetyLevel: screening.level, rule: screening.rule }, "answered at once");
    } catch (error) {
      log.warn({ err: error, personId }, "urgent answer goes through the lane");
      await leaveToLane(database, stored);
    }
  };
}

import { translator } from "../../core/locales.ts";
import { noteUse } from "../../models/conversations/use-spans.ts";
import { text } from "./blocks.ts";
import type { HandleTurn, Turn } from "./turn.ts";

/**
 * Reminds people who talk with Leo for hours that it isn't a person, in a message of its own behind whatever the turn
 * says, and in the transaction the turn commits with.
 */
export function remindNotHuman(handle: HandleTurn): HandleTurn {
  /** Somebody new has just been told, and nothing is kept of them yet; in a group others write in between. */
  const isDue = async ({ transaction, person, conversation, now }: Turn): Promise<boolean> =>
    conversation.kind === "direct" &&
    person.stage !== "new" &&
    (await noteUse(transaction, person.id, now()));
  const remind = ({ person, say }: Turn) => say([text(translator(person.locale)("chat:notHuman"))]);
  return async (turn) => {
    const isDueNow = await isDue(turn);
    const think = await handle(turn);
    if (think === undefined) {
      if (isDueNow) remind(turn);
      return undefined;
    }
    return async () => {
      const thought = await think();
      return {
        ...thought,
        answer: async (later) => {
          const isDueThen = await isDue(later);
          await thought.answer(later);
          if (isDueThen) remind(later);
        },
      };
    };
  };
}

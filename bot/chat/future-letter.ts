import { type FutureLook, letterFacts, loadLook } from "../../agent/future-look.ts";
import { translator } from "../../core/locales.ts";
import type { OutboundMessage } from "../../core/message.ts";
import { storeLetter } from "../../models/assessments/futures.ts";
import { isInCrisisCare } from "../../models/safety/safety-events.ts";
import { writeLocalLetter } from "../../pipeline/projection/local-letter.ts";
import { letterWritten } from "../jobs/letter-job.ts";
import { text } from "./blocks.ts";
import type { ChatContext } from "./context.ts";
import type { HandleEvent } from "./turn.ts";

/** Slot of a letter that is being written. */
const letterSlot = "future-letter";

function letterMessage(letter: string, title: string): OutboundMessage {
  return [text(title), text(letter)];
}

/** Sends the letter about the changes picked: at once without a model, else as soon as it is written. */
export async function sendLetter(context: ChatContext, look: FutureLook): Promise<void> {
  const { turn, person, t, deps } = context;
  const facts = letterFacts(look, person.locale);
  if (facts === undefined) return;
  const title = t("future:chat.letter");
  if (look.letter !== null) {
    turn.say(letterMessage(look.letter, title));
    return;
  }
  turn.release(letterSlot);
  const { assessmentId } = look;
  const { choices } = facts;
  if (deps.writeLetterLater !== undefined) {
    turn.say([text(t("future:chat.writing"))], { slot: letterSlot });
    const request = {
      personId: person.id,
      conversation: turn.conversation,
      locale: person.locale,
      assessmentId,
    };
    await deps.writeLetterLater(turn.transaction, { ...request, choices: [...choices] });
    return;
  }
  const { letter } = writeLocalLetter(facts);
  const key = { personId: person.id, assessmentId };
  await storeLetter(turn.transaction, key, {
    choices: choices.map((choice) => ({ ...choice })),
    letter,
    analysedBy: "local",
    now: turn.now(),
  });
  turn.say(letterMessage(letter, title));
}

/** A letter is written: it takes the place of the message that said so, unless other changes are picked by now. */
export const answerLetterWritten: HandleEvent = async (turn) => {
  const { person, transaction } = turn;
  const t = translator(person.locale);
  const { assessmentId } = letterWritten.parse(turn.event.detail);
  if (await isInCrisisCare(transaction, person.id, turn.now())) {
    turn.release(letterSlot, [text(t("safety:restFirst"))]);
    return;
  }
  const look = await loadLook(transaction, person, assessmentId);
  const letter = look?.letter ?? null;
  turn.say(
    letter === null ? [text(t("future:chat.dropped"))] : letterMessage(letter, t("future:chat.letter")),
    { slot: letterSlot },
  );
  turn.release(letterSlot);
};

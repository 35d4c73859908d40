import { notePersonSpoke } from "../../models/nudges/spoke.ts";
import type { HandleTurn, Turn } from "./turn.ts";

/** Has it noted that the person spoke, in whichever transaction the turn commits with: its own or the one after thinking. */
export function noteSpeaking(handle: HandleTurn): HandleTurn {
  const note = ({ transaction, person, conversation, now }: Turn) =>
    notePersonSpoke(transaction, person.id, conversation, now());
  return async (turn) => {
    await note(turn);
    const think = await handle(turn);
    if (think === undefined) return undefined;
    return async () => {
      const thought = await think();
      return {
        ...thought,
        answer: async (later) => {
          await note(later);
          await thought.answer(later);
        },
      };
    };
  };
}

import { findExpectation, setExpectation } from "../../models/people/people.ts";
import type { ChatContext } from "./context.ts";

/** How long Leo waits for the text of a change, in milliseconds; whatever comes later is meant for something else. */
const patienceMs = 30 * 60_000;

/** Remembers what the next text is for. */
export async function awaitPlanText({ turn, person }: ChatContext, what: string): Promise<void> {
  await setExpectation(turn.transaction, person.id, `plan:${what}@${turn.now().getTime()}`);
}

/** What the next text is for: `edit.DATE.FIELD.VERSION`, `morning.VERSION` or `wishes`, if anything. */
export async function awaitedPlanText({ turn, person }: ChatContext): Promise<string | undefined> {
  const expected = await findExpectation(turn.transaction, person.id);
  const [, what, at] = /^plan:(.+)@(\d+)$/.exec(expected ?? "") ?? [];
  return turn.now().getTime() - Number(at) < patienceMs ? what : undefined;
}

/** Whatever else the person does ends the wait for a text. */
export async function stopAwaitingPlanText({ turn, person }: ChatContext): Promise<void> {
  const expected = await findExpectation(turn.transaction, person.id);
  if (expected?.startsWith("plan:") === true) await setExpectation(turn.transaction, person.id, null);
}

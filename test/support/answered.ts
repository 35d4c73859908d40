import type { Locale } from "../../core/locales.ts";
import type { TestDatabase } from "./database.ts";
import { buttonsOf, type ScriptedDeps, type ScriptedPerson, type Seat, seatPerson } from "./turn.ts";

/** Somebody in Germany who has agreed and stands before the first question. */
export async function seatAgreedPerson(
  test: TestDatabase,
  options: { readonly locale?: Locale; readonly deps?: ScriptedDeps } = {},
): Promise<ScriptedPerson> {
  const person = await seatPerson(test, { ...options, sender: { timeZone: "Europe/Berlin" } });
  await person.type("/start");
  await person.pressButton({ action: "consent", value: "agree" });
  return person;
}

/**
 * Answers the 25 questions and declines the optional two.
 * @param body answer to how comfortable the person is in their body, 1 best to 5
 */
export async function answerEverything(
  person: ScriptedPerson,
  { body = 2, seat = {} }: { readonly body?: number; readonly seat?: Seat } = {},
): Promise<void> {
  await person.type("42", seat);
  for (let step = 0; step < 40; step++) {
    const message = person.messages.find((one) => one.slot === "check-in")?.message;
    if (message === undefined) return;
    const buttons = buttonsOf(message);
    const named = (part: string) => buttons.find((button) => button.value.includes(part));
    const button = named(".finish") ?? named(`.body.${body}`) ?? named(".region.yes") ?? buttons[1];
    if (button === undefined) throw new Error("a question without buttons");
    await person.pressButton(button, seat);
  }
}

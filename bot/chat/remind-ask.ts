import type { Reminder } from "../../models/nudges/reminders.ts";
import { findExpectation, setExpectation } from "../../models/people/people.ts";
import { shortId } from "./check-in-view.ts";
import type { ChatContext } from "./context.ts";
import { remindSlot } from "./remind-buttons.ts";
import { askTime, type Going } from "./remind-card.ts";
import type { RemindView } from "./remind-store.ts";

/** How often a time was asked for in a row without getting one. */
export type Asked = "first" | "again";

/** Asks for a reminder's time, with buttons or in words. @param notice comes first: why the last words were no time */
export async function askForTime(
  context: ChatContext,
  view: RemindView,
  reminder: Reminder,
  {
    going,
    asked = "first",
    notice = "",
  }: { readonly going: Going; readonly asked?: Asked; readonly notice?: string },
): Promise<void> {
  const { turn, person } = context;
  await setExpectation(turn.transaction, person.id, `remind-time:${shortId(reminder.id)}.${going}.${asked}`);
  turn.say(askTime(context, view, reminder, going, notice), { slot: remindSlot });
}

/** Forgets what was asked about reminders and quiet: a command or a button changes the subject. */
export async function forgetReminderQuestion({ turn, person }: ChatContext): Promise<void> {
  const expected = await findExpectation(turn.transaction, person.id);
  const isOurs = expected === "mute" || expected === "quiet" || expected?.startsWith("remind-");
  if (isOurs === true) await setExpectation(turn.transaction, person.id, null);
}

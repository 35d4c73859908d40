import type { RemindView } from "../../agent/remind-view.ts";
import type { Reminder } from "../../models/nudges/reminders.ts";
import { shortId } from "./check-in-view.ts";
import type { ChatContext } from "./context.ts";
import { remindSlot } from "./remind-buttons.ts";
import { askTime, type Going } from "./remind-card.ts";
import { keepQuestion } from "./remind-question.ts";

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
  await keepQuestion(context, { kind: "time", about: `${shortId(reminder.id)}.${going}.${asked}` });
  context.turn.say(askTime(context, view, reminder, going, notice), { slot: remindSlot });
}

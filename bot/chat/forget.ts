import { forgetContents } from "../../models/people/forget.ts";
import { returnToQuestion } from "./ask.ts";
import { asking, text } from "./blocks.ts";
import type { ChatContext } from "./context.ts";

/** Buttons that confirm or call off the deletion; value `yes.MINUTE` or `no`. */
export const forgetAction = "forget";
const forgetSlot = "forget";

/** How long a confirmation may be pressed after it was shown, in minutes. */
const confirmationMinutes = 15;

function minuteOf(now: Date): number {
  return Math.floor(now.getTime() / 60_000);
}

/** `/forget`: says what will be gone, and asks once more. */
export function askToForget(context: ChatContext): void {
  const { turn, t } = context;
  const yes = `yes.${minuteOf(turn.now()).toString(36)}`;
  turn.release(forgetSlot);
  turn.say(
    asking(t("chat:forget.ask"), [
      [{ action: forgetAction, value: yes, label: t("chat:forget.yes") }],
      [{ action: forgetAction, value: "no", label: t("chat:forget.no") }],
    ]),
    { slot: forgetSlot },
  );
}

/** A button of the confirmation was pressed. */
export async function answerForget(context: ChatContext, value: string): Promise<void> {
  const { turn, person, t, deps } = context;
  const [what, minute] = value.split(".");
  if (what !== "yes") {
    turn.release(forgetSlot, [text(t("chat:forget.kept"))]);
    await returnToQuestion(context);
    return;
  }
  if (minuteOf(turn.now()) - Number.parseInt(minute ?? "0", 36) > confirmationMinutes) {
    askToForget(context);
    return;
  }
  await forgetContents(turn.transaction, person.id);
  await deps.forgetLater(turn.transaction, person.id);
  turn.release(forgetSlot);
  turn.say([text(t("chat:forget.done"))]);
}

import { findRunningCheckIn, type RunningCheckIn } from "../../models/check-ins/check-ins.ts";
import { findEarlierAnswer } from "../../models/check-ins/finished.ts";
import { isInCrisisCare } from "../../models/safety/safety-events.ts";
import { type QuestionExtras, questionMessage } from "./check-in-view.ts";
import { type ChatContext, placeOf } from "./context.ts";

/** Slot of the message that asks the questions. */
export const checkInSlot = "check-in";

/** How a question is said: in the message that stands, or as the newest one. */
export type Where = "in-place" | "anew";

type Extras = Pick<QuestionExtras, "notice" | "zones"> & { readonly asksForPlace?: boolean };

/** Asks the question that a check-in is at. */
export async function ask(
  context: ChatContext,
  checkIn: RunningCheckIn,
  where: Where,
  extras: Extras = {},
): Promise<void> {
  const { turn, person, t } = context;
  const { asksForPlace, ...others } = extras;
  const place = asksForPlace === true ? undefined : placeOf(context);
  const age =
    checkIn.course.step === "age" ? await findEarlierAnswer(turn.transaction, person.id, "age") : undefined;
  const message = questionMessage(
    checkIn,
    {
      ...others,
      ...(place === undefined ? {} : { place }),
      ...(typeof age === "number" ? { earlierAge: age } : {}),
      now: turn.now(),
      locale: person.locale,
    },
    t,
  );
  if (where === "anew") turn.release(checkInSlot);
  turn.say(message, { slot: checkInSlot });
}

/** Says the running check-in's question again as the newest message, when there is one that doesn't rest. */
export async function returnToQuestion(context: ChatContext): Promise<void> {
  const { turn, person } = context;
  const checkIn = await findRunningCheckIn(turn.transaction, person.id);
  if (checkIn === undefined || (await isInCrisisCare(turn.transaction, person.id, turn.now()))) return;
  await ask(context, checkIn, "anew");
}

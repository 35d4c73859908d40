import {
  abandonCheckIn,
  findRunningCheckIn,
  type RunningCheckIn,
  saveCourse,
  startCheckIn,
} from "../../models/check-ins/check-ins.ts";
import { type CheckInMove, type CheckInRefusal, draftOf, moveOn } from "../../models/check-ins/course.ts";
import { setStage } from "../../models/people/people.ts";
import { ask, checkInSlot, type Where } from "./ask.ts";
import { text } from "./blocks.ts";
import { minorQuestion } from "./check-in-view.ts";
import { type ChatContext, withPerson } from "./context.ts";
import { offerPhotoOrAnalyse } from "./photo.ts";

/** Starts a check-in, or one over again, and asks its first question. */
export async function beginCheckIn(context: ChatContext, where: Where = "anew"): Promise<void> {
  const { turn, person, t } = context;
  const checkIn = await startCheckIn(turn.transaction, person.id, turn.now());
  await ask(context, checkIn, where, { notice: t("check-in:intro") });
}

/** Gives up the running check-in; says so, or that there is none. */
export async function stopCheckIn(context: ChatContext): Promise<void> {
  const { turn, person, t } = context;
  const checkIn = await findRunningCheckIn(turn.transaction, person.id);
  if (checkIn === undefined) {
    turn.say([text(t("check-in:nothingToStop"))]);
    return;
  }
  await abandonCheckIn(turn.transaction, person.id);
  turn.release(checkInSlot);
  turn.say([text(t("check-in:stopped"))]);
}

/** Moves the check-in on and asks what comes next; at its end the photo is offered or the analysis starts. */
export async function advance(
  context: ChatContext,
  checkIn: RunningCheckIn,
  move: CheckInMove,
  where: Where,
): Promise<"moved" | CheckInRefusal> {
  const { turn, person, t } = context;
  const outcome = moveOn(checkIn.course, move);
  if (outcome.kind === "refused") {
    if (outcome.reason === "under-age" && move.kind === "answer" && typeof move.value === "number") {
      if (where === "anew") turn.release(checkInSlot);
      turn.say(minorQuestion(checkIn, move.value, t), { slot: checkInSlot });
      return outcome.reason;
    }
    await ask(context, checkIn, where, { notice: t(`check-in:refused.${outcome.reason}`) });
    return outcome.reason;
  }
  const at = { channel: turn.conversation.channel, now: turn.now() };
  await saveCourse(turn.transaction, person.id, checkIn, outcome.course, at);
  const isFirstAge = person.stage === "onboarding" && draftOf(outcome.course.answers).age !== undefined;
  const grown = isFirstAge ? withPerson(context, await setStage(turn.transaction, person, "adult")) : context;
  const next: RunningCheckIn = { ...checkIn, course: outcome.course, updatedAt: turn.now() };
  if (outcome.course.step !== "end") {
    await ask(grown, next, where);
    return "moved";
  }
  turn.release(checkInSlot, [text(t("check-in:done"))]);
  await offerPhotoOrAnalyse(grown, checkIn.id);
  return "moved";
}

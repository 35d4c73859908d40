import { IANAZone } from "luxon";
import { helpCard } from "../../agent/safety/reply.ts";
import { abandonCheckIn, findRunningCheckIn, type RunningCheckIn } from "../../models/check-ins/check-ins.ts";
import { hasFinishedCheckIn } from "../../models/check-ins/finished.ts";
import { findQuestion } from "../../models/check-ins/questions.ts";
import { setStage } from "../../models/people/people.ts";
import { ask, checkInSlot } from "./ask.ts";
import { text } from "./blocks.ts";
import { advance, beginCheckIn } from "./check-in.ts";
import { shortId } from "./check-in-view.ts";
import { type ChatContext, helpRegion, placeOf, withPerson } from "./context.ts";
import { answerPlace } from "./typed-answer.ts";

/** A pressed button's check-in as it runs now, or `undefined` once the person was told why it does nothing. */
async function pressedCheckIn(context: ChatContext, idStart: string): Promise<RunningCheckIn | undefined> {
  const { turn, person, t } = context;
  const running = await findRunningCheckIn(turn.transaction, person.id);
  if (running !== undefined && shortId(running.id) === idStart) return running;
  const isFinished = await hasFinishedCheckIn(turn.transaction, person.id, idStart);
  const notice = t(isFinished ? "check-in:refused.finished" : "check-in:refused.not-yours");
  if (running === undefined) turn.say([text(notice)]);
  else await ask(context, running, "in-place", { notice });
  return undefined;
}

/** Presses of one name come with the question they belong to; one of another question changes nothing. */
async function isAsked(context: ChatContext, checkIn: RunningCheckIn, step: string): Promise<boolean> {
  if (step === checkIn.course.step) return true;
  const question = findQuestion(step);
  const wasAnswered = question !== undefined && checkIn.course.answers.has(question.id);
  const notice = context.t(`check-in:refused.${wasAnswered ? "already-answered" : "not-asked"}`);
  await ask(context, checkIn, "in-place", { notice });
  return false;
}

/** An answer's button was pressed. */
export async function pressAnswer(context: ChatContext, value: string): Promise<void> {
  const [id = "", step = "", ...rest] = value.split(".");
  const checkIn = await pressedCheckIn(context, id);
  if (checkIn === undefined || !(await isAsked(context, checkIn, step))) return;
  const key = rest.join(".");
  const question = findQuestion(step);
  if (step === "region") {
    const place = placeOf(context);
    if (key === "yes" && place !== undefined) await answerPlace(context, checkIn, place, "in-place");
    else await ask(context, checkIn, "in-place", { asksForPlace: true });
    return;
  }
  const option = question?.options.find((one) => one.key === key);
  const answer = step === "age" && /^\d{1,3}$/.test(key) ? Number(key) : (option?.value ?? key);
  await advance(context, checkIn, { kind: "answer", step, value: answer }, "in-place");
}

/** A zone's button was pressed; answers false where the button belongs to no check-in. */
export async function pressPlace(context: ChatContext, value: string): Promise<boolean> {
  const [id = "", timeZone = "", region = ""] = value.split(".");
  if (id === "settings") return false;
  const checkIn = await pressedCheckIn(context, id);
  if (checkIn === undefined || !(await isAsked(context, checkIn, "region"))) return true;
  if (!IANAZone.isValidZone(timeZone)) return true;
  await answerPlace(context, checkIn, { region: region === "" ? null : region, timeZone }, "in-place");
  return true;
}

async function becomeMinor(context: ChatContext): Promise<void> {
  const { turn, person, t } = context;
  await abandonCheckIn(turn.transaction, person.id);
  const young = withPerson(context, await setStage(turn.transaction, person, "minor"));
  turn.release(checkInSlot, [text(t("onboarding:minor.noted"))]);
  turn.say([text(t("onboarding:minor.words")), helpCard(helpRegion(young), t, turn.now())]);
}

/** A button that moves in the check-in was pressed. */
export async function pressCheckIn(context: ChatContext, value: string): Promise<void> {
  const [id = "", step = "", what = ""] = value.split(".");
  if (what === "start") {
    const running = await findRunningCheckIn(context.turn.transaction, context.person.id);
    if (running === undefined) await beginCheckIn(context);
    else await ask(context, running, "anew");
    return;
  }
  const checkIn = await pressedCheckIn(context, id);
  if (checkIn === undefined) return;
  if (what === "resume") await ask(context, checkIn, "in-place");
  else if (what === "restart") await beginCheckIn(context, "in-place");
  else if (!(await isAsked(context, checkIn, step))) return;
  else if (what === "minor") await becomeMinor(context);
  else if (what === "again") await ask(context, checkIn, "in-place");
  else if (what === "more" || what === "finish") {
    await advance(context, checkIn, { kind: "offer", accepted: what === "more" }, "in-place");
  } else if (what === "back" || what === "skip" || what === "forward") {
    await advance(context, checkIn, { kind: what, step }, "in-place");
  }
}

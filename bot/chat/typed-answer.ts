import { findRunningCheckIn, type RunningCheckIn } from "../../models/check-ins/check-ins.ts";
import { findQuestion, type Question } from "../../models/check-ins/questions.ts";
import { parseTypedAnswer } from "../../models/check-ins/typed-answers.ts";
import { setPlace } from "../../models/people/people.ts";
import type { Place } from "../../models/people/place.ts";
import { ask, checkInSlot } from "./ask.ts";
import { advance } from "./check-in.ts";
import { answeredRecord, placeWords, welcomeBackMessage } from "./check-in-view.ts";
import { type ChatContext, placeOf, withPerson } from "./context.ts";
import { readYesNo } from "./yes-no.ts";

/** After how long a pause an unclear text is met with "welcome back" instead of the question, in milliseconds. */
const longPauseMs = 6 * 60 * 60_000;

/** Longest text that is read as a place, in characters. */
const longestPlace = 200;

/** Ends the question's message as a short record, so that the next question is the newest message. */
function leaveRecord(context: ChatContext, question: Question, value: string | number, place?: string): void {
  const shown = question.kind === "body-size" ? context.t("check-in:noted") : place;
  context.turn.release(checkInSlot, answeredRecord(question, value, context.t, shown));
}

/** Takes a place as the answer to where the person is. */
export async function answerPlace(
  context: ChatContext,
  checkIn: RunningCheckIn,
  place: Place,
  where: "in-place" | "anew",
): Promise<void> {
  const { turn, person } = context;
  const placed = withPerson(context, await setPlace(turn.transaction, person, place, turn.now()));
  const question = findQuestion("region");
  if (question !== undefined && where === "anew") {
    const { region, time } = placeWords(place, person.locale, turn.now());
    leaveRecord(placed, question, "yes", `${region}, ${time}`);
  }
  await advance(placed, checkIn, { kind: "answer", step: "region", value: "yes" }, where);
}

async function readPlaceAnswer(
  context: ChatContext,
  checkIn: RunningCheckIn,
  text: string,
): Promise<boolean> {
  const { turn, person, t, deps } = context;
  if (text.length > longestPlace) return false;
  const guess = placeOf(context);
  const reading = deps.places.read(text, { now: turn.now(), region: person.region ?? guess?.region ?? null });
  switch (reading.kind) {
    case "place":
      await answerPlace(context, checkIn, reading.place, "anew");
      return true;
    case "several-zones":
      await ask(context, checkIn, "anew", { zones: reading });
      return true;
    case "unknown-zone":
    case "impossible-time":
      await ask(context, checkIn, "anew", {
        notice: t(`check-in:place.${reading.kind}`),
        asksForPlace: true,
      });
      return true;
    case "unknown":
      return false;
  }
}

async function answerWithWords(
  context: ChatContext,
  checkIn: RunningCheckIn,
  question: Question,
  text: string,
): Promise<void> {
  const { turn, person, t } = context;
  if (question.kind === "region" && (await readPlaceAnswer(context, checkIn, text))) return;
  const typed = parseTypedAnswer(question, text, person.locale);
  switch (typed.kind) {
    case "answer": {
      const guess = placeOf(context);
      if (question.kind === "region") {
        if (typed.value === "yes" && guess !== undefined) await answerPlace(context, checkIn, guess, "anew");
        else await ask(context, checkIn, "anew", { asksForPlace: true });
        return;
      }
      const isMinor = question.id === "age" && typeof typed.value === "number" && typed.value < 18;
      if (!isMinor) leaveRecord(context, question, typed.value);
      await advance(context, checkIn, { kind: "answer", step: question.id, value: typed.value }, "anew");
      return;
    }
    case "skip":
    case "back":
      await advance(context, checkIn, { kind: typed.kind, step: question.id }, "anew");
      return;
    case "unclear": {
      if (turn.now().getTime() - checkIn.updatedAt.getTime() > longPauseMs) {
        turn.release(checkInSlot);
        turn.say(welcomeBackMessage(checkIn, t), { slot: checkInSlot });
        return;
      }
      const isPlace = question.kind === "region";
      const notice = isPlace ? t("check-in:place.unknown") : t(typed.reasonKey);
      await ask(context, checkIn, "anew", { notice, asksForPlace: isPlace });
    }
  }
}

/** Takes a text as the answer to the question that is asked; answers false where no check-in is running. */
export async function answerInWords(context: ChatContext, text: string): Promise<boolean> {
  const { turn, person, t } = context;
  const checkIn = await findRunningCheckIn(turn.transaction, person.id);
  if (checkIn === undefined) return false;
  const question = findQuestion(checkIn.course.step);
  if (question !== undefined) await answerWithWords(context, checkIn, question, text);
  else {
    const reading = parseOffer(text);
    if (reading === undefined) await ask(context, checkIn, "anew", { notice: t("check-in:offerUnclear") });
    else await advance(context, checkIn, { kind: "offer", accepted: reading }, "anew");
  }
  return true;
}

/** "Yes" and "no" to the offer of two more questions; "skip" and "done" are a no as well. */
function parseOffer(text: string): boolean | undefined {
  const said = readYesNo(text);
  if (said === "yes" || said === "no") return said === "yes";
  const word = text.trim().toLowerCase();
  return /^(?:skip|finish|done|готово|пропустить|fertig|überspringen|terminar|listo|omitir|saltar)[.!]*$/u.test(
    word,
  )
    ? false
    : undefined;
}

import { findSafetyAnswer, safetyCard, safetyFollowUp, safetyReply } from "../../agent/safety/reply.ts";
import { type Screening, screenText } from "../../agent/safety/screen.ts";
import { findRunningCheckIn } from "../../models/check-ins/check-ins.ts";
import { isInCrisisCare, recordSafetyEvent } from "../../models/safety/safety-events.ts";
import { checkInSlot, returnToQuestion } from "./ask.ts";
import { asking, text } from "./blocks.ts";
import { checkInAction, shortId } from "./check-in-view.ts";
import { type ChatContext, helpRegion } from "./context.ts";

/** Keeps level and rule in the log, and with the person once they have agreed that anything is kept. */
async function keep(context: ChatContext, screening: Screening): Promise<void> {
  const { turn, person } = context;
  turn.log.warn({ level: screening.level, rule: screening.rule }, "safety reply");
  if (person.stage === "new") return;
  const event = { level: screening.level, rule: screening.rule ?? "none", now: turn.now() };
  await recordSafetyEvent(turn.transaction, person.id, event);
}

/** Puts the running check-in aside without a word about it; answers how to go on with it. */
async function pauseCheckIn(context: ChatContext): Promise<string | undefined> {
  const running = await findRunningCheckIn(context.turn.transaction, context.person.id);
  if (running === undefined) return undefined;
  context.turn.release(checkInSlot);
  return `${shortId(running.id)}.any.resume`;
}

function offerToGoOn(context: ChatContext, value: string): void {
  const { turn, t } = context;
  const button = { action: checkInAction, value, label: t("safety:continueButton") };
  turn.say(asking(t("safety:continue"), [[button]]));
}

/** Screens a text before anything else looks at it; answers true when it was grave and has been answered. */
export async function answerIfGrave(context: ChatContext, words: string): Promise<boolean> {
  const screening = screenText(words);
  context.turn.note({ kind: "safety", ...screening });
  const reply = safetyReply(screening, helpRegion(context), context.t);
  if (reply === undefined) return false;
  await keep(context, screening);
  const goOn = await pauseCheckIn(context);
  context.turn.say(reply);
  if (screening.level === "S" && goOn !== undefined) offerToGoOn(context, goOn);
  return true;
}

/** A button under a safety reply was pressed. */
export async function answerSafetyButton(context: ChatContext, value: string): Promise<void> {
  const answer = findSafetyAnswer(value);
  if (answer === undefined) {
    context.turn.say([text(context.t("chat:oldButton"))]);
    return;
  }
  const { message, screening } = safetyFollowUp(answer, helpRegion(context), context.t);
  if (screening.level !== 1) await keep(context, screening);
  context.turn.say(message);
  if (screening.level === 1) await returnToQuestion(context);
}

/** `/safe`: whom to call; a check-in that is running waits. */
export async function showSafety(context: ChatContext): Promise<void> {
  const goOn = await pauseCheckIn(context);
  const { turn, person } = context;
  turn.say(safetyCard(helpRegion(context), context.t));
  const isResting = await isInCrisisCare(turn.transaction, person.id, turn.now());
  if (goOn !== undefined && !isResting) offerToGoOn(context, goOn);
}

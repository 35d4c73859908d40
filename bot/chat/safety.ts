import {
  findSafetyAnswer,
  helpCard,
  type SafetyAnswer,
  safetyCard,
  safetyFollowUp,
  safetyReply,
  thoughtsQuestion,
} from "../../agent/safety/reply.ts";
import { isUrgent, type Screening } from "../../agent/safety/screen.ts";
import { findRunningCheckIn } from "../../models/check-ins/check-ins.ts";
import { isAnsweredUrgently } from "../../models/conversations/urgent.ts";
import { type Expectation, findExpectation, setExpectation } from "../../models/people/people.ts";
import { isInCrisisCare, recordSafetyEvent } from "../../models/safety/safety-events.ts";
import { checkInSlot, returnToQuestion } from "./ask.ts";
import { asking, text } from "./blocks.ts";
import { checkInAction, shortId } from "./check-in-view.ts";
import { type ChatContext, helpRegion } from "./context.ts";
import { followUpMessage, safetyPlanMessage } from "./safety-plan.ts";
import { readYesNoBeginning } from "./yes-no.ts";

/** Keeps level and rule in the log, and with the person once they have agreed that anything is kept. */
async function keep(context: ChatContext, screening: Screening): Promise<void> {
  const { turn, person } = context;
  turn.log.warn({ safetyLevel: screening.level, rule: screening.rule }, "safety reply");
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

/** Somebody who hasn't agreed yet is asked for that again once the safety question is answered. */
function afterwards({ person }: ChatContext): Expectation | null {
  return person.stage === "new" ? "consent" : null;
}

/** Keeps in mind that a yes or no in words answers the question of a safety reply. */
async function awaitAnswer(context: ChatContext, { level }: Screening): Promise<void> {
  const question = level === 2 ? "thoughts" : level === 3 || level === 4 ? "safe" : afterwards(context);
  await setExpectation(context.turn.transaction, context.person.id, question);
}

/**
 * Takes words as the answer to the question of a safety reply; other words get the question once more. In the days
 * after a crisis every text gets a warm word and the numbers, since there is no conversation to be had with Leo yet.
 * Answers false where neither is the case.
 */
export async function answerSafetyWords(context: ChatContext, words: string): Promise<boolean> {
  const { turn, person, t } = context;
  const expected = await findExpectation(turn.transaction, person.id);
  const topic =
    expected === "safe" ? "safe" : expected?.startsWith("thoughts") === true ? "thoughts" : undefined;
  const said = topic === undefined ? undefined : readYesNoBeginning(words);
  if (topic === "thoughts" && said !== undefined) return takeWords(context, `thoughts-${said}`);
  // Somebody who isn't sure to be safe is treated as not safe.
  if (topic === "safe" && said !== undefined)
    return takeWords(context, said === "yes" ? "safe-yes" : "safe-no");
  if (expected === "thoughts") {
    await setExpectation(turn.transaction, person.id, "thoughts-asked");
    turn.say(thoughtsQuestion(t));
    return true;
  }
  // Nothing is kept of somebody who hasn't agreed, so there is nothing to look up.
  if (person.stage === "new" || !(await isInCrisisCare(turn.transaction, person.id, turn.now())))
    return false;
  turn.say([text(t("safety:staying")), helpCard(helpRegion(context), t, turn.now())]);
  return true;
}

async function takeWords(context: ChatContext, answer: SafetyAnswer): Promise<true> {
  await answerSafetyButton(context, answer);
  return true;
}

/** Screens a text before anything else looks at it; answers true when it was grave and has been answered. */
export async function answerIfGrave(context: ChatContext, words: string): Promise<boolean> {
  const screening = await context.deps.screen(words, context.turn.signal);
  context.turn.note({ kind: "safety", ...screening });
  return answerScreening(context, screening);
}

/** Answers by the protocol of a screening's level; false at levels 0 and 1, which are for the conversation. */
export async function answerScreening(context: ChatContext, screening: Screening): Promise<boolean> {
  const reply = safetyReply(screening, helpRegion(context), context.t, context.turn.now());
  if (reply === undefined) return false;
  await keep(context, screening);
  const goOn = await pauseCheckIn(context);
  const { turn, person } = context;
  const isAnswered =
    isUrgent(screening.level) && (await isAnsweredUrgently(turn.transaction, person.id, turn.id));
  if (!isAnswered) turn.say(reply);
  await awaitAnswer(context, screening);
  if (screening.level === "S" && goOn !== undefined) offerToGoOn(context, goOn);
  return true;
}

/** Once somebody says that they are safe: their safety plan, and whether to ask them tomorrow. */
async function offerWhatHelpsLater(context: ChatContext): Promise<void> {
  const plan = await safetyPlanMessage(context);
  const question = followUpMessage(context);
  if (plan !== undefined) context.turn.say(plan);
  if (question !== undefined) context.turn.say(question);
}

/** A button under a safety reply was pressed. */
export async function answerSafetyButton(context: ChatContext, value: string): Promise<void> {
  const answer = findSafetyAnswer(value);
  if (answer === undefined) {
    context.turn.say([text(context.t("chat:oldButton"))]);
    return;
  }
  const { message, screening } = safetyFollowUp(answer, helpRegion(context), context.t, context.turn.now());
  context.turn.note({ kind: "safety", ...screening });
  if (screening.level !== 1) await keep(context, screening);
  context.turn.say(message);
  if (answer === "safe-yes") await offerWhatHelpsLater(context);
  const isAskedAgain = answer === "thoughts-yes" || answer === "thoughts-unsure";
  if (isAskedAgain) await awaitAnswer(context, screening);
  else await setExpectation(context.turn.transaction, context.person.id, afterwards(context));
  if (screening.level === 1) await returnToQuestion(context);
}

/** `/safe`: whom to call, and the person's safety plan; a check-in that is running waits. */
export async function showSafety(context: ChatContext): Promise<void> {
  const goOn = await pauseCheckIn(context);
  const { turn, person } = context;
  turn.say(safetyCard(helpRegion(context), context.t, turn.now()));
  const plan = await safetyPlanMessage(context);
  if (plan !== undefined) turn.say(plan);
  const isResting = await isInCrisisCare(turn.transaction, person.id, turn.now());
  if (goOn !== undefined && !isResting) offerToGoOn(context, goOn);
}

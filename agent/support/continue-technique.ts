import type { Transaction } from "../../models/database.ts";
import { findDayRule } from "../../models/days/day-rules.ts";
import type { AnswerValue } from "../../models/support/answer-values.ts";
import {
  findRunningSession,
  leaveSession,
  saveSession,
  type TechniqueSession,
} from "../../models/support/sessions.ts";
import { isGrave, screenText } from "../safety/screen.ts";
import { findCaution } from "./cautions.ts";
import { type Control, readControl } from "./controls.ts";
import { endTechnique } from "./end-technique.ts";
import { readAnswer } from "./read-answer.ts";
import { cautionTurn, resumeTechnique, startAnew, startTechnique } from "./start-technique.ts";
import { choicesOf, heardWords, isAsked, questionOf, stuckWords } from "./step-words.ts";
import { type Step, type Technique, type TechniqueId, techniqueIds } from "./technique.ts";
import { asking, ending, type SupportContext, sessionKey, type TechniqueTurn } from "./technique-turn.ts";
import { techniqueOf } from "./techniques.ts";

/** A running session with its technique and the step that waits. */
interface Walk {
  readonly technique: Technique;
  readonly session: TechniqueSession;
  readonly step: Step;
}

function idOf(name: string): TechniqueId | undefined {
  return techniqueIds.find((one) => one === name);
}

async function findWalk(
  transaction: Transaction,
  { personId, now }: SupportContext,
): Promise<Walk | undefined> {
  const session = await findRunningSession(transaction, personId, now);
  const id = session === undefined ? undefined : idOf(session.technique);
  if (session === undefined || id === undefined) return undefined;
  const technique = techniqueOf(id);
  const step = technique.steps.find((one) => one.id === session.step);
  return step === undefined ? undefined : { technique, session, step };
}

/** Goes to the next step that has no answer yet, or ends. @param heard what is said first */
async function advance(
  transaction: Transaction,
  { technique, session, step }: Walk,
  heard: string,
  context: SupportContext,
): Promise<TechniqueTurn> {
  const { t, now } = context;
  const behind = technique.steps.slice(technique.steps.findIndex(({ id }) => id === step.id) + 1);
  const next = behind.find((one) => session.answers[one.id] === undefined && isAsked(one, session.answers));
  if (next === undefined) return endTechnique(transaction, technique, session, heard, context);
  const moved = { ...session, step: next.id, isStuck: false };
  if (next.isLater === true) {
    await saveSession(transaction, moved, "left", now);
    const until = t(`${technique.texts}:${technique.id}.${next.id}.until`);
    const button = { value: `resume.${technique.id}`, label: t("support:buttons.resume") };
    return ending(technique, `${heard}\n\n${until}`, t, { buttons: [button] });
  }
  await saveSession(transaction, moved, "running", now);
  const prompt = `${heard}\n\n${questionOf(technique, next, moved.answers, t)}`;
  return asking(technique, moved, next, prompt, context);
}

async function goBack(transaction: Transaction, walk: Walk, context: SupportContext): Promise<TechniqueTurn> {
  const { technique, session, step } = walk;
  const { t, now } = context;
  const steps = technique.steps.filter((one) => isAsked(one, session.answers));
  const before = steps[steps.findIndex(({ id }) => id === step.id) - 1] ?? step;
  const { [before.id]: _gone, ...answers } = session.answers;
  const moved = { ...session, step: before.id, answers, isStuck: false };
  await saveSession(transaction, moved, "running", now);
  const prompt = `${t("support:back")}\n\n${questionOf(technique, before, answers, t)}`;
  return asking(technique, moved, before, prompt, context);
}

/** Goes on without an answer; a permission that wasn't given is a no. */
async function leaveOut(
  transaction: Transaction,
  walk: Walk,
  words: string,
  context: SupportContext,
): Promise<TechniqueTurn> {
  return walk.step.isPermission === true
    ? take(transaction, walk, { kind: "choice", choice: "no" }, context)
    : advance(transaction, walk, words, context);
}

/** Explains the step once in other words; the second time it is left out. */
async function explain(
  transaction: Transaction,
  walk: Walk,
  context: SupportContext,
  hint?: string,
): Promise<TechniqueTurn> {
  const { technique, session, step } = walk;
  const { t, now } = context;
  if (session.isStuck) return leaveOut(transaction, walk, t("support:goOn"), context);
  const stuck = { ...session, isStuck: true };
  await saveSession(transaction, stuck, "running", now);
  const words = stuckWords(technique, step, t);
  return asking(technique, stuck, step, hint === undefined ? words : `${hint}\n\n${words}`, context);
}

async function control(
  transaction: Transaction,
  walk: Walk,
  what: Control,
  context: SupportContext,
): Promise<TechniqueTurn> {
  const { t, personId } = context;
  switch (what) {
    case "stop": {
      await leaveSession(transaction, personId);
      const hasAnswers = Object.keys(walk.session.answers).length > 0;
      const words = t(hasAnswers ? "support:stopped" : "support:stoppedEmpty");
      return ending(walk.technique, words, t);
    }
    case "skip":
      return leaveOut(transaction, walk, t("support:skipped"), context);
    case "back":
      return goBack(transaction, walk, context);
    case "unsure":
      return explain(transaction, walk, context);
  }
}

async function take(
  transaction: Transaction,
  walk: Walk,
  value: AnswerValue,
  context: SupportContext,
): Promise<TechniqueTurn> {
  const { technique, session, step } = walk;
  const { t, now } = context;
  const answers = { ...session.answers, [step.id]: value };
  const answered = { ...session, answers };
  const heard = heardWords(technique, step, value, answers, t);
  const isRefused = step.isPermission === true && value.kind === "choice" && value.choice === "no";
  if (isRefused) {
    await saveSession(transaction, answered, "finished", now);
    return ending(technique, heard, t);
  }
  return advance(transaction, { ...walk, session: answered }, heard, context);
}

/** The first answers say what it is about: there it may turn out that another way is better. */
function mayShowCaution({ technique, step }: Walk): boolean {
  return step.field !== "choice" && technique.steps.findIndex(({ id }) => id === step.id) < 2;
}

/**
 * Takes a text as the answer to the step that waits; `undefined` where none does. Danger comes first: then the session
 * rests and the protocol answers (`blocked`).
 */
export async function continueTechnique(
  transaction: Transaction,
  { answer, ...context }: SupportContext & { readonly answer: string },
): Promise<TechniqueTurn | undefined> {
  const { personId, locale, t, now } = context;
  const walk = await findWalk(transaction, context);
  if (walk === undefined) return undefined;
  const { technique, session, step } = walk;
  const screening = screenText(answer);
  if (isGrave(screening.level)) {
    await leaveSession(transaction, personId);
    return ending(technique, "", t, { blocked: screening });
  }
  const asked = readControl(answer);
  if (asked !== undefined) return control(transaction, walk, asked, context);
  const caution = mayShowCaution(walk) ? findCaution(answer, technique.cautions) : undefined;
  if (caution !== undefined) {
    await leaveSession(transaction, personId);
    return cautionTurn(technique, caution, context);
  }
  const rule = await findDayRule(transaction, personId, now);
  const choices = choicesOf(technique, step, session.answers, t);
  const value = readAnswer(step.field, answer, { locale, now, rule, choices });
  if (value === undefined) return explain(transaction, walk, context, t(`support:unclear.${step.field}`));
  return take(transaction, walk, value, context);
}

async function pressStep(
  transaction: Transaction,
  [key, stepId, answer]: readonly [string, string, string],
  context: SupportContext,
): Promise<TechniqueTurn | undefined> {
  const walk = await findWalk(transaction, context);
  if (walk === undefined || sessionKey(walk.session) !== key || walk.step.id !== stepId) return undefined;
  const { technique, session, step } = walk;
  if (!answer.startsWith("=")) {
    const pressed = (["skip", "stop", "back"] as const).find((one) => one === answer);
    return pressed === undefined ? undefined : control(transaction, walk, pressed, context);
  }
  const choices = choicesOf(technique, step, session.answers, context.t);
  const chosen = choices.find(({ value }) => value === answer.slice(1))?.value;
  if (chosen === undefined) return undefined;
  if (step.field === "ruler")
    return take(transaction, walk, { kind: "ruler", value: Number(chosen) }, context);
  const value: AnswerValue =
    step.field === "percent"
      ? { kind: "percent", percent: Number(chosen) }
      : { kind: "choice", choice: chosen };
  return take(transaction, walk, value, context);
}

/** Does what a button says; `undefined` for one of a step that is over. @param value as a turn's buttons have it */
export async function pressTechnique(
  transaction: Transaction,
  { value, ...context }: SupportContext & { readonly value: string },
): Promise<TechniqueTurn | undefined> {
  const [first = "", second = "", third = ""] = value.split(".");
  const technique = idOf(second);
  if (technique === undefined) return pressStep(transaction, [first, second, third], context);
  if (first === "start") return startTechnique(transaction, { ...context, technique, thought: "" });
  if (first === "again") return startAnew(transaction, technique, context);
  if (first === "resume") return resumeTechnique(transaction, { ...context, technique });
  return undefined;
}

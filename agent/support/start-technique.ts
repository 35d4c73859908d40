import type { Transaction } from "../../models/database.ts";
import {
  addSession,
  findRestingSession,
  saveSession,
  type TechniqueSession,
} from "../../models/support/sessions.ts";
import { isGrave, screenText } from "../safety/screen.ts";
import { findCaution, gentlerThan } from "./cautions.ts";
import { fittingTechniques } from "./fitting.ts";
import { isMinor } from "./minors.ts";
import { tidyWords } from "./read-answer.ts";
import { questionOf, quoted } from "./step-words.ts";
import { type Caution, type Step, type Technique, type TechniqueId, techniqueIds } from "./technique.ts";
import {
  asking,
  ending,
  rationaleOf,
  type SupportContext,
  startButtons,
  type TechniqueTurn,
} from "./technique-turn.ts";
import { techniqueOf } from "./techniques.ts";

/** How a technique is started. */
export interface TechniqueStart extends SupportContext {
  readonly technique: TechniqueId;
  /** What the person came with, in their words; empty where they only asked for the technique. */
  readonly thought: string;
}

/** What is said where a technique doesn't fit, and what may do instead. */
export function cautionTurn(
  technique: Technique,
  caution: Caution | "minor",
  { t }: SupportContext,
): TechniqueTurn {
  const gentler: readonly TechniqueId[] =
    caution === "minor" ? ["grounding_5_senses", "values_check"] : gentlerThan(caution);
  const offers = gentler.filter((id) => id !== technique.id);
  return ending(technique, t(`support:cautions.${caution}`), t, { buttons: startButtons(offers, t) });
}

async function goOn(
  transaction: Transaction,
  technique: Technique,
  session: TechniqueSession,
  context: SupportContext,
): Promise<TechniqueTurn | undefined> {
  const step = technique.steps.find(({ id }) => id === session.step);
  if (step === undefined) return undefined;
  const { t, now } = context;
  await saveSession(transaction, { ...session, isStuck: false }, "running", now);
  const prompt = `${t("support:takenUp")}\n\n${questionOf(technique, step, session.answers, t)}`;
  const turn = asking(technique, session, step, prompt, context);
  const again = { value: `again.${technique.id}`, label: t("support:buttons.again") };
  return { ...turn, buttons: [...turn.buttons, again] };
}

/** Takes up the newest technique that rests; `undefined` where none does. */
export async function resumeTechnique(
  transaction: Transaction,
  context: SupportContext & { readonly technique?: TechniqueId },
): Promise<TechniqueTurn | undefined> {
  const { personId, now, technique: wanted = null } = context;
  const session = await findRestingSession(transaction, personId, now, wanted);
  const id = techniqueIdOf(session?.technique);
  if (session === undefined || id === undefined) return undefined;
  return goOn(transaction, techniqueOf(id), session, context);
}

function techniqueIdOf(name: string | undefined): TechniqueId | undefined {
  return techniqueIds.find((one) => one === name);
}

async function begin(
  transaction: Transaction,
  technique: Technique,
  thought: string,
  context: SupportContext,
): Promise<TechniqueTurn> {
  const { personId, t, now } = context;
  const given = thought === "" ? undefined : technique.steps.find(({ isThought }) => isThought === true);
  const answers = given === undefined ? {} : firstAnswer(given, thought);
  const [first, second] = technique.steps.filter(({ id }) => id !== given?.id);
  const step = first ?? second;
  if (step === undefined) throw new Error("a technique asks something");
  const session = await addSession(
    transaction,
    { personId, technique: technique.id, step: step.id, answers },
    now,
  );
  const opening =
    thought === "" ? t("support:opening") : t("support:openingThought", { thought: quoted(thought) });
  const question = questionOf(technique, step, answers, t);
  const prompt = [opening, rationaleOf(technique, t), question].join("\n\n");
  return asking(technique, session, step, prompt, context);
}

function firstAnswer({ id, field }: Step, thought: string) {
  return {
    [id]:
      field === "list"
        ? { kind: "list" as const, items: [thought] }
        : { kind: "text" as const, text: thought },
  };
}

/**
 * Starts a technique, or takes it up again where it was left; another one that runs rests. Danger in the thought comes
 * first (`blocked`), then what speaks against the technique, each with what may do instead.
 */
export async function startTechnique(
  transaction: Transaction,
  start: TechniqueStart,
): Promise<TechniqueTurn> {
  const { t, personId } = start;
  const technique = techniqueOf(start.technique);
  const screening = screenText(start.thought);
  if (isGrave(screening.level)) return ending(technique, "", t, { blocked: screening });
  if (technique.id === "safety_plan")
    return ending(technique, t("support:safetyPlan"), t, { handOver: "safety-plan" });
  if (technique.isForAdults === true && (await isMinor(transaction, personId)))
    return cautionTurn(technique, "minor", start);
  const thought = tidyWords(start.thought);
  const caution = findCaution(thought, technique.cautions);
  if (caution !== undefined) return cautionTurn(technique, caution, start);
  const resumed = thought === "" ? await resumeTechnique(transaction, start) : undefined;
  return resumed ?? begin(transaction, technique, thought, start);
}

/** Starts a technique from its beginning, whatever rests. */
export async function startAnew(
  transaction: Transaction,
  technique: TechniqueId,
  context: SupportContext,
): Promise<TechniqueTurn> {
  return begin(transaction, techniqueOf(technique), "", context);
}

/** Asks which technique is meant, with two or three that fit what somebody wrote. */
export function offerTechniques(
  thought: string,
  { t }: SupportContext,
): Pick<TechniqueTurn, "prompt" | "buttons"> {
  return { prompt: t("support:which"), buttons: startButtons(fittingTechniques(thought), t) };
}

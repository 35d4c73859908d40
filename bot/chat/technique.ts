import { continueTechnique, pressTechnique } from "../../agent/support/continue-technique.ts";
import { findTechnique } from "../../agent/support/find-technique.ts";
import { resumeTechnique, startTechnique } from "../../agent/support/start-technique.ts";
import type { SupportContext, TechniqueTurn } from "../../agent/support/technique-turn.ts";
import { locales, translator } from "../../core/locales.ts";
import type { Button } from "../../core/message.ts";
import { foldText } from "../../models/check-ins/typed-words/vocabulary.ts";
import { leaveSession } from "../../models/support/sessions.ts";
import { asking, rowsOf, text } from "./blocks.ts";
import type { ChatContext } from "./context.ts";
import { answerScreening, showSafety } from "./safety.ts";
import { pressNote, showNotes } from "./technique-notes.ts";

/** Buttons of a technique; values are those of its turns, and `note.ID` to delete what was written down. */
export const techniqueAction = "technique";

/** Slot of the question that waits, so that older ones lose their buttons. */
const techniqueSlot = "technique";

function supportOf({ turn, person, t }: ChatContext): SupportContext {
  return { personId: person.id, locale: person.locale, t, now: turn.now() };
}

function buttonsOf({ buttons }: TechniqueTurn): readonly (readonly Button[])[] {
  const all = buttons.map(({ value, label }) => ({ action: techniqueAction, value, label }));
  const isControl = ({ value }: Button) => /\.(?:skip|back|stop)$/.test(value) || value.startsWith("again.");
  return [...rowsOf(all.filter((one) => !isControl(one))), ...rowsOf(all.filter(isControl))];
}

/** Says what comes next in a technique; danger is answered by the protocol, and nothing else. */
async function sayTechnique(context: ChatContext, next: TechniqueTurn): Promise<void> {
  const { turn } = context;
  turn.release(techniqueSlot);
  if (next.blocked !== undefined) {
    turn.note({ kind: "safety", ...next.blocked });
    await answerScreening(context, next.blocked);
    return;
  }
  const rows = buttonsOf(next);
  turn.say(asking(next.prompt, rows), rows.length === 0 ? {} : { slot: techniqueSlot });
  if (next.handOver === "safety-plan") await showSafety(context);
}

function isSaid(words: string, key: string): boolean {
  if (words.length > 60) return false;
  const said = foldText(words).replace(/[.!?]+$/, "");
  return locales.some((locale) => translator(locale)(key).split("|").map(foldText).includes(said));
}

/** Lets a technique rest that is running, without a word; answers whether one was. */
export async function leaveTechnique({ turn, person }: ChatContext): Promise<boolean> {
  turn.release(techniqueSlot);
  return leaveSession(turn.transaction, person.id);
}

/**
 * Takes a text as the answer to the technique that is running, as the name of one to start, or as a wish to see what
 * was written down; false where it is none of these.
 */
export async function answerTechnique(context: ChatContext, words: string): Promise<boolean> {
  const { transaction } = context.turn;
  const support = supportOf(context);
  if (isSaid(words, "support:notes.words")) {
    await showNotes(context);
    return true;
  }
  const technique = findTechnique(words);
  const next =
    (await continueTechnique(transaction, { ...support, answer: words })) ??
    (technique === undefined
      ? undefined
      : await startTechnique(transaction, { ...support, technique, thought: "" })) ??
    (isSaid(words, "support:notes.resume") ? await resumeTechnique(transaction, support) : undefined);
  if (next === undefined) return false;
  await sayTechnique(context, next);
  return true;
}

/** `/stop`: ends the technique that is running; answers false where none is. */
export async function stopTechnique(context: ChatContext): Promise<boolean> {
  const next = await continueTechnique(context.turn.transaction, { ...supportOf(context), answer: "stop" });
  if (next !== undefined) await sayTechnique(context, next);
  return next !== undefined;
}

/** A button of a technique was pressed. */
export async function pressTechniqueButton(context: ChatContext, value: string): Promise<void> {
  if (await pressNote(context, value)) return;
  const next = await pressTechnique(context.turn.transaction, { ...supportOf(context), value });
  if (next === undefined) context.turn.say([text(context.t("chat:oldButton"))]);
  else await sayTechnique(context, next);
}

import type { Locale, Translate } from "../../core/locales.ts";
import type { TechniqueNote } from "../../models/support/notes.ts";
import type { TechniqueSession } from "../../models/support/sessions.ts";
import type { Screening } from "../safety/screen.ts";
import { type Choice, choicesOf, isAsked, stuckWords } from "./step-words.ts";
import type { Step, Technique, TechniqueId } from "./technique.ts";

/** For whom and in which language a technique is walked through. */
export interface SupportContext {
  readonly personId: string;
  readonly locale: Locale;
  readonly t: Translate;
  readonly now: Date;
}

/** What Leo says next in a technique. */
export interface TechniqueTurn {
  readonly technique: TechniqueId;
  /** One line: what it is good for. */
  readonly rationale: string;
  /** Place of the step that is asked, from 1; 0 where none is. */
  readonly step: number;
  /** How many steps there are, as it looks now. */
  readonly of: number;
  /** What is said, at most one question in it. */
  readonly prompt: string;
  /** Buttons under it: values for `pressTechnique`. */
  readonly buttons: readonly Choice[];
  /** What was written down; only at the end. */
  readonly artefact?: TechniqueNote;
  /** The question in other words; empty where none is asked. */
  readonly ifStuck: string;
  /** Whether nothing more is asked. */
  readonly isOver: boolean;
  /** The crisis protocol has to answer, and nothing of this is to be said. */
  readonly blocked?: Screening;
  /** Whoever shows it opens this in its place. */
  readonly handOver?: "safety-plan";
}

/** What the technique is good for, in one line. */
export function rationaleOf(technique: Technique, t: Translate): string {
  return t(`support:rationales.${technique.id}`);
}

/** A turn in which nothing is asked any more. */
export function ending(
  technique: Technique,
  prompt: string,
  t: Translate,
  more: Partial<TechniqueTurn> = {},
): TechniqueTurn {
  return {
    technique: technique.id,
    rationale: rationaleOf(technique, t),
    ...{ step: 0, of: technique.steps.length, prompt, buttons: [], ifStuck: "", isOver: true },
    ...more,
  };
}

/** Buttons that start techniques. */
export function startButtons(ids: readonly TechniqueId[], t: Translate): readonly Choice[] {
  return ids.map((id) => ({ value: `start.${id}`, label: t(`support:names.${id}`) }));
}

/** Short name of a session, for buttons. */
export function sessionKey({ id }: Pick<TechniqueSession, "id">): string {
  return id.slice(0, 8);
}

/** A turn that asks a step. @param prompt all that is said */
export function asking(
  technique: Technique,
  session: TechniqueSession,
  step: Step,
  prompt: string,
  { t }: SupportContext,
): TechniqueTurn {
  const steps = technique.steps.filter((one) => isAsked(one, session.answers));
  const place = steps.findIndex(({ id }) => id === step.id);
  const value = (answer: string) => `${sessionKey(session)}.${step.id}.${answer}`;
  const choices = choicesOf(technique, step, session.answers, t);
  const controls = ["skip", ...(place > 0 ? ["back"] : []), "stop"] as const;
  return {
    technique: technique.id,
    rationale: rationaleOf(technique, t),
    step: place + 1,
    of: steps.length,
    prompt,
    buttons: [
      ...choices.map((choice) => ({ value: value(`=${choice.value}`), label: choice.label })),
      ...controls.map((control) => ({ value: value(control), label: t(`support:buttons.${control}`) })),
    ],
    ifStuck: stuckWords(technique, step, t),
    isOver: false,
  };
}

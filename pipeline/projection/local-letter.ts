import { sha256 } from "../../core/ids.ts";
import { type Locale, translator } from "../../core/locales.ts";
import type { QuizAnswers } from "../../models/check-ins/answers.ts";
import type { Archetype } from "../quiz/assessment.ts";
import { habitForItem } from "../quiz/micro-habits.ts";
import type { Choice } from "./change-levels.ts";

/** What a letter from the future self is written from. */
export interface LetterFacts {
  readonly answers: QuizAnswers;
  readonly archetype: Archetype;
  /** One or two. */
  readonly choices: readonly Choice[];
  readonly locale: Locale;
  /** Chooses among the written variants; the same text gives the same letter. */
  readonly seed: string;
}

/** A letter as it is read: plain paragraphs. */
export interface LetterWords {
  readonly letter: string;
}

const variants = {
  opening: ["a", "b", "c"],
  scene: ["a", "b"],
  kind: ["a", "b"],
  caveat: ["a", "b"],
  closing: ["a", "b", "c"],
} as const;

/** Puts together a letter out of written sentences: an ordinary day with the changes, no number, no promise. */
export function writeLocalLetter(facts: LetterFacts): LetterWords {
  const { answers, archetype, choices, locale, seed } = facts;
  const translate = translator(locale);
  const say = (name: string, values = {}) => translate(`future:letters.${name}`, values);
  const pick = (kind: keyof typeof variants, salt = "") => {
    const options = variants[kind];
    const place = Number.parseInt(sha256(`${seed} ${kind} ${salt}`).slice(0, 8), 16) % options.length;
    return options[place] ?? "a";
  };
  const scenes = choices.map(({ item }) => say(`scenes.${item}.${pick("scene", item)}`)).join(" ");
  const habit = choices.map(({ item }) => habitForItem(item, answers)).find((one) => one !== undefined);
  const firstStep =
    habit &&
    say("firstStep", {
      cue: translate(`quiz:microHabits.${habit.id}.cue`),
      action: translate(`quiz:microHabits.${habit.id}.action`),
    });
  const closing = say(`closing.${pick("closing")}`);
  return {
    letter: [
      say(`opening.${pick("opening")}`),
      scenes,
      `${say(`archetypes.${archetype}`)} ${say(`kind.${pick("kind")}`)}`,
      say(`caveat.${pick("caveat")}`),
      firstStep === undefined ? closing : `${firstStep} ${closing}`,
    ].join("\n\n"),
  };
}

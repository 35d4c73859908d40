import { z } from "zod";
import type { Locale } from "../../core/locales.ts";
import { translator } from "../../core/locales.ts";
import type { ModelTask } from "../model-task.ts";
import { factsBlock, writingRules } from "../wording/instructions.ts";
import { promisesIn } from "../wording/promises.ts";
import { textProblems } from "../wording/text-problems.ts";
import { changeInWords } from "./change-words.ts";
import { type LetterFacts, type LetterWords, writeLocalLetter } from "./local-letter.ts";

function instructions(locale: Locale): string {
  return `${writingRules(locale)}

Your task: write "letter", a short letter to the person from themselves in one possible future, in which the changes in the facts have become ordinary. "I" is that later self, "you" the person today. 80 to 160 words in three to five paragraphs separated by an empty line: a greeting, one ordinary moment for each change with something to see, hear or touch, one sentence that fits the pattern, and a kind end. Say once that it is one way things could go and what is true of people with these habits on average; promise nothing, blame nothing, hurry nothing. No scores, no ages, nothing about looks or body.`;
}

/** The changes in words, the pattern and the draft; no answer but the changed ones. */
function question({ answers, archetype, choices, locale, seed }: LetterFacts): string {
  const translate = translator(locale);
  return factsBlock({
    changes: choices.map((choice) => changeInWords(choice, answers, locale)),
    pattern: translate(`report:archetypes.${archetype}.description`),
    draft: writeLocalLetter({ answers, archetype, choices, locale, seed }).letter,
  });
}

/** Asks a model for the letter from the future self. */
export const letterTask: ModelTask<LetterFacts, LetterWords, LetterWords> = {
  answerName: "future_letter",
  maxAnswerTokens: 1_000,
  steady: false,
  instructions,
  question: (facts) => ({ text: question(facts) }),
  answer: () => z.strictObject({ letter: z.string().trim().min(150).max(2_000) }),
  forbids: () => false,
  problems: ({ letter }, facts, locale) => [
    ...textProblems([letter], question(facts), locale),
    ...promisesIn(letter).map((meaning) => `Leave out what sounds like ${meaning}.`),
  ],
  finish: (answer) => answer,
};

import type { Locale } from "../../core/locales.ts";
import { forbiddenMeanings } from "./forbidden-words.ts";
import { seemsToBeIn } from "./language.ts";
import { inventedNumbers } from "./numbers.ts";

/** English names of the languages, and how a person is addressed in them. */
export const languageNames: Readonly<Record<Locale, string>> = {
  en: "English",
  ru: "Russian (address the person as «вы», warmly and without officialese)",
  es: "Spanish (address the person as «tú»)",
  de: "German (address the person as «du»)",
};

/** Links, tags and Markdown have no place in a sentence of the report. */
const markup = /https?:|www\.|<\/?\p{L}|\]\(|```|\*\*|^\s*#/mu;

/** Characters that a database refuses or that turn a line around: controls, halves of pairs, direction marks. */
const unprintable = /[^\P{Cc}\n]|\p{Cs}|[\u202a-\u202e\u2066-\u2069]/u;

/**
 * What is wrong with a model's texts for a person, in English sentences for the model; empty when nothing is.
 * @param facts all that the model was given: the numbers in it may be repeated
 */
export function textProblems(texts: readonly string[], facts: string, locale: Locale): readonly string[] {
  const all = texts.join("\n");
  const invented = inventedNumbers(all, facts);
  return [
    ...(seemsToBeIn(locale, all) ? [] : [`The texts must be written in ${languageNames[locale]}.`]),
    ...forbiddenMeanings(all).map((meaning) => `Say nothing about ${meaning}, not even to deny it.`),
    ...(invented.length === 0
      ? []
      : [`These numbers are not among the facts, leave them out: ${[...new Set(invented)].join(", ")}.`]),
    ...(unprintable.test(all) ? ["Leave out control characters."] : []),
    ...(markup.test(all) ? ["Write plain sentences without links, tags or Markdown."] : []),
  ];
}

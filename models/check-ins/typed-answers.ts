import { type Locale, locales, translator } from "../../core/locales.ts";
import { maximumAge } from "./answers.ts";
import { optionTextKey } from "./question-texts.ts";
import type { Question } from "./questions.ts";
import { readBodySize } from "./typed-body-size.ts";
import { bareWords, matchNearly, matchWording } from "./typed-options.ts";
import { type Quantity, readQuantity } from "./typed-quantity.ts";
import { amountOn, answerOf, scaleOf } from "./typed-scales.ts";
import { german } from "./typed-words/de.ts";
import { english } from "./typed-words/en.ts";
import { spanish } from "./typed-words/es.ts";
import { russian } from "./typed-words/ru.ts";
import { foldText, type PreparedVocabulary, prepareVocabulary } from "./typed-words/vocabulary.ts";

/** What a typed text means as the answer to a question. */
export type TypedAnswer =
  /** A value of the question's own; an age may be under 18, which the caller has to look at. */
  | { readonly kind: "answer"; readonly value: string | number }
  /** Not understood; the key of the sentence that says what to write instead. */
  | { readonly kind: "unclear"; readonly reasonKey: string }
  | { readonly kind: "skip" }
  | { readonly kind: "back" };

type Reason =
  | "option"
  | "number"
  | "outOfRange"
  | "often"
  | "age"
  | "bodySize"
  | "bodySizeRange"
  | "tooLong"
  | "unreadable"
  | "notSkippable";

const vocabularies: Readonly<Record<Locale, PreparedVocabulary>> = {
  en: prepareVocabulary(english),
  ru: prepareVocabulary(russian),
  es: prepareVocabulary(spanish),
  de: prepareVocabulary(german),
};

/** Characters above which nothing is an answer any more. */
const longestAnswer = 200;
/** Control characters, and the marks that turn the direction of writing around. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: finding them is the point
const unreadable = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\u202a-\u202e\u2066-\u2069\ufffd]/u;

function answer(value: string | number): TypedAnswer {
  return { kind: "answer", value };
}

function unclear(reason: Reason): TypedAnswer {
  return { kind: "unclear", reasonKey: `quiz:unclear.${reason}` };
}

/** "7/10", "7 out of 10": only where the second number is the question's highest. */
function shareOf(folded: string, most: number): string {
  const pattern = new RegExp(
    `^(\\d+(?:[.,]\\d+)?) ?(?:/|out of|of|из|de|von) ?${most}(?: (?:days?|днеи|dias|tagen?))?$`,
    "u",
  );
  return folded.replace(pattern, "$1");
}

/** Reads "quit 5 years ago": a tobacco answer by the years since; `undefined` where no time is named. */
function yearsSinceQuitting(folded: string, words: PreparedVocabulary): string | undefined {
  if (
    !/(?<!\p{L})(?:quit|stopp?ed|gave up|given up|брос|завяз|не курю|deje|aufgehort|rauchfrei)/u.test(folded)
  ) {
    return undefined;
  }
  if (/month|week|days? ago|месяц|недел|дн[яе]|mes(?:es)?(?!\p{L})|semana|monat|woche/u.test(folded))
    return "quit0";
  if (/a year ago|last year|(?<!\p{L})год(?: назад)?$|hace un ano|vor einem jahr|letztes jahr/u.test(folded))
    return "quit0";
  const { numbers, fillers } = words;
  const years = (folded.match(/[\p{L}]+|\d+/gu) ?? [])
    .filter((word) => !fillers.has(word))
    .map((word) => (/^\d{1,2}$/.test(word) ? Number(word) : numbers.get(word)))
    .find((value) => value !== undefined);
  if (years === undefined || /\d{3}/.test(folded)) return undefined;
  if (years >= 10) return "quit10";
  return years >= 3 ? "quit3" : "quit0";
}

function readAge(folded: string, words: PreparedVocabulary): TypedAnswer {
  const quantity = readQuantity(folded, words);
  if (quantity?.value === undefined || quantity.unit !== undefined || quantity.per !== undefined)
    return unclear("age");
  const { value, bound } = quantity;
  const fits = bound === undefined && Number.isInteger(value) && value >= 1 && value <= maximumAge;
  return fits ? answer(value) : unclear("age");
}

/** Days of two weeks that a PHQ-4 answer stands for. */
function oftenness(days: number): number | undefined {
  if (days > 14) return undefined;
  if (days < 1) return 0;
  if (days <= 7) return 1;
  return days < 12 ? 2 : 3;
}

function readOften(folded: string, quantity: Quantity | undefined): TypedAnswer {
  if (quantity?.value === 0) return answer(0);
  const namesDays = /day|дн[яеи]|день|dias?|tage?/u.test(folded);
  // A bare 1, 2 or 3 could be a place in the list, a score or days.
  if (quantity?.value === undefined || quantity.per !== undefined || !namesDays) return unclear("often");
  const value = oftenness(quantity.value);
  return value === undefined ? unclear("often") : answer(value);
}

function readAmount(question: Question, folded: string, words: PreparedVocabulary): TypedAnswer | undefined {
  const scale = scaleOf(question);
  if (scale === undefined) return undefined;
  if (scale.zeroWords && words.none.has(folded)) return answer(answerOf(question, scale, 0) ?? 0);
  const quantity = readQuantity(shareOf(folded, scale.most), words);
  const amount = quantity && amountOn(scale, quantity);
  if (amount === undefined) return undefined;
  const value = answerOf(question, scale, amount);
  return value === undefined ? unclear("outOfRange") : answer(value);
}

/** The n-th of a list of words, counted from 1. */
function readPlace(question: Question, folded: string): TypedAnswer | undefined {
  if (!/^\d{1,2}[.)]?$/.test(folded)) return undefined;
  const option = question.options[Number.parseInt(folded, 10) - 1];
  return option ? answer(option.value) : unclear("option");
}

function readOption(question: Question, folded: string, locale: Locale): TypedAnswer {
  const words = vocabularies[locale];
  const translate = translator(locale);
  const candidates = question.options.map((option) => {
    const owner = question.kind === "phq4" ? "phq4" : question.id;
    const aliases = words.aliases[owner]?.[option.key] ?? "";
    const label = translate(optionTextKey(question, option));
    return { value: option.value, label: bareWords(label), otherWords: aliases.split("|").map(bareWords) };
  });
  const exact = matchWording(candidates, folded, words);
  if (exact !== undefined) return answer(exact);
  if (question.kind === "phq4") {
    const often = readOften(folded, readQuantity(folded, words));
    if (often.kind === "answer" || /\d/.test(folded)) return often;
  }
  if (question.id === "tobacco") {
    const quit = yearsSinceQuitting(folded, words);
    if (quit !== undefined) return answer(quit);
    const quantity = readQuantity(folded.replace(/cig\p{L}*|сигарет\p{L}*|zigaretten?/gu, ""), words);
    if (quantity?.value && quantity.per === "day") return answer("daily");
  }
  const amount = readAmount(question, folded, words);
  if (amount !== undefined) return amount;
  if (scaleOf(question) === undefined && question.kind === "options") {
    const place = readPlace(question, folded);
    if (place !== undefined) return place;
  }
  const close = matchNearly(candidates, folded);
  if (close !== undefined) return answer(close);
  return unclear((scaleOf(question)?.most ?? 5) > 5 ? "number" : "option");
}

function read(question: Question, folded: string, locale: Locale): TypedAnswer {
  const words = vocabularies[locale];
  if (words.back.has(folded)) return { kind: "back" };
  const isSkip = words.skip.has(folded);
  if (question.id === "sex" && isSkip) return answer("x");
  if (isSkip) return question.skippable ? { kind: "skip" } : unclear("notSkippable");
  if (question.kind === "number") return readAge(folded, words);
  if (question.kind === "body-size") {
    if (words.none.has(folded)) return { kind: "skip" };
    const size = readBodySize(folded);
    if ("bmi" in size) return answer(size.bmi);
    return unclear(size.fault === "out-of-range" ? "bodySizeRange" : "bodySize");
  }
  return readOption(question, folded, locale);
}

/**
 * Understands what a person writes in place of pressing a button: labels and their beginnings, other words for them,
 * numbers in digits and words, durations, ranges, rates, "skip" and "back"; in the person's language first, then in
 * the others. Anything else is `unclear`, never a guess.
 */
export function parseTypedAnswer(question: Question, text: string, locale: Locale): TypedAnswer {
  if (text.length > longestAnswer) return unclear("tooLong");
  if (unreadable.test(text)) return unclear("unreadable");
  const folded = foldText(text).replace(/^[\s.!?,;:"]+(?=\S)|(?<=[^\s"'])[\s.!?,;:]+$/gu, "");
  if (!/[\p{L}\p{N}]/u.test(folded)) return unclear("unreadable");
  const own = read(question, folded, locale);
  if (own.kind !== "unclear" || own.reasonKey === "quiz:unclear.outOfRange") return own;
  for (const other of locales) {
    const result = other === locale ? own : read(question, folded, other);
    if (result.kind !== "unclear") return result;
  }
  return own;
}

import type { Locale } from "../../../core/locales.ts";
import { german } from "./de.ts";
import { english } from "./en.ts";
import { spanish } from "./es.ts";
import { russian } from "./ru.ts";
import type { HabitVocabulary } from "./vocabulary.ts";

const vocabularies: Readonly<Record<Locale, HabitVocabulary>> = {
  en: english,
  ru: russian,
  es: spanish,
  de: german,
};

/** The words of all languages, the person's own first: people mix them. */
export function vocabulariesFor(locale: Locale): readonly HabitVocabulary[] {
  const own = vocabularies[locale];
  return [own, ...Object.values(vocabularies).filter((other) => other !== own)];
}

/** A text as the patterns see it, letter for letter at the same places. */
export function comparable(text: string): string {
  return text.replaceAll("ё", "е").replaceAll("Ё", "Е");
}

function numberSource(words: HabitVocabulary, group: string): string {
  return `(?<${group}>\\d{1,2}|${words.numbers.join("|")})`;
}

/** Whole words that fit a source, anywhere in a text. */
export function wholeWords(source: string, words?: HabitVocabulary): RegExp {
  const filled =
    words === undefined
      ? source
      : source.replace("{n}", numberSource(words, "n")).replace("{m}", numberSource(words, "m"));
  return new RegExp(`(?<![\\p{L}\\p{N}])(?:${filled})(?![\\p{L}\\p{N}])`, "iu");
}

/** A number in digits or words; `undefined` for neither. */
export function readNumber(text: string | undefined, words: HabitVocabulary): number | undefined {
  if (text === undefined) return undefined;
  if (/^\d+$/.test(text)) return Number(text);
  const index = words.numbers.findIndex((one) => new RegExp(`^(?:${one})$`, "iu").test(text));
  return index < 0 ? undefined : index + 1;
}

/** A weekday's names as one source; 1 for Monday. */
export function weekdaySource(words: HabitVocabulary, weekday?: number): string {
  const named = weekday === undefined ? words.weekdays : words.weekdays.slice(weekday - 1, weekday);
  return `(?:${named.map(([whole, short]) => `${whole}|${short}`).join("|")})\\.?`;
}

/** The weekdays that a text names, 1 for Monday, in the order of the week. */
export function weekdaysIn(text: string, words: HabitVocabulary): readonly number[] {
  return words.weekdays.flatMap((_, index) =>
    wholeWords(weekdaySource(words, index + 1)).test(text) ? [index + 1] : [],
  );
}

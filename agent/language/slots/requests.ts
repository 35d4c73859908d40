import type { Locale } from "../../../core/locales.ts";
import { requestWords } from "../words/all.ts";
import { anywhere, foldRequest, nameIn } from "../words/vocabulary.ts";

/** The version of the plan that is meant; `undefined` for the one before. */
export function readVersion(text: string, locale: Locale): number | undefined {
  const folded = foldRequest(text);
  const { firstVersion, versions } = requestWords[locale];
  const digits = /(?<!\d)(\d{1,3})(?!\d|[:.]\d)/.exec(folded)?.[1];
  if (digits !== undefined) return Number(digits);
  const named = nameIn(folded, versions);
  if (named !== undefined) return Number(named);
  return anywhere(firstVersion).test(folded) ? 1 : undefined;
}

/** Longest wishes that are handed on, in characters. */
const longestWishes = 500;

/** What a person wishes for a new week, in their words; `undefined` where they only ask for one. */
export function readWishes(text: string, locale: Locale): string | undefined {
  return anywhere(requestWords[locale].wish).test(foldRequest(text))
    ? text.trim().slice(0, longestWishes)
    : undefined;
}

/** The parts of what Leo knows that a question is about; none for all of them. */
export function readSections(text: string, locale: Locale): readonly string[] {
  const folded = foldRequest(text);
  return requestWords[locale].sections
    .filter(([, source]) => anywhere(source).test(folded))
    .map(([section]) => section)
    .slice(0, 2);
}

/** Days back that a question looks: "the last 90 days", "this month"; `undefined` where it doesn't say. */
export function readSpan(text: string): number | undefined {
  const folded = foldRequest(text);
  const [, count, unit = ""] =
    /(\d{1,3}) ?(day|tag|dia|дн|день|week|woche|seman|недел|month|monat|mes|месяц)/u.exec(folded) ?? [];
  if (count !== undefined) {
    const days = /^(?:week|woche|seman|недел)/u.test(unit) ? 7 : /^(?:m|м)/u.test(unit) ? 30 : 1;
    return Math.min(365, Math.max(7, Number(count) * days));
  }
  if (/(?<!\p{L})(?:year|jahr|ano|год)/u.test(folded)) return 365;
  return /(?<!\p{L})(?:month|monat|mes(?!\p{L})|месяц)/u.test(folded) ? 30 : undefined;
}

/** Where somebody stands with a change, as motivational interviewing names it; in two minds where nothing tells. */
export function readStage(text: string, locale: Locale): string {
  return nameIn(foldRequest(text), requestWords[locale].stages) ?? "ambivalence";
}

/** The technique that a sentence asks for; `undefined` where it names none. */
export function readTechnique(text: string, locale: Locale): string | undefined {
  return nameIn(foldRequest(text), requestWords[locale].techniques);
}

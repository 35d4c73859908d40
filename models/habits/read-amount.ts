import type { Locale } from "../../core/locales.ts";
import type { HabitTarget } from "./habit.ts";
import { comparable, vocabulariesFor, wholeWords } from "./words/patterns.ts";

/** A number with its thousands and decimals apart, in either way of writing. */
const numberSource = "\\d{1,3}(?:[.,\\u00A0\\u202F' ]\\d{3})+|\\d{1,9}(?:[.,]\\d{1,3})?";

function toNumber(text: string): number {
  if (/^\d{1,3}(?:[.,\u00A0\u202F' ]\d{3})+$/.test(text)) return Number(text.replace(/\D/g, ""));
  return Number(text.replace(",", "."));
}

/** An amount in a text, with the text around it. */
export interface AmountReading {
  readonly amount: number;
  /** The person's own word; empty where none was recognised. */
  readonly unit: string;
  readonly rest: string;
}

/** Finds a number with a unit, or a bare number at the end, in what a person wrote. */
export function readAmount(text: string, locale: Locale): AmountReading | undefined {
  const compared = comparable(text);
  const units = vocabulariesFor(locale)
    .map((words) => words.units)
    .join("|");
  const match =
    wholeWords(`(?<amount>${numberSource})\\s*(?<unit>${units})`).exec(compared) ??
    wholeWords(`(?<amount>${numberSource})(?<unit>)$`).exec(compared);
  if (match?.groups?.amount === undefined) return undefined;
  const end = match.index + match[0].length;
  const unit = match.groups.unit ?? "";
  return {
    amount: toNumber(match.groups.amount),
    unit: unit === "" ? "" : text.slice(end - unit.length, end),
    rest: `${text.slice(0, match.index)} ${text.slice(end)}`.replace(/\s+/g, " ").trim(),
  };
}

/** What a habit's name counts: "walk 10 minutes" is a goal, "at most 2 coffees" a limit. */
export function readTarget(name: string, locale: Locale): HabitTarget | null {
  const compared = comparable(name);
  const limits = vocabulariesFor(locale)
    .map((words) => words.atMost)
    .join("|");
  const limit = wholeWords(`(?:${limits})\\s+(?<amount>${numberSource})\\s*(?<unit>\\p{L}*)`).exec(
    compared,
  )?.groups;
  if (limit?.amount !== undefined)
    return { amount: toNumber(limit.amount), unit: limit.unit ?? "", direction: "at-most" };
  const goal = readAmount(name, locale);
  if (goal === undefined || goal.unit === "" || goal.amount <= 0) return null;
  return { amount: goal.amount, unit: goal.unit, direction: "at-least" };
}

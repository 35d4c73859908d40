import type { Locale } from "../../core/locales.ts";
import { isLocalDate, type LocalDate } from "../days/local-date.ts";
import { hasKey, type Terms } from "./terms.ts";

/** A date found in a text. */
export type DateMatch =
  | { readonly kind: "date"; readonly length: number; readonly date: LocalDate }
  | {
      readonly kind: "problem";
      readonly length: number;
      readonly problem: "impossible-date" | "unclear-date";
    };

/** What dates are counted from. */
export interface DateContext {
  /** The day that "today" means. */
  readonly today: LocalDate;
  readonly locale: Locale;
}

/** Years ahead that a date without a year is looked for in: the 29th of February may be that far. */
const longestWait = 8;

/** A date of its parts, whether or not a calendar has it. @param month 1 to 12 */
export function isoDate(year: number, month: number, day: number): LocalDate {
  return `${String(year).padStart(4, "0")}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;
}

/** The next date with a day and month; `undefined` for one that no calendar has. */
export function nextDate(
  month: number,
  day: number,
  year: number | undefined,
  today: LocalDate,
): LocalDate | undefined {
  const thisYear = Number(today.slice(0, 4));
  const years =
    year === undefined ? Array.from({ length: longestWait + 1 }, (_, ahead) => thisYear + ahead) : [year];
  return years
    .map((wanted) => isoDate(wanted, month, day))
    .find((date) => isLocalDate(date) && (year !== undefined || date >= today));
}

/** A date as what was found, or the problem that no calendar has it. */
export function toMatch(date: LocalDate | undefined, length: number): DateMatch {
  return date === undefined
    ? { kind: "problem", length, problem: "impossible-date" }
    : { kind: "date", length, date };
}

/** The place behind an article or preposition of a day. */
export function skipArticle(terms: Terms, index: number): number {
  return hasKey(terms[index], "the") || hasKey(terms[index], "on") ? index + 1 : index;
}

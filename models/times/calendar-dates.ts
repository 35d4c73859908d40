import * as chrono from "chrono-node";
import type { Locale } from "../../core/locales.ts";
import { addDays, isLocalDate, type LocalDate } from "../days/local-date.ts";
import { hasKey, isNumber, isSign, type Terms } from "./terms.ts";

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

function isoDate(year: number, month: number, day: number): LocalDate {
  return `${String(year).padStart(4, "0")}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;
}

/** The next date with a day and month; `undefined` for one that no calendar has. */
function nextDate(
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

function toMatch(date: LocalDate | undefined, length: number): DateMatch {
  return date === undefined
    ? { kind: "problem", length, problem: "impossible-date" }
    : { kind: "date", length, date };
}

/** A year as written: of two digits, this century's. */
function yearAt(terms: Terms, index: number): number | undefined {
  const term = terms[index];
  if (term?.kind !== "number" || (term.digits !== 4 && term.digits !== 2)) return undefined;
  return term.digits === 4 ? term.value : 2000 + term.value;
}

/** "2026-12-03", "3.12.", "03.12.2026", "3/12". */
function inDigits(terms: Terms, index: number, { today, locale }: DateContext): DateMatch | undefined {
  const [first, sign, second] = [terms[index], terms[index + 1], terms[index + 2]];
  if (first?.kind !== "number" || second?.kind !== "number" || sign?.kind !== "sign") return undefined;
  const areStuck = !sign.gap && !second.gap;
  if (!areStuck || first.digits === 0 || second.digits === 0 || second.digits > 2) return undefined;
  const closing = terms[index + 3];
  const isClosed = closing?.kind === "sign" && closing.sign === sign.sign && !closing.gap;
  const third = isClosed && terms[index + 4]?.gap === false ? yearAt(terms, index + 4) : undefined;
  if (sign.sign === "-" && first.digits === 4 && isClosed) {
    const day = terms[index + 4];
    if (day?.kind !== "number" || day.gap) return undefined;
    return toMatch(nextDate(second.value, day.value, first.value, today), 5);
  }
  if (first.digits > 2) return undefined;
  if (sign.sign === "/") {
    const isEither =
      locale === "en" && first.value <= 12 && second.value <= 12 && first.value !== second.value;
    const length = third === undefined ? 3 : 5;
    if (isEither) return { kind: "problem", length, problem: "unclear-date" };
    const isMonthFirst = locale === "en" && second.value > 12;
    const [day, month] = isMonthFirst ? [second.value, first.value] : [first.value, second.value];
    return toMatch(nextDate(month, day, third, today), length);
  }
  if (sign.sign !== ".") return undefined;
  const isAnnounced = locale === "de" && (hasKey(terms[index - 1], "on") || hasKey(terms[index - 1], "the"));
  // "3.12." and "31.12" are dates, "7.30" and "12.05" are times.
  const isDate = third !== undefined || (isClosed && locale !== "en") || isAnnounced;
  const isNoTime = second.digits === 2 && first.value > 24 && second.value <= 12 && second.value > 0;
  if (!isDate && !isNoTime) return undefined;
  return toMatch(
    nextDate(second.value, first.value, third, today),
    third === undefined ? (isClosed ? 4 : 3) : 5,
  );
}

function noonOf(date: LocalDate): Date {
  return new Date(`${date}T12:00:00Z`);
}

/** What chrono-node makes of a few words, seen from a day. */
function parsed(words: string, { today, locale }: DateContext) {
  const reader = { en: chrono.en, ru: chrono.ru, es: chrono.es, de: chrono.de }[locale];
  return reader.parse(words, { instant: noonOf(today), timezone: 0 }, { forwardDate: true })[0];
}

function skipArticle(terms: Terms, index: number): number {
  return hasKey(terms[index], "the") || hasKey(terms[index], "on") ? index + 1 : index;
}

/** Place behind a year that follows, with what may stand between; the same place where none does. */
function behindYear(terms: Terms, index: number): number {
  const at = isSign(terms[index], ",.") || hasKey(terms[index], "from") ? index + 1 : index;
  const year = terms[at];
  const isYear = year?.kind === "number" && year.digits === 4 && year.value >= 2000 && year.value < 2200;
  return isYear ? at + 1 : index;
}

/** A day and a month as a language writes them in a row, the day in digits whatever it was written in. */
function dayAndMonth(day: number, month: string, year: string, locale: Locale): string {
  switch (locale) {
    case "de":
      return `${day}. ${month} ${year}`;
    case "es":
      return year === "" ? `${day} de ${month}` : `${day} de ${month} de ${year}`;
    case "en":
    case "ru":
      return `${day} ${month} ${year}`;
  }
}

/** What may stand between a day and its month, and behind the day: "3rd of March", "3-го марта", "March the 3rd". */
const between = /^[\s.-]*(?:st|nd|rd|th|го|е)?(?:\s*(?:of|de|the))?[\s.]*$/iu;
const ending = /^(?:st|nd|rd|th)$/i;

/**
 * A day and a month in words, in either order, with or without a year. chrono-node reads them, since it knows how the
 * languages write months, and takes care of what a calendar has; it says nothing to a day that the month doesn't have,
 * nor to a 29th of February when this year has none, so these two are told apart here.
 */
function inWords(terms: Terms, index: number, text: string, context: DateContext): DateMatch | undefined {
  const from = skipArticle(terms, index);
  const isDay = (place: number) => {
    const term = terms[place];
    return isNumber(term) && term.digits <= 2 && !isSign(terms[place + 1], ":");
  };
  const isMonth = (place: number) => terms[place]?.kind === "month";
  const isMonthFirst = isMonth(from);
  const dayAt = isMonthFirst ? [from + 1, from + 2].find(isDay) : isDay(from) ? from : undefined;
  const monthAt = isMonthFirst ? from : [from + 1, from + 2, from + 3].find(isMonth);
  if (dayAt === undefined || monthAt === undefined) return undefined;
  const [day, month] = [terms[dayAt], terms[monthAt]];
  if (!isNumber(day) || month?.kind !== "month") return undefined;
  const [first, second] = isMonthFirst ? [month, day] : [day, month];
  if (!between.test(text.slice(first.end, second.start))) return undefined;
  const behind = Math.max(dayAt, monthAt) + 1;
  const suffix = terms[behind];
  // "March 10 minutes" is no date.
  if (isMonthFirst && suffix?.kind === "unit") return undefined;
  const hasEnding = isMonthFirst && ending.test(text.slice(suffix?.start, suffix?.end));
  const yearAt = hasEnding ? behind + 1 : behind;
  const next = behindYear(terms, yearAt);
  const year = next === yearAt ? undefined : terms[next - 1];
  const words = dayAndMonth(
    day.value,
    text.slice(month.start, month.end),
    isNumber(year) ? String(year.value) : "",
    context.locale,
  );
  const start = parsed(words, context)?.start;
  if (start?.get("day") === day.value && start.get("month") === month.month) {
    const known = start.isCertain("year") ? (start.get("year") ?? undefined) : undefined;
    return toMatch(nextDate(month.month, day.value, known, context.today), next - index);
  }
  const isLeapDay = month.month === 2 && day.value === 29 && year === undefined;
  return toMatch(isLeapDay ? nextDate(2, 29, undefined, context.today) : undefined, next - index);
}

/** "next Friday", "в следующую пятницу": a day of the week that comes, as chrono-node has it in each language. */
function nextWeekday(terms: Terms, index: number, text: string, context: DateContext): DateMatch | undefined {
  const from = skipArticle(terms, index);
  if (!hasKey(terms[from], "next") || terms[from + 1]?.kind !== "weekday") return undefined;
  const words = text.slice(terms[from]?.start, terms[from + 1]?.end);
  const start = parsed(words, context)?.start;
  const [year, month, day] = [start?.get("year"), start?.get("month"), start?.get("day")];
  if (year == null || month == null || day == null) return undefined;
  return { kind: "date", length: from + 2 - index, date: isoDate(year, month, day) };
}

/** Reads a date that begins at a term; `undefined` where none does. */
export function readDate(
  terms: Terms,
  index: number,
  text: string,
  context: DateContext,
): DateMatch | undefined {
  const term = terms[index];
  if (term?.kind === "relative") {
    return { kind: "date", length: 1, date: addDays(context.today, term.days) };
  }
  return (
    nextWeekday(terms, index, text, context) ??
    inDigits(terms, index, context) ??
    inWords(terms, index, text, context)
  );
}

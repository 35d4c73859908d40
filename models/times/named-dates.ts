import * as chrono from "chrono-node";
import type { Locale } from "../../core/locales.ts";
import { addDays, type LocalDate, mondayOf } from "../days/local-date.ts";
import { type DateContext, type DateMatch, isoDate, nextDate, skipArticle, toMatch } from "./date-match.ts";
import { hasKey, isNumber, isSign, type Terms } from "./terms.ts";

function noonOf(date: LocalDate): Date {
  return new Date(`${date}T12:00:00Z`);
}

/** What chrono-node makes of a few words, seen from a day. */
function parsed(words: string, { today, locale }: DateContext) {
  const reader = { en: chrono.en, ru: chrono.ru, es: chrono.es, de: chrono.de }[locale];
  return reader.parse(words, { instant: noonOf(today), timezone: 0 }, { forwardDate: true })[0];
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
export function readNamedDate(
  terms: Terms,
  index: number,
  text: string,
  context: DateContext,
): DateMatch | undefined {
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
export function readNextWeekday(
  terms: Terms,
  index: number,
  text: string,
  context: DateContext,
): DateMatch | undefined {
  const from = skipArticle(terms, index);
  if (!hasKey(terms[from], "next") || terms[from + 1]?.kind !== "weekday") return undefined;
  const words = text.slice(terms[from]?.start, terms[from + 1]?.end);
  // "Next week" is its Monday.
  if (terms[from + 1]?.start === terms[from + 1]?.end)
    return { kind: "date", length: from + 2 - index, date: addDays(mondayOf(context.today), 7) };
  const start = parsed(words, context)?.start;
  const [year, month, day] = [start?.get("year"), start?.get("month"), start?.get("day")];
  if (year == null || month == null || day == null) return undefined;
  return { kind: "date", length: from + 2 - index, date: isoDate(year, month, day) };
}

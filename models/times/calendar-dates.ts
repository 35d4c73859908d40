import { addDays, isLocalDate, type LocalDate } from "../days/local-date.ts";
import { type DateContext, type DateMatch, isoDate, nextDate, skipArticle, toMatch } from "./date-match.ts";
import { readNamedDate, readNextWeekday } from "./named-dates.ts";
import { hasKey, isNumber, type Terms } from "./terms.ts";

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

/** "The 5th", "am 5.", "5-го числа", "el día 5": the next day of that number, in a month that has it. */
function dayOfMonth(
  terms: Terms,
  index: number,
  text: string,
  { today, locale }: DateContext,
): DateMatch | undefined {
  const article = skipArticle(terms, index);
  const unit = terms[article];
  const from = locale === "es" && unit?.kind === "unit" && unit.unit === "day" ? article + 1 : article;
  const day = terms[from];
  if (!isNumber(day) || day.digits < 1 || day.digits > 2 || day.value < 1 || day.value > 31) return undefined;
  const ending = dayEnding.exec(text.slice(day.end, day.end + 12));
  const end = day.end + (ending?.[0].length ?? 0);
  const next = terms.slice(from, from + 5).findIndex((term) => term.start >= end) + from;
  const behind = next < from ? undefined : terms[next];
  const isMeant = {
    en: ending?.[1] !== undefined && behind?.kind !== "word",
    ru: ending?.[2] !== undefined,
    de: ending?.[3] !== undefined && from > index && behind?.kind !== "month",
    es: from > index && (behind === undefined || hasKey(behind, "at")),
  }[locale];
  if (!isMeant) return undefined;
  const date = Array.from({ length: 13 }, (_, ahead) => monthAhead(today, ahead))
    .map(({ year, month }) => isoDate(year, month, day.value))
    .find((one) => isLocalDate(one) && one >= today);
  return toMatch(date, (next < from ? Math.min(terms.length, from + 5) : next) - index);
}

/** What stands behind a day's number: English, Russian, German. */
const dayEnding = /^(?:(st|nd|rd|th)(?!\p{L})|(-?(?:го|е)?\s?числа)(?!\p{L})|(\.)(?!\d))/iu;

function monthAhead(today: LocalDate, ahead: number): { readonly year: number; readonly month: number } {
  const months = Number(today.slice(0, 4)) * 12 + Number(today.slice(5, 7)) - 1 + ahead;
  return { year: Math.floor(months / 12), month: (months % 12) + 1 };
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
    readNextWeekday(terms, index, text, context) ??
    inDigits(terms, index, context) ??
    readNamedDate(terms, index, text, context) ??
    dayOfMonth(terms, index, text, context)
  );
}

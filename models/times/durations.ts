import { hasKey, isSign, type Terms } from "./terms.ts";

/** A span of time found in a text; days and longer count on the calendar, the rest by the clock. */
export interface SpanMatch {
  readonly length: number;
  readonly days: number;
  readonly minutes: number;
}

/** A month is meant roughly where a span is named by it. */
const daysIn = { day: 1, week: 7, month: 30 } as const;

function decimalAt(
  terms: Terms,
  index: number,
): { readonly value: number; readonly next: number } | undefined {
  const whole = terms[index];
  if (hasKey(whole, "article") || hasKey(whole, "half")) {
    return { value: hasKey(whole, "half") ? 0.5 : 1, next: index + 1 };
  }
  if (whole?.kind !== "number" || whole.isOrdinal) return undefined;
  const fraction = terms[index + 2];
  const isDecimal =
    isSign(terms[index + 1], ".,") &&
    terms[index + 1]?.gap === false &&
    fraction?.kind === "number" &&
    fraction.digits > 0 &&
    !fraction.gap;
  if (!isDecimal) return { value: whole.value, next: index + 1 };
  return { value: whole.value + fraction.value / 10 ** fraction.digits, next: index + 3 };
}

function partAt(terms: Terms, index: number): SpanMatch | undefined {
  const term = terms[index];
  if (term?.kind === "amount") return { length: 1, days: 0, minutes: term.minutes };
  const amount = term?.kind === "unit" ? { value: 1, next: index } : decimalAt(terms, index);
  const unit = amount && terms[amount.next];
  if (amount === undefined || unit?.kind !== "unit") return undefined;
  const length = amount.next + 1 - index;
  if (unit.unit === "minute" || unit.unit === "hour") {
    return { length, days: 0, minutes: Math.round(amount.value * (unit.unit === "hour" ? 60 : 1)) };
  }
  return { length, days: Math.ceil(amount.value * daysIn[unit.unit]), minutes: 0 };
}

/** Reads a span that begins at a term: "20 minutes", "an hour", "1 h 30 min"; `undefined` where none does. */
export function readSpan(terms: Terms, index: number): SpanMatch | undefined {
  const first = partAt(terms, index);
  if (first === undefined) return undefined;
  const and = hasKey(terms[index + first.length], "and") ? 1 : 0;
  const second = partAt(terms, index + first.length + and);
  if (second === undefined || second.days > first.days) return first;
  return {
    length: first.length + and + second.length,
    days: first.days + second.days,
    minutes: first.minutes + second.minutes,
  };
}

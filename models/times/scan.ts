import { readDate } from "./calendar-dates.ts";
import { type ClockMatch, readClock } from "./clock-times.ts";
import type { DateContext, DateMatch } from "./date-match.ts";
import { readSpan, type SpanMatch } from "./durations.ts";
import { type DaysMatch, readDays } from "./repeat-days.ts";
import { hasKey, isSign, type Terms } from "./terms.ts";
import type { DayPart, PreparedTimeWords } from "./words/vocabulary.ts";

/** Something about time that was found, and the terms it takes up. */
export type Found = (
  | ClockMatch
  | DaysMatch
  | DateMatch
  | (SpanMatch & { readonly kind: "span" })
  | { readonly kind: "problem"; readonly length: number; readonly problem: "several-times" }
  | { readonly kind: "part"; readonly length: number; readonly part: DayPart; readonly isTaken: boolean }
) & { readonly from: number };

/** "In 20 minutes", "через полчаса". */
function spanFromNow(terms: Terms, index: number): (SpanMatch & { readonly kind: "span" }) | undefined {
  if (!hasKey(terms[index], "in")) return undefined;
  const span = readSpan(terms, index + 1);
  return span && { ...span, kind: "span", length: span.length + 1 };
}

/** "From 8 to 9", "von 8 bis 9": times that begin and end something; a reminder has one. */
function range(
  terms: Terms,
  index: number,
  text: string,
  words: PreparedTimeWords,
): { readonly kind: "problem"; readonly length: number; readonly problem: "several-times" } | undefined {
  if (!hasKey(terms[index], "from")) return undefined;
  const from = readClock(terms, index + 1, text, words);
  if (from === undefined) return undefined;
  const joint = index + 1 + from.length;
  const isJoint = hasKey(terms[joint], "to") || hasKey(terms[joint], "until") || isSign(terms[joint], "-–—");
  const to = isJoint ? readClock(terms, joint + 1, text, words) : undefined;
  return to && { kind: "problem", length: joint + 1 + to.length - index, problem: "several-times" };
}

/** "At 8 and 20", "um 8, 12 und 18": a number behind a time that is one more time; the place behind it, or 0. */
function oneMoreClock(terms: Terms, index: number, text: string, words: PreparedTimeWords): number {
  const isListed = hasKey(terms[index], "and") || isSign(terms[index], ",&+/");
  const more = isListed ? readClock(terms, index + 1, text, words) : undefined;
  if (more?.kind !== "clock") return 0;
  const behind = terms[index + 1 + more.length];
  return behind === undefined || behind.kind !== "word" ? index + 1 + more.length : 0;
}

/** How many terms a span of time takes that isn't counted from now ("walk 20 minutes"); 0 where there is none. */
function plainSpan(terms: Terms, index: number): number {
  return terms[index]?.kind === "number" ? (readSpan(terms, index)?.length ?? 0) : 0;
}

/** Finds all that a text says about time, from left to right; each place is looked at a bounded number of times. */
export function scan(
  terms: Terms,
  text: string,
  words: PreparedTimeWords,
  context: DateContext,
): readonly Found[] {
  const found: Found[] = [];
  for (let index = 0; index < terms.length; ) {
    const term = terms[index];
    const previous = found.at(-1);
    const isJoined = previous !== undefined && previous.from + previous.length === index;
    if (term?.kind === "part") {
      // "Morning pages" are no time of day, "tomorrow morning" and "every evening" are one.
      const isTaken = !term.isBare || (isJoined && (previous.kind === "date" || previous.kind === "days"));
      found.push({ kind: "part", from: index, length: 1, part: term.part, isTaken });
      index += 1;
      continue;
    }
    const match =
      spanFromNow(terms, index) ??
      range(terms, index, text, words) ??
      readDays(terms, index) ??
      readDate(terms, index, text, context) ??
      readClock(terms, index, text, words);
    const more = match?.kind === "clock" ? oneMoreClock(terms, index + match.length, text, words) : 0;
    if (match?.kind === "clock" && match.strength > 1 && more > 0) {
      found.push({ kind: "problem", problem: "several-times", from: index, length: more - index });
      index = more;
      continue;
    }
    if (match !== undefined) found.push({ ...match, from: index });
    index += match?.length ?? Math.max(1, plainSpan(terms, index));
  }
  return found;
}

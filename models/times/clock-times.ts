import { readWritten } from "./clock-forms.ts";
import { hourInPart, type ReadClock } from "./clock-hours.ts";
import { hasKey, isNumber, isSign, skipKeys, type Term, type Terms } from "./terms.ts";
import type { DayPart, PreparedTimeWords } from "./words/vocabulary.ts";

/** A time found in a text. */
export type ClockMatch =
  | {
      readonly kind: "clock";
      readonly length: number;
      readonly clock: ReadClock;
      /**
       * 3 where nothing else can be meant ("at 7", "7:30", "7 pm"), 2 where it is likely ("7.30", "seven thirty"),
       * 1 for a bare number, which is a time only where it stands alone or last.
       */
      readonly strength: 1 | 2 | 3;
    }
  /** Written as a time, but none that a clock shows, or one that lacks its hour. */
  | {
      readonly kind: "problem";
      readonly length: number;
      readonly problem: "impossible-time" | "unfinished-time";
    };

interface Suffix {
  readonly next: number;
  readonly minute: number | undefined;
  readonly part: DayPart | undefined;
  readonly isClock: boolean;
}

function problem(problemName: "impossible-time" | "unfinished-time", length: number): ClockMatch {
  return { kind: "problem", length, problem: problemName };
}

/** The part of the day behind an hour, as in "7 pm" and "в 3 дня". */
function partAt(term: Term | undefined): DayPart | undefined {
  if (term?.kind === "part") return term.part;
  if (term?.kind === "unit") return term.part;
  return term?.kind === "clock" ? term.part : undefined;
}

/** "7p" and "7a": a letter that sticks to its number. */
function letterAt(terms: Terms, index: number, text: string): DayPart | undefined {
  const term = terms[index];
  if (term === undefined || term.gap || term.end - term.start !== 1) return undefined;
  const letter = text.slice(term.start, term.end).toLowerCase();
  return letter === "p" ? "pm" : letter === "a" ? "am" : undefined;
}

/** What may follow an hour: "o'clock", minutes behind it, a part of the day. */
function suffixAt(terms: Terms, index: number, text: string, isAsked: boolean): Suffix {
  let next = index;
  // "18h" and "20ч" are hours of the clock, "2h" are two hours.
  const hour = terms[index - 1];
  const isLate = hour?.kind === "number" && hour.value > 12 && terms[index]?.gap === false;
  const isHourWord = (term: Term | undefined) =>
    hasKey(term, "oclock") || (term?.kind === "unit" && term.unit === "hour" && (isAsked || isLate));
  const isClock = isHourWord(terms[next]);
  if (isClock) next += 1;
  let minute: number | undefined;
  const number = terms[next];
  if (isClock && isNumber(number) && number.value < 60 && (number.digits === 2 || number.value >= 10)) {
    minute = number.value;
    next += 1;
    const unit = terms[next];
    if (unit?.kind === "unit" && unit.unit === "minute") next += 1;
    else if (isHourWord(unit)) next += 1;
  }
  const behindComma = isSign(terms[next], ",") && terms[next + 1]?.kind === "part" ? next + 1 : next;
  const letter = letterAt(terms, behindComma, text);
  const part = letter ?? partAt(terms[behindComma]);
  if (part !== undefined) next = behindComma + 1;
  return { next, minute, part, isClock };
}

function isPartOfSomethingElse(terms: Terms, index: number, next: number, isAsked: boolean): boolean {
  const before = terms[index - 1];
  const isStuckBefore = isSign(before, "#+-.:/$€£№") && terms[index]?.gap === false;
  const behind = terms[next];
  const isUnit = behind?.kind === "unit" && !(isAsked && behind.unit === "hour");
  const isStuckBehind = behind !== undefined && !behind.gap && !isSign(behind, ',.;!?:)"…-–—');
  return isStuckBefore || isUnit || isStuckBehind || isSign(behind, "%°$€£×");
}

/**
 * Reads the time of a clock that begins at a term, with what announces it; looks at most a dozen terms ahead.
 * @returns `undefined` where none begins there
 */
export function readClock(
  terms: Terms,
  index: number,
  text: string,
  words: PreparedTimeWords,
): ClockMatch | undefined {
  const start = skipKeys(terms, index, "at", "the");
  const isAsked = terms.slice(index, start).some((term) => hasKey(term, "at"));
  const first = terms[start];
  if (first?.kind === "clock") {
    const clock: ReadClock = { hour: first.part === "noon" ? 12 : 0, minute: 0, half: "fixed" };
    return { kind: "clock", length: start + 1 - index, clock, strength: 3 };
  }
  const written = readWritten(terms, start, text, words.rules);
  if (written === "unfinished") return problem("unfinished-time", start + 2 - index);
  if (written === undefined) return undefined;
  const suffix = suffixAt(terms, written.next, text, isAsked);
  const minute = written.minute === 0 ? (suffix.minute ?? 0) : written.minute;
  const length = suffix.next - index;
  const isSure = isAsked || suffix.isClock || suffix.part !== undefined;
  const strength = isSure ? 3 : written.strength;
  const hasNoSuffix = suffix.next === written.next;
  if (hasNoSuffix && isPartOfSomethingElse(terms, start, written.next, isAsked)) return undefined;
  const isClock = minute < 60 && (written.hour < 24 || (written.hour === 24 && minute === 0));
  // Alone, 0 and 24 are hardly meant as midnight.
  if (strength === 1 && written.hour % 24 === 0 && minute === 0) return undefined;
  if (!isClock) return strength === 3 ? problem("impossible-time", length) : undefined;
  const hour = suffix.part === undefined ? written.hour : hourInPart(written.hour, suffix.part);
  if (hour === undefined) return problem("impossible-time", length);
  const isFixed = suffix.part !== undefined || hour > 12 || hour === 0;
  return {
    kind: "clock",
    length,
    clock: { hour: hour % 24, minute, half: isFixed ? "fixed" : written.half },
    strength,
  };
}

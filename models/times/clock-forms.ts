import type { ReadClock } from "./clock-hours.ts";
import { hasKey, isNumber, isSign, skipKeys, sticks, type Terms } from "./terms.ts";
import type { PreparedTimeWords } from "./words/vocabulary.ts";

type Rules = PreparedTimeWords["rules"];

/** A time as it is written, before what stands behind it is read. */
export interface WrittenClock {
  readonly hour: number;
  readonly minute: number;
  readonly next: number;
  readonly strength: 1 | 2 | 3;
  readonly half: ReadClock["half"];
}

/** Stands for minutes that no clock shows. */
const noMinute = 60;

/** "7:30", "7.30", "19h30", "7:30:00", and behind "at" also "8-30". */
function separated(
  terms: Terms,
  index: number,
  text: string,
  { writes24Hours }: Rules,
): WrittenClock | undefined {
  const [hour, sign, minute] = [terms[index], terms[index + 1], terms[index + 2]];
  if (!isNumber(hour) || !isNumber(minute) || sign === undefined) return undefined;
  if (hour.digits < 1 || hour.digits > 2 || minute.digits < 1 || minute.digits > 2) return undefined;
  if (!sticks(terms, index + 1, index + 2)) return undefined;
  const mark = text.slice(sign.start, sign.end).normalize("NFKC").toLowerCase();
  const isHyphen = mark === "-" && minute.digits === 2 && hasKey(terms[index - 1], "at");
  if (!/^[:.hч]$/u.test(mark) && !isHyphen) return undefined;
  const isLonger = isSign(terms[index + 3], ".:/") && sticks(terms, index + 3, index + 4);
  const seconds = terms[index + 4];
  const hasSeconds = isLonger && mark === ":" && isNumber(seconds) && seconds.digits === 2;
  if (isLonger && !hasSeconds && isNumber(seconds)) return undefined;
  const isExact = hour.digits === 2 && hour.value < 10;
  const half = isExact || hour.value > 12 || hour.value === 0 ? "fixed" : writes24Hours ? "likely" : "open";
  const strength = mark === "." ? 2 : 3;
  // "7:5" is none: five minutes or fifty?
  const shown = minute.digits === 2 ? minute.value : noMinute;
  return { hour: hour.value, minute: shown, next: index + (hasSeconds ? 5 : 3), strength, half };
}

/** "730", "0730", "1930". */
function compact(terms: Terms, index: number): WrittenClock | undefined {
  const term = terms[index];
  if (!isNumber(term) || (term.digits !== 3 && term.digits !== 4)) return undefined;
  const hour = Math.floor(term.value / 100);
  const isExact = (term.digits === 4 && hour < 10) || hour > 12 || hour === 0;
  const half = isExact ? "fixed" : "open";
  return { hour, minute: term.value % 100, next: index + 1, strength: 1, half };
}

/** "7", "seven thirty", "siete y media", "siete menos cuarto". */
function spoken(terms: Terms, index: number, rules: Rules): WrittenClock | undefined {
  const term = terms[index];
  if (!isNumber(term) || term.digits > 2 || term.isOrdinal) return undefined;
  const hour = term.value;
  const plain: WrittenClock = { hour, minute: 0, next: index + 1, strength: 1, half: "open" };
  const next = terms[index + 1];
  const amountAt = (place: number): number | undefined => {
    const amount = terms[place];
    if (hasKey(amount, "quarter")) return 15;
    if (hasKey(amount, "half")) return 30;
    return isNumber(amount) && amount.value < 60 && amount.digits !== 1 ? amount.value : undefined;
  };
  if (rules.addsMinutes && (hasKey(next, "and") || hasKey(next, "minus"))) {
    const amount = amountAt(index + 2);
    if (amount === undefined || hour > 12) return plain;
    const isMinus = hasKey(next, "minus");
    const hourOfClock = isMinus ? (hour + 23) % 24 || 12 : hour;
    const minute = isMinus ? 60 - amount : amount;
    return { hour: hourOfClock, minute, next: index + 3, strength: 3, half: "open" };
  }
  const [zero, few] = [next, terms[index + 2]];
  const isFew = isNumber(zero) && zero.digits === 0 && zero.value === 0 && isNumber(few);
  if (isFew && few.digits === 0 && few.value < 10)
    return { hour, minute: few.value, next: index + 3, strength: 2, half: "open" };
  const isTensWord = isNumber(next) && next.digits === 0 && next.value >= 10 && next.value < 60;
  if (isTensWord && !next.isOrdinal && hour <= 24) {
    const minuteUnit = terms[index + 2];
    // "Seven thirty minutes" would be two amounts; "seven thirty" is a time.
    if (minuteUnit?.kind !== "unit")
      return { hour, minute: next.value, next: index + 2, strength: 2, half: "open" };
  }
  if (isNumber(next) && next.digits === 2 && term.digits > 0 && next.value < 60 && hour <= 24)
    return { hour, minute: next.value, next: index + 2, strength: 1, half: "open" };
  return plain;
}

/** "half past six", "zehn nach acht", "fünf vor halb neun", "без пяти восемь", "полседьмого". */
function related(terms: Terms, index: number, rules: Rules): WrittenClock | "unfinished" | undefined {
  const isMinus = !rules.addsMinutes && hasKey(terms[index], "minus");
  const first = isMinus ? index + 1 : index;
  const term = terms[first];
  const named = hasKey(term, "quarter") ? 15 : hasKey(term, "half") ? 30 : undefined;
  const threeQuarters = hasKey(term, "three-quarters") ? 45 : undefined;
  // "From 8 to 9" is a range.
  const isRange = hasKey(terms[index - 1], "from");
  const isCount = isNumber(term) && !term.isOrdinal && term.value < 60 && !isRange;
  const counted = isCount ? term.value : undefined;
  const minutes = named ?? threeQuarters ?? counted;
  if (minutes === undefined) return undefined;
  const unit = terms[first + 1];
  const behind = first + (unit?.kind === "unit" && unit.unit === "minute" ? 2 : 1);
  const hourAt = (place: number, offset: number): WrittenClock | undefined => {
    const hour = terms[place];
    if (!isNumber(hour) || hour.digits > 2 || hour.value < 1 || hour.value > 24) return undefined;
    if (isSign(terms[place + 1], ":.") && sticks(terms, place + 1, place + 2)) return undefined;
    const total = (hour.value * 60 + offset + 24 * 60) % (24 * 60);
    const clockHour = Math.floor(total / 60);
    const half = hour.value > 12 ? "fixed" : "open";
    const shown = half === "open" && clockHour === 0 ? 12 : clockHour;
    return { hour: shown, minute: total % 60, next: place + 1, strength: 3, half };
  };
  const isPast = hasKey(terms[behind], "past");
  const isBefore = hasKey(terms[behind], "before");
  if (isMinus || isPast || isBefore) {
    const place = isMinus ? behind : skipKeys(terms, behind + 1, "at", "the");
    const isHalf = rules.halfIs === "to" && hasKey(terms[place], "half");
    const offset = (isPast ? minutes : -minutes) - (isHalf ? 30 : 0);
    const found = hourAt(isHalf ? place + 1 : skipKeys(terms, place, "at", "the"), offset);
    if (found !== undefined) return found;
    const hasName = named === 30 ? isPast : named === 15;
    return hasName && counted === undefined ? "unfinished" : undefined;
  }
  if (named === undefined && threeQuarters === undefined) {
    // "десять минут восьмого": the minutes of the hour that is on its way.
    const hour = terms[behind];
    const isGoing = rules.halfIs === "to" && isNumber(hour) && hour.isOrdinal && hour.digits === 0;
    return isGoing && behind > first + 1 ? hourAt(behind, minutes - 60) : undefined;
  }
  if (rules.halfIs === "past") return named === 30 ? hourAt(behind, 30) : undefined;
  return hourAt(behind, minutes - 60);
}

/**
 * Reads a time in any of the ways it is written, without what may stand behind it.
 * @returns "unfinished" for "half past" and its like without an hour, `undefined` where no time begins here
 */
export function readWritten(
  terms: Terms,
  index: number,
  text: string,
  rules: Rules,
): WrittenClock | "unfinished" | undefined {
  return (
    related(terms, index, rules) ??
    separated(terms, index, text, rules) ??
    compact(terms, index) ??
    spoken(terms, index, rules)
  );
}

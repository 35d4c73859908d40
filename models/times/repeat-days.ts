import { hasKey, isNumber, isSign, skipKeys, type Term, type Terms } from "./terms.ts";

/** Days of the week found in a text. */
export type DaysMatch =
  | {
      readonly kind: "days";
      readonly length: number;
      /** 1 for Monday to 7 for Sunday, sorted. */
      readonly days: readonly number[];
      /** Whether they repeat; one weekday by itself is the next such day. */
      readonly repeats: boolean;
      /** Whether these days are left out instead. */
      readonly isExcept: boolean;
    }
  /** A repetition by anything but days of the week: "every two hours". */
  | { readonly kind: "problem"; readonly length: number; readonly problem: "unsupported-repeat" };

const everyDay = [1, 2, 3, 4, 5, 6, 7];

type Weekday = Extract<Term, { readonly kind: "weekday" }>;

/** The days from one weekday to another, over the end of the week if need be. */
function daysBetween(from: number, to: number): readonly number[] {
  const count = ((to - from + 7) % 7) + 1;
  return Array.from({ length: count }, (_, offset) => ((from - 1 + offset) % 7) + 1);
}

/** "Sun" and "so" are days only where something else says so: another day beside them, "every", or a time behind. */
function isMeantAsDay(terms: Terms, index: number): boolean {
  const term = terms[index];
  if (term?.kind !== "weekday") return false;
  if (term.form !== "weak") return true;
  const isDay = (other: Term | undefined) => other?.kind === "weekday" || other?.kind === "days";
  const isJoint = (other: Term | undefined) =>
    isSign(other, ",-–—/+&") || hasKey(other, "and") || hasKey(other, "to");
  const [before, behind] = [terms[index - 1], terms[index + 1]];
  if (isDay(before) || isDay(behind)) return true;
  if (isJoint(before) && isDay(terms[index - 2])) return true;
  if (isJoint(behind) && isDay(terms[index + 2])) return true;
  if (hasKey(before, "every")) return true;
  const isFree = before === undefined || before.kind === "sign" || hasKey(before, "on");
  const isTimeBehind = behind === undefined || behind.kind === "number" || hasKey(behind, "at");
  return isFree && isTimeBehind && !hasKey(before, "the");
}

function weekdayAt(terms: Terms, index: number): Weekday | undefined {
  const term = terms[index];
  return term?.kind === "weekday" && isMeantAsDay(terms, index) ? term : undefined;
}

interface Listed {
  readonly days: ReadonlySet<number>;
  readonly next: number;
  readonly repeats: boolean;
}

/** A day, a range or a set of days, and what is listed behind them. */
function listAt(terms: Terms, index: number, isEvery: boolean): Listed | undefined {
  const days = new Set<number>();
  let repeats = isEvery;
  let end = index;
  let count = 0;
  for (let next = index; next < terms.length; ) {
    const term = terms[next];
    const weekday = weekdayAt(terms, next);
    if (term?.kind === "days") {
      for (const day of term.days) days.add(day);
      repeats = true;
      next += 1;
    } else if (weekday !== undefined) {
      let behind = next + 1;
      // A full stop behind a short name belongs to it: "Mo. bis Fr.".
      if (isSign(terms[behind], ".") && weekday.end - weekday.start <= 3) behind += 1;
      const joint =
        isSign(terms[behind], "-–—") || hasKey(terms[behind], "to") || hasKey(terms[behind], "until");
      const isList = hasKey(terms[behind], "and");
      const last = joint && !isList ? weekdayAt(terms, behind + 1) : undefined;
      for (const day of last === undefined ? [weekday.day] : daysBetween(weekday.day, last.day))
        days.add(day);
      repeats ||= weekday.form === "each" || last !== undefined;
      next = last === undefined ? behind : behind + 2;
      if (last !== undefined && isSign(terms[next], ".") && last.end - last.start <= 3) next += 1;
    } else break;
    count += 1;
    end = next;
    if (isSign(terms[next], ",/+&")) next += 1;
    next = skipKeys(terms, next, "and", "on", "every", "the");
  }
  return count === 0 ? undefined : { days, next: end, repeats: repeats || count > 1 };
}

/** "Every two hours", "every other day", "каждый месяц". */
function unsupportedAt(terms: Terms, index: number): DaysMatch | undefined {
  let next = index + 1;
  const amount = terms[next];
  const isCounted = hasKey(amount, "other") || (isNumber(amount) && (amount.isOrdinal || amount.value !== 1));
  if (isCounted) next += 1;
  const unit = terms[next];
  if (unit?.kind === "amount")
    return { kind: "problem", length: next + 1 - index, problem: "unsupported-repeat" };
  const isUnit = unit?.kind === "unit" && (isCounted || unit.unit !== "week" || !hasWeekday(terms, next));
  const isCountedDay = isCounted && (unit?.kind === "weekday" || unit?.kind === "days");
  return isUnit || isCountedDay
    ? { kind: "problem", length: next + 1 - index, problem: "unsupported-repeat" }
    : undefined;
}

/** Whether a weekday follows soon: "every week on Monday". */
function hasWeekday(terms: Terms, index: number): boolean {
  return terms.slice(index + 1, index + 5).some((term) => term.kind === "weekday");
}

/** Reads days of the week that begin at a term, with what stands before them; `undefined` where none do. */
export function readDays(terms: Terms, index: number): DaysMatch | undefined {
  let next = index;
  const isExcept = hasKey(terms[next], "except");
  if (isExcept) next += 1;
  const first = skipKeys(terms, next, "on", "from", "the");
  const isEvery = hasKey(terms[first], "every");
  if (isEvery) {
    const unsupported = unsupportedAt(terms, first);
    if (unsupported !== undefined) return { ...unsupported, length: unsupported.length + first - index };
  }
  const nth = terms[first];
  // "The second Monday" of a month is no day of every week.
  if (isNumber(nth) && nth.isOrdinal && nth.digits === 0 && terms[first + 1]?.kind === "weekday")
    return { kind: "problem", length: first + 2 - index, problem: "unsupported-repeat" };
  const unit = terms[first + 1];
  const isEveryWeek = isEvery && unit?.kind === "unit" && unit.unit === "week";
  next = skipKeys(terms, first + (isEveryWeek ? 2 : 0), "every", "on", "the");
  const listed = listAt(terms, next, isEvery);
  if (listed === undefined) return undefined;
  // "except on weekends": days behind an exception are never one date.
  return {
    kind: "days",
    length: listed.next - index,
    days: everyDay.filter((day) => listed.days.has(day)),
    repeats: listed.repeats,
    isExcept,
  };
}

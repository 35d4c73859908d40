import type { Locale } from "../../core/locales.ts";
import { addDays, isLocalDate, type LocalDate, weekdayOf } from "../days/local-date.ts";
import { findHabits } from "./find-habit.ts";
import type { Habit } from "./habit.ts";
import type { NewMark } from "./mark.ts";
import { readAmount } from "./read-amount.ts";
import { comparable, vocabulariesFor, weekdaysIn, wholeWords } from "./words/patterns.ts";

/** What a person wrote about a habit they did: "walk yesterday", "walk 10 min", "skip walk: ill". */
export interface MarkReading {
  /** The habits that are meant: none where nothing fits, several where it can't be told. */
  readonly habits: readonly Habit[];
  /** The words that name it. */
  readonly name: string;
  readonly date: LocalDate;
  readonly state: NewMark["state"];
  readonly value?: number;
  readonly reason?: string;
}

/** Longest text that is read, in characters. */
const longestRead = 400;

function tidy(text: string): string {
  return text.replace(/\s+/g, " ").replace(/^[\s,;:.–-]+|[\s,;:.–-]+$/g, "");
}

interface Found {
  readonly before: string;
  readonly after: string;
}

function find(text: string, sources: readonly string[]): Found | undefined {
  const match = wholeWords(sources.join("|")).exec(comparable(text));
  if (match === null) return undefined;
  return { before: tidy(text.slice(0, match.index)), after: tidy(text.slice(match.index + match[0].length)) };
}

/** Cuts the day out of a text: a word, a weekday's whole name (the last one there was) or a date. */
function readDay(
  text: string,
  locale: Locale,
  today: LocalDate,
): { readonly date: LocalDate; readonly rest: string } {
  const words = vocabulariesFor(locale);
  const named: readonly (readonly [readonly string[], number])[] = [
    [words.map(({ yesterday }) => yesterday), -1],
    [words.map(({ tomorrow }) => tomorrow), 1],
    [words.map((one) => one.today), 0],
  ];
  for (const [sources, days] of named) {
    const found = find(text, sources);
    if (found !== undefined)
      return { date: addDays(today, days), rest: tidy(`${found.before} ${found.after}`) };
  }
  const written = /(?<!\d)\d{4}-\d{2}-\d{2}(?!\d)/.exec(text)?.[0];
  if (written !== undefined && isLocalDate(written))
    return { date: written, rest: tidy(text.replace(written, " ")) };
  for (const one of words) {
    const found = find(
      text,
      one.weekdays.map(([whole]) => `(?:(?:${one.beforeWeekday})\\s+)?${whole}`),
    );
    if (found === undefined) continue;
    const [weekday = 1] = weekdaysIn(text, one);
    const ago = (weekdayOf(today) - weekday + 7) % 7;
    return { date: addDays(today, -ago), rest: tidy(`${found.before} ${found.after}`) };
  }
  return { date: today, rest: text };
}

/** Cuts out whether it was done, done in part, skipped (with the reason behind it) or is to be taken back. */
function readState(text: string, locale: Locale) {
  const words = vocabulariesFor(locale);
  const undone = find(
    text,
    words.map(({ undo }) => undo),
  );
  if (undone !== undefined)
    return { state: "undone" as const, rest: tidy(`${undone.before} ${undone.after}`) };
  const skipped = find(
    text,
    words.map(({ skip }) => skip),
  );
  if (skipped !== undefined) {
    const [name = "", ...said] =
      skipped.before === "" ? skipped.after.split(/\s*[:,–]\s+/) : [skipped.before, skipped.after];
    return { state: "skipped" as const, rest: name, reason: tidy(said.join(", ")) };
  }
  const partly = find(
    text,
    words.map((one) => one.partly),
  );
  if (partly !== undefined)
    return { state: "partial" as const, rest: tidy(`${partly.before} ${partly.after}`) };
  return { state: "done" as const, rest: text };
}

/**
 * Reads what a person wrote behind `/done`. A number that is no part of the habit's name is the amount; without a
 * target an amount alone is a part of the whole.
 */
export function readMark(
  text: string,
  habits: readonly Habit[],
  { locale, today }: { readonly locale: Locale; readonly today: LocalDate },
): MarkReading {
  const whole = tidy(text.slice(0, longestRead));
  const exact = findHabits(habits, whole);
  if (exact.length === 1) return { habits: exact, name: whole, date: today, state: "done" };
  const { date, rest } = readDay(whole, locale, today);
  const { state, rest: named, ...more } = readState(rest, locale);
  const told = {
    date,
    state,
    ...(more.reason === undefined || more.reason === "" ? {} : { reason: more.reason }),
  };
  const direct = findHabits(habits, named);
  if (direct.length > 0) return { ...told, habits: direct, name: named };
  const amount = readAmount(named, locale);
  const found = amount === undefined ? [] : findHabits(habits, amount.rest);
  if (amount === undefined || found.length === 0) return { ...told, habits: [], name: named };
  const isPart = state === "done" && found.every(({ target }) => target === null);
  return {
    ...told,
    habits: found,
    name: amount.rest,
    value: amount.amount,
    state: isPart ? "partial" : state,
  };
}

/** Whether a text means all habits at once. */
export function meansAll(text: string, locale: Locale): boolean {
  const sources = vocabulariesFor(locale).map(({ all }) => all);
  return new RegExp(`^\\s*(?:${sources.join("|")})[\\s.!]*$`, "iu").test(comparable(text));
}

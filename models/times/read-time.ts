import { type Locale, locales } from "../../core/locales.ts";
import { leoDay, momentOf, type WallTime, wallClock } from "../days/leo-day.ts";
import { addDays, daysBetween, type LocalDate } from "../days/local-date.ts";
import { type ChosenClock, chooseClock, likelierFirst } from "./choose-clock.ts";
import { type ChosenDay, chooseDay } from "./choose-day.ts";
import { isUsual, toWallTime } from "./clock-hours.ts";
import { timeWords } from "./languages.ts";
import { restOf } from "./rest.ts";
import { type Found, scan } from "./scan.ts";
import { readTerms, type Terms } from "./terms.ts";
import {
  longestText,
  longestWaitDays,
  type TimeContext,
  type TimeFailure,
  type TimePhrase,
  type TimeProblem,
  type TimeReading,
} from "./time-phrase.ts";

interface Scanned {
  readonly locale: Locale;
  readonly terms: Terms;
  readonly found: readonly Found[];
}

/** Characters of a text that a language has understood as time. */
function understood({ terms, found }: Scanned): number {
  return found
    .filter((one) => !(one.kind === "clock" && one.strength === 1) && !(one.kind === "part" && !one.isTaken))
    .map(({ from, length }) => (terms[from + length - 1]?.end ?? 0) - (terms[from]?.start ?? 0))
    .reduce((sum, characters) => sum + characters, 0);
}

/** Reads the text in all four languages, and keeps the one that understands most of it; the person's own if equal. */
function scanBest(text: string, { locale, rule, now }: TimeContext): Scanned {
  const today = leoDay(now, rule);
  const [best, ...others] = [locale, ...locales.filter((other) => other !== locale)].map((one) => {
    const terms = readTerms(text, timeWords[one]);
    return { locale: one, terms, found: scan(terms, text, timeWords[one], { today, locale: one }) };
  });
  if (best === undefined) throw new Error("there is no language");
  return others.reduce<Scanned>((so, other) => (understood(other) > understood(so) ? other : so), best);
}

function failure(problem: TimeProblem, text: string, terms: Terms, used: readonly Found[]): TimeFailure {
  const starts = used.map(({ from }) => terms[from]?.start ?? 0);
  const ends = used.map(({ from, length }) => terms[from + length - 1]?.end ?? 0);
  const words = used.length === 0 ? text : text.slice(Math.min(...starts), Math.max(...ends));
  return { kind: "problem", problem, words: words.trim().slice(0, 60) };
}

/** A day and the times on it that are still to come. */
interface Coming {
  readonly date: LocalDate;
  readonly times: readonly WallTime[];
}

/** The first of some days on which one of the times is still to come. */
function coming(
  dates: readonly LocalDate[],
  times: readonly WallTime[],
  context: TimeContext,
): Coming | undefined {
  return dates
    .map((date) => ({
      date,
      times: times.filter((time) => momentOf(date, time, context.rule.timeZone) > context.now),
    }))
    .find((day) => day.times.length > 0);
}

/** Milliseconds until a clock shows a time next. */
function waitMs(time: WallTime, { now, rule }: TimeContext): number {
  const today = wallClock(now, rule.timeZone).date;
  const at = [today, addDays(today, 1)]
    .map((date) => momentOf(date, time, rule.timeZone).getTime())
    .find((ms) => ms > now.getTime());
  return (at ?? Number.POSITIVE_INFINITY) - now.getTime();
}

function phrase(
  rest: string,
  times: readonly WallTime[],
  { once, days }: Pick<TimePhrase, "once" | "days">,
): TimePhrase {
  const [time = null, otherTime = null] = times;
  return { kind: "phrase", time, isGuessed: otherTime !== null, otherTime, once, days, rest };
}

/** "Tonight at midnight" and "today at two at night" are in the night that comes, on the next date. */
function withNight(
  { dates, isToday }: Extract<ChosenDay, { readonly kind: "dates" }>,
  { times }: ChosenClock,
  { now, rule }: TimeContext,
): readonly LocalDate[] {
  const dayStart = toWallTime(rule.startHour, 0);
  const isNight = isToday && times.length > 0 && times.every((time) => time < dayStart);
  return isNight ? [...dates, addDays(leoDay(now, rule), 1)] : dates;
}

/** The one day a phrase is for, with its time if there is one; a problem where that has passed. */
function onOneDay(
  dates: readonly LocalDate[],
  clock: ChosenClock,
  context: TimeContext,
): { readonly once: LocalDate; readonly times: readonly WallTime[] } | TimeProblem {
  const today = leoDay(context.now, context.rule);
  const [first = today] = dates;
  if (Math.max(...dates.map((date) => daysBetween(today, date))) > longestWaitDays) return "too-far";
  if (clock.times.length === 0) {
    const once = dates.find((date) => date >= wallClock(context.now, context.rule.timeZone).date);
    return once === undefined ? "past" : { once, times: [] };
  }
  const day = coming(dates, clock.times, context);
  // "Today at eleven" in the afternoon has passed: nobody means eleven at night by it.
  const isMeant = day?.times.some(isUsual) === true || !clock.times.some(isUsual);
  if (day !== undefined && isMeant) {
    const times = clock.isPartOnly ? day.times : likelierFirst(day.times, (a, b) => a.localeCompare(b));
    return { once: day.date, times };
  }
  // "Tonight" at ten in the evening: the day is known, the hour is not.
  return clock.isPartOnly && first >= today ? { once: first, times: [] } : "past";
}

function inSpan(
  day: Extract<ChosenDay, { readonly kind: "moment" }>,
  context: TimeContext,
  rest: string,
): TimeReading | TimeProblem {
  const { date, time } = wallClock(day.at, context.rule.timeZone);
  if (day.at <= context.now) return "past";
  if (daysBetween(wallClock(context.now, context.rule.timeZone).date, date) > longestWaitDays)
    return "too-far";
  return phrase(rest, [time], { once: date, days: null });
}

function combine(scanned: Scanned, text: string, context: TimeContext): TimeReading {
  const { terms, found, locale } = scanned;
  const wrong = found.find((one) => one.kind === "problem");
  if (wrong !== undefined) return failure(wrong.problem, text, terms, [wrong]);
  const clock = chooseClock(found, terms);
  if (typeof clock === "string")
    return failure(
      clock,
      text,
      terms,
      found.filter((one) => one.kind === "clock"),
    );
  const day = chooseDay(found, terms, context);
  const usedForDay = found.filter(({ kind }) => kind === "days" || kind === "date" || kind === "span");
  if (typeof day === "string") return failure(day, text, terms, usedForDay);
  const used = [...clock.used, ...usedForDay];
  const rest = restOf(text, terms, used, timeWords[locale]);
  const fail = (problem: TimeProblem) => failure(problem, text, terms, used);
  switch (day.kind) {
    case "none": {
      const times = clock.isPartOnly
        ? clock.times
        : likelierFirst(clock.times, (a, b) => waitMs(a, context) - waitMs(b, context));
      return phrase(rest, times, { once: null, days: null });
    }
    case "repeats": {
      const times = clock.isPartOnly ? clock.times : likelierFirst(clock.times, (a, b) => a.localeCompare(b));
      return phrase(rest, times, { once: null, days: day.days });
    }
    case "moment": {
      const reading = clock.times.length > 0 ? "several-times" : inSpan(day, context, rest);
      return typeof reading === "string" ? fail(reading) : reading;
    }
    case "dates": {
      const one = onOneDay(withNight(day, clock, context), clock, context);
      return typeof one === "string" ? fail(one) : phrase(rest, one.times, { once: one.once, days: null });
    }
  }
}

/**
 * Reads when something is to come out of a text as people write it, in any of the four languages. Never guesses
 * silently: an hour without its half of the day is marked, and what is no time is a problem with a name.
 */
export function readTime(text: string, context: TimeContext): TimeReading {
  if (text.length > longestText) return { kind: "problem", problem: "too-long", words: text.slice(0, 60) };
  return combine(scanBest(text, context), text, context);
}

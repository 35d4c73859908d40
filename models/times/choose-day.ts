import { leoDay, wallClock } from "../days/leo-day.ts";
import { addDays, type LocalDate, weekdayOf } from "../days/local-date.ts";
import type { Found } from "./scan.ts";
import { hasKey, type Terms } from "./terms.ts";
import type { TimeContext, TimeProblem } from "./time-phrase.ts";

/** Which days a text names. */
export type ChosenDay =
  | { readonly kind: "none" }
  /** 1 for Monday to 7 for Sunday, sorted. */
  | { readonly kind: "repeats"; readonly days: readonly number[] }
  /** One day: the first of these that fits the time. */
  | { readonly kind: "dates"; readonly dates: readonly LocalDate[]; readonly isToday: boolean }
  | { readonly kind: "moment"; readonly at: Date };

type FoundDays = Extract<Found, { readonly kind: "days" }>;
type FoundDate = Extract<Found, { readonly kind: "date" }>;
type FoundSpan = Extract<Found, { readonly kind: "span" }>;

const everyDay: readonly number[] = [1, 2, 3, 4, 5, 6, 7];

/** The next day of a week, and the one a week later in case the first is today and its time has passed. */
function nextOf(weekday: number, today: LocalDate): readonly LocalDate[] {
  const first = addDays(today, (weekday - weekdayOf(today) + 7) % 7);
  return [first, addDays(first, 7)];
}

/**
 * Dates that a relative day may mean. After midnight and before the person's day begins, it is still yesterday for
 * them: "today at eight" and "tomorrow at two" then mean the day after, where the first has passed.
 */
function datesMeant(date: LocalDate, isRelative: boolean, { now, rule }: TimeContext): readonly LocalDate[] {
  const isNight = leoDay(now, rule) !== wallClock(now, rule.timeZone).date;
  return isRelative && isNight ? [date, addDays(date, 1)] : [date];
}

/** Finds the days a text names. @returns a problem where they contradict each other */
export function chooseDay(
  found: readonly Found[],
  terms: Terms,
  context: TimeContext,
): ChosenDay | TimeProblem {
  const today = leoDay(context.now, context.rule);
  const listed = found.filter((one): one is FoundDays => one.kind === "days");
  const spans = found.filter((one): one is FoundSpan => one.kind === "span");
  const named = listed.filter(({ isExcept }) => !isExcept);
  const excepted = listed.filter(({ isExcept }) => isExcept).flatMap(({ days }) => days);
  const wanted = new Set(named.flatMap(({ days }) => days));
  const repeats = named.some((one) => one.repeats) || wanted.size > 1 || excepted.length > 0;
  // "Every day from tomorrow": what repeats begins by itself.
  const isBeginning = ({ from }: Found) => repeats && hasKey(terms[from - 1], "from");
  const dates = found.filter((one): one is FoundDate => one.kind === "date" && !isBeginning(one));
  const distinct = new Set(dates.map(({ date }) => date));
  if (distinct.size + spans.length > 1 || (repeats && distinct.size + spans.length > 0))
    return "several-times";
  if (repeats) {
    const all = wanted.size === 0 ? everyDay : everyDay.filter((day) => wanted.has(day));
    const days = all.filter((day) => !excepted.includes(day));
    return days.length === 0 ? "no-days" : { kind: "repeats", days };
  }
  const [weekday] = wanted;
  const [span] = spans;
  if (span !== undefined) {
    if (weekday !== undefined) return "several-times";
    if (span.minutes === 0 && span.days > 0)
      return { kind: "dates", dates: [addDays(today, span.days)], isToday: false };
    return {
      kind: "moment",
      at: new Date(context.now.getTime() + (span.minutes + span.days * 1440) * 60_000),
    };
  }
  const [date] = dates;
  if (date !== undefined) {
    if (weekday !== undefined && weekdayOf(date.date) !== weekday) return "impossible-date";
    const isRelative = terms[date.from]?.kind === "relative";
    const dates = datesMeant(date.date, isRelative, context);
    return { kind: "dates", dates, isToday: isRelative && date.date === today };
  }
  return weekday === undefined
    ? { kind: "none" }
    : { kind: "dates", dates: nextOf(weekday, today), isToday: false };
}

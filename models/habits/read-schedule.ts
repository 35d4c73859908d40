import type { Locale } from "../../core/locales.ts";
import { type Schedule, tidySchedule } from "./schedule.ts";
import {
  comparable,
  readNumber,
  vocabulariesFor,
  weekdaySource,
  weekdaysIn,
  wholeWords,
} from "./words/patterns.ts";
import type { HabitVocabulary } from "./words/vocabulary.ts";

/** A schedule that a text names, and the text without it. */
export interface ScheduleReading {
  readonly schedule: Schedule;
  readonly rest: string;
}

type Reader = (
  words: HabitVocabulary,
  text: string,
) => readonly [RegExpExecArray, Schedule | undefined] | undefined;

function phrase(
  sourceOf: (words: HabitVocabulary) => string,
  toSchedule: (times: number, days: number) => Schedule,
): Reader {
  return (words, text) => {
    const match = wholeWords(sourceOf(words), words).exec(text);
    if (match === null) return undefined;
    const times = readNumber(match.groups?.n, words) ?? 1;
    const days = readNumber(match.groups?.m, words) ?? 1;
    return [match, toSchedule(times, days)];
  };
}

/** All weekdays from one to another, over the end of the week too. */
function weekdayRange(from: number, to: number): readonly number[] {
  return Array.from({ length: ((to - from + 7) % 7) + 1 }, (_, index) => ((from - 1 + index) % 7) + 1);
}

const range: Reader = (words, text) => {
  const day = weekdaySource(words);
  const match = wholeWords(
    `(?:(?:${words.beforeWeekday})\\s+)?(?<from>${day})\\s*(?:${words.to})\\s*(?<to>${day})`,
  ).exec(text);
  if (match === null) return undefined;
  const [from] = weekdaysIn(match.groups?.from ?? "", words);
  const [to] = weekdaysIn(match.groups?.to ?? "", words);
  return from === undefined || to === undefined
    ? undefined
    : [match, { kind: "weekdays", days: weekdayRange(from, to) }];
};

/**
 * Two weekdays or more one after the other; a single one only by its whole name at the end, behind a comma or behind
 * "on", since short names are other words too ("get some sun").
 */
const weekdayList: Reader = (words, text) => {
  const day = weekdaySource(words);
  const before = `(?:(?:${words.beforeWeekday})\\s+)`;
  const several = `${before}?${day}(?:(?:\\s*[,/+]\\s*|\\s+)(?:(?:${words.and})\\s+)?${before}?${day})+`;
  const single = `(?:(?<=,\\s?)|${before})${day}`;
  const whole = `(?:${words.weekdays.map(([name]) => name).join("|")})$`;
  const match =
    wholeWords(several).exec(text) ?? wholeWords(single).exec(text) ?? wholeWords(whole).exec(text);
  return match === null ? undefined : [match, { kind: "weekdays", days: weekdaysIn(match[0], words) }];
};

/** In the order in which they are looked for: what is more exact comes first. */
const readers: readonly Reader[] = [
  phrase(
    (words) => words.timesInDays,
    (times, days) => ({ kind: "per-days", times, days }),
  ),
  phrase(
    (words) => words.everySecondDay,
    () => ({ kind: "per-days", times: 1, days: 2 }),
  ),
  phrase(
    (words) => words.onceInDays,
    (_, days) => ({ kind: "per-days", times: 1, days }),
  ),
  phrase(
    (words) => words.timesAWeek,
    (times) => ({ kind: "per-week", times }),
  ),
  phrase(
    (words) => words.onceAWeek,
    () => ({ kind: "per-week", times: 1 }),
  ),
  phrase(
    (words) => words.workdays,
    () => ({ kind: "weekdays", days: [1, 2, 3, 4, 5] }),
  ),
  phrase(
    (words) => words.weekend,
    () => ({ kind: "weekdays", days: [6, 7] }),
  ),
  range,
  weekdayList,
  phrase(
    (words) => words.daily,
    () => ({ kind: "daily" }),
  ),
];

/** Finds when a habit is meant to happen in what a person wrote, in any of the four languages. */
export function readSchedule(text: string, locale: Locale): ScheduleReading | undefined {
  const compared = comparable(text);
  for (const words of vocabulariesFor(locale)) {
    for (const read of readers) {
      const [match, raw] = read(words, compared) ?? [];
      const schedule = raw === undefined ? undefined : tidySchedule(raw);
      if (match === undefined || schedule === undefined) continue;
      const rest = `${text.slice(0, match.index)} ${text.slice(match.index + match[0].length)}`;
      return { schedule, rest };
    }
  }
  return undefined;
}

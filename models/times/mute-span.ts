import { type Locale, locales } from "../../core/locales.ts";
import { dayBounds, leoDay, momentOf, wallClock } from "../days/leo-day.ts";
import { addDays, mondayOf } from "../days/local-date.ts";
import { readSpan } from "./durations.ts";
import { timeWords } from "./languages.ts";
import { readTime } from "./read-time.ts";
import { hasKey, readTerms, skipKeys } from "./terms.ts";
import { longestText, type TimeContext, type TimeProblem } from "./time-phrase.ts";

/** What a text says about how long nothing is to be sent. */
export type MuteReading =
  | { readonly kind: "until"; readonly until: Date }
  | { readonly kind: "off" }
  | { readonly kind: "for-good" }
  | { readonly kind: "problem"; readonly problem: TimeProblem | "unclear" };

/** Longest time that may be muted; whoever wants more switches off. */
const longestMuteDays = 366;

const unclear: MuteReading = { kind: "problem", problem: "unclear" };

/** A span from now: "1d", "3 days", "на неделю"; `undefined` where the text is none, or more than one. */
function spanOf(text: string, locale: Locale, { now, rule }: TimeContext): MuteReading | undefined {
  const terms = readTerms(text, timeWords[locale]);
  if (hasKey(terms[0], "off") && terms.length <= 3) return { kind: "off" };
  if (terms.some((term) => hasKey(term, "for-good"))) return { kind: "for-good" };
  const start = skipKeys(terms, 0, "on", "in", "the", "from");
  const span = readSpan(terms, start);
  if (span === undefined) return undefined;
  // A word or two of courtesy may follow, but nothing else about time.
  const rest = terms.slice(start + span.length);
  const isCourtesy = rest.length <= 3 && rest.every(({ kind }) => kind === "sign" || kind === "word");
  if (!isCourtesy) return undefined;
  if (span.days > longestMuteDays || span.minutes > longestMuteDays * 1440)
    return { kind: "problem", problem: "too-far" };
  if (span.days + span.minutes === 0) return { kind: "problem", problem: "past" };
  if (span.days === 0) return { kind: "until", until: new Date(now.getTime() + span.minutes * 60_000) };
  const { date, time } = wallClock(now, rule.timeZone);
  const until = momentOf(addDays(date, span.days), time, rule.timeZone);
  return { kind: "until", until: new Date(until.getTime() + span.minutes * 60_000) };
}

/** A day or an hour that ends it: "until Monday", "for the weekend", "до 8 вечера". */
function endOf(text: string, context: TimeContext): MuteReading {
  const { now, rule } = context;
  const today = leoDay(now, rule);
  const reading = readTime(text, context);
  if (reading.kind === "problem") return { kind: "problem", problem: reading.problem };
  const { time, once, days } = reading;
  if (days !== null) {
    const isWeekend = days.join() === "6,7";
    return isWeekend ? { kind: "until", until: dayBounds(addDays(mondayOf(today), 7), rule).from } : unclear;
  }
  if (once !== null) {
    const isCalledToday = locales.some((locale) =>
      readTerms(text, timeWords[locale]).some((term) => term.kind === "relative" && term.days === 0),
    );
    // "Until Monday" on a Monday means the next one.
    if (once === today && time === null && !isCalledToday)
      return { kind: "until", until: dayBounds(addDays(once, 7), rule).from };
    // "Today" and "tonight" last until the day is over; "until Monday" ends when Monday begins.
    const isToday = once <= today;
    if (isToday && (time === null || reading.isGuessed))
      return { kind: "until", until: dayBounds(today, rule).to };
    const until = time === null ? dayBounds(once, rule).from : momentOf(once, time, rule.timeZone);
    return until.getTime() - now.getTime() > longestMuteDays * 86_400_000
      ? { kind: "problem", problem: "too-far" }
      : { kind: "until", until };
  }
  if (time === null) return unclear;
  const date = wallClock(now, rule.timeZone).date;
  const until = [date, addDays(date, 1)]
    .map((one) => momentOf(one, time, rule.timeZone))
    .find((moment) => moment > now);
  return until === undefined ? unclear : { kind: "until", until };
}

/** Reads how long nothing is to be sent, in any of the four languages. */
export function readMute(text: string, context: TimeContext): MuteReading {
  if (text.length > longestText) return { kind: "problem", problem: "too-long" };
  for (const locale of [context.locale, ...locales.filter((one) => one !== context.locale)]) {
    const span = spanOf(text, locale, context);
    if (span !== undefined) return span;
  }
  return endOf(text, context);
}

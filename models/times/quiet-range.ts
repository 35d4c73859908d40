import { type Locale, locales } from "../../core/locales.ts";
import type { WallTime } from "../days/leo-day.ts";
import { timesOf } from "./clock-hours.ts";
import { readClock } from "./clock-times.ts";
import { timeWords } from "./languages.ts";
import { hasKey, isNumber, isSign, readTerms, skipKeys, type Terms } from "./terms.ts";
import { longestText } from "./time-phrase.ts";

/** What a text says about the hours without messages. */
export type QuietReading =
  | { readonly kind: "range"; readonly from: WallTime; readonly to: WallTime }
  | { readonly kind: "off" }
  | { readonly kind: "problem"; readonly problem: "impossible-time" | "unclear" };

/** Longest night that is taken for one where the halves of the day have to be guessed, in hours. */
const longestNightHours = 14;

const unclear: QuietReading = { kind: "problem", problem: "unclear" };

function isDash(terms: Terms, index: number): boolean {
  return isSign(terms[index], "-–—");
}

/** The times that one end of a range may be; "problem" for what is written as a time and is none. */
function readEnd(text: string, locale: Locale): readonly WallTime[] | "problem" | undefined {
  const words = timeWords[locale];
  const terms = readTerms(text, words);
  const start = skipKeys(terms, 0, "from", "on", "until", "to");
  const match = readClock(terms, start, text, words);
  const first = terms[start];
  // A bare "25" is no clock to the reader of any text, but here it was meant as one.
  if (match === undefined) return isNumber(first) && first.value > 24 ? "problem" : undefined;
  if (match.kind === "problem") return "problem";
  const rest = terms.slice(start + match.length);
  const isWhole = rest.every(
    (term) => term.kind === "sign" || hasKey(term, "oclock") || term.kind === "part",
  );
  if (!isWhole) return undefined;
  const part = rest.find((term) => term.kind === "part");
  // Of the hours, even "7:30" may be the evening's: the other end says more than the way it is written.
  const { clock } = match;
  return timesOf(clock.half === "likely" && clock.hour > 6 ? { ...clock, half: "open" } : clock, part?.part);
}

function hoursBetween(from: WallTime, to: WallTime): number {
  const minutes = (time: WallTime) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
  return ((minutes(to) - minutes(from) + 1440) % 1440) / 60;
}

/** Of the times that the ends may be, the pair that makes a night; any pair where nothing was to be guessed. */
function pair(froms: readonly WallTime[], tos: readonly WallTime[]): QuietReading | undefined {
  const pairs = froms.flatMap((from) => tos.map((to) => ({ kind: "range", from, to }) as const));
  const different = pairs.filter(({ from, to }) => from !== to);
  if (different.length <= 1) return different[0];
  const coversNight = ({ from, to }: { from: WallTime; to: WallTime }) =>
    hoursBetween(from, "03:00") < hoursBetween(from, to) && hoursBetween(from, to) <= longestNightHours;
  const nights = different.filter(coversNight);
  return [...nights].sort((a, b) => hoursBetween(a.from, a.to) - hoursBetween(b.from, b.to))[0];
}

function readIn(text: string, locale: Locale): QuietReading {
  const terms = readTerms(text, timeWords[locale]);
  const [only] = terms;
  if (hasKey(only, "off") && terms.length <= 2) return { kind: "off" };
  let isImpossible = false;
  for (const [index, term] of terms.entries()) {
    const isBetween = index > 0 && (isDash(terms, index) || hasKey(term, "to"));
    if (!isBetween) continue;
    const from = readEnd(text.slice(0, term.start), locale);
    const to = readEnd(text.slice(term.end), locale);
    if (from === "problem" || to === "problem") isImpossible = true;
    else if (from !== undefined && to !== undefined) return pair(from, to) ?? unclear;
  }
  return isImpossible ? { kind: "problem", problem: "impossible-time" } : unclear;
}

/** Longest text that is read as a range, in characters; each joint in it is tried. */
const longestRange = 100;

/** Reads "22-7", "from 10 pm to 8 am", "с 22 до 8", or that there are to be none; in any of the four languages. */
export function readQuietRange(text: string, locale: Locale): QuietReading {
  if (text.length > Math.min(longestRange, longestText)) return unclear;
  const readings = [locale, ...locales.filter((one) => one !== locale)].map((one) => readIn(text, one));
  return readings.find(({ kind }) => kind !== "problem") ?? readings[0] ?? unclear;
}

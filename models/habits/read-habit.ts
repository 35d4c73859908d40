import type { Locale } from "../../core/locales.ts";
import type { HabitTarget } from "./habit.ts";
import { readTarget } from "./read-amount.ts";
import { readSchedule } from "./read-schedule.ts";
import type { Schedule } from "./schedule.ts";
import { comparable, vocabulariesFor, wholeWords } from "./words/patterns.ts";

/** A habit as a person put it into words. */
export interface HabitReading {
  readonly name: string;
  readonly cue: string | null;
  /** `null` where the words don't say when. */
  readonly schedule: Schedule | null;
  readonly target: HabitTarget | null;
}

/** Longest text that is read, in characters; of a longer one the whole is taken for the name, and found too long. */
const longestRead = 400;

function tidy(text: string): string {
  return text.replace(/\s+/g, " ").replace(/^[\s,;:.–-]+|[\s,;:–-]+$/g, "");
}

/** Cuts the cue out of a habit's words: a part of its own, or the end of one. */
function readCue(text: string, locale: Locale): { readonly cue: string | null; readonly rest: string } {
  const parts = text
    .split(/[,;](?!\d)/)
    .map(tidy)
    .filter((part) => part !== "");
  const begins = vocabulariesFor(locale)
    .map(({ cue }) => cue)
    .join("|");
  const beginning = wholeWords(begins);
  for (const [index, part] of parts.entries()) {
    const match = beginning.exec(comparable(part));
    if (match === null || match[0].length === part.length) continue;
    if (match.index === 0 && parts.length === 1) continue;
    const cue = tidy(part.slice(match.index));
    const rest = parts.toSpliced(index, 1, ...(match.index === 0 ? [] : [tidy(part.slice(0, match.index))]));
    return { cue, rest: rest.join(", ") };
  }
  return { cue: null, rest: parts.join(", ") };
}

/** Reads what a person wrote as a habit: "walk 10 minutes after lunch, mon wed fri". */
export function readHabit(text: string, locale: Locale): HabitReading {
  const whole: HabitReading = { name: text, cue: null, schedule: null, target: null };
  if (text.length > longestRead) return whole;
  const scheduled = readSchedule(text, locale);
  const { cue, rest } = readCue(scheduled?.rest ?? text, locale);
  // Words that are a rhythm and nothing else are somebody's name for a habit after all.
  if (rest === "") return { ...whole, name: tidy(text) };
  return { name: rest, cue, schedule: scheduled?.schedule ?? null, target: readTarget(rest, locale) };
}

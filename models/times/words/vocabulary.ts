import { foldText } from "../../check-ins/typed-words/vocabulary.ts";

/** A stretch of the day as people name it, and the two halves of a twelve-hour clock. */
export type DayPart = "am" | "pm" | "morning" | "noon" | "afternoon" | "evening" | "night";

/** What spans of time are counted in. */
export type TimeUnit = "minute" | "hour" | "day" | "week" | "month";

/** What a small word does in a phrase about time. */
export type TimeKey =
  /** Announces a time: "at", "um". */
  | "at"
  /** May stand before an hour, but announces nothing: "the", "las". */
  | "the"
  /** Stands for one before a span: "in an hour". */
  | "article"
  /** May stand before a day: "on", "am". */
  | "on"
  /** Announces a span from now: "in", "через". */
  | "in"
  | "every"
  /** Makes a repetition that Leo can't keep: "other" in "every other day". */
  | "other"
  | "except"
  | "next"
  | "from"
  | "to"
  | "until"
  | "and"
  | "past"
  | "before"
  | "minus"
  | "half"
  | "quarter"
  | "three-quarters"
  | "oclock"
  | "off"
  | "for-good";

/** How one language writes times; spellings are separated by `|`, and all are folded on use. */
export interface TimeVocabulary {
  /** Whether "half six" is 6:30 (English) or 5:30 (German, Russian). */
  readonly halfIs: "past" | "to";
  /** Whether "seven and ten" is 7:10. */
  readonly addsMinutes: boolean;
  /** Whether "7:30" is the morning for certain, since the evening is written 19:30. */
  readonly writes24Hours: boolean;
  readonly numbers: Readonly<Record<number, string>>;
  /** Ordinal numbers of dates, and of hours where a language counts them so ("half of the seventh"). */
  readonly ordinals: Readonly<Record<number, string>>;
  /** Monday first: one such day, every such day, and spellings that are also ordinary words. */
  readonly weekdays: Readonly<Record<"one" | "each" | "weak", readonly string[]>>;
  /** Monday to Friday, and Saturday with Sunday. */
  readonly workdays: string;
  readonly weekend: string;
  readonly everyDay: string;
  /** January first. */
  readonly months: readonly string[];
  /** Parts of the day that belong to the time wherever they stand. */
  readonly parts: Readonly<Record<DayPart, string>>;
  /** Parts that belong to it only behind an hour or a day: "tomorrow morning", but "morning pages". */
  readonly bareParts: Readonly<Partial<Record<DayPart, string>>>;
  readonly clocks: { readonly noon: string; readonly midnight: string };
  /** By days from today. */
  readonly relative: Readonly<Record<0 | 1 | 2, string>>;
  readonly units: Readonly<Record<TimeUnit, string>>;
  /** A unit's spelling that behind an hour names a part of the day ("в 3 дня"). */
  readonly unitsLikeParts?: Readonly<Record<string, DayPart>>;
  /** Spans with a name of their own, by minutes. */
  readonly amounts: Readonly<Record<number, string>>;
  readonly keys: Readonly<Partial<Record<TimeKey, string>>>;
  /** Wordings that mean several others one after another. */
  readonly compounds: Readonly<Record<string, readonly string[]>>;
  /** Ordinary words that a typing error would make into one of the above. */
  readonly noTypos: string;
  /** What a sentence that asks to be reminded begins with. */
  readonly remind: string;
  /** What may follow it before the matter itself: "me to", "мне". */
  readonly leads: string;
}

/** What a word or a wording means in a phrase about time. */
export type Meaning =
  | { readonly kind: "number"; readonly value: number; readonly digits: number; readonly isOrdinal: boolean }
  | { readonly kind: "weekday"; readonly day: number; readonly form: "one" | "each" | "weak" }
  | { readonly kind: "days"; readonly days: readonly number[] }
  | { readonly kind: "month"; readonly month: number }
  | { readonly kind: "relative"; readonly days: number }
  | { readonly kind: "part"; readonly part: DayPart; readonly isBare: boolean }
  | { readonly kind: "clock"; readonly part: "noon" | "night" }
  | { readonly kind: "unit"; readonly unit: TimeUnit; readonly part: DayPart | undefined }
  | { readonly kind: "amount"; readonly minutes: number }
  | { readonly kind: "key"; readonly keys: readonly TimeKey[] };

/** A vocabulary ready for looking wordings up. */
export interface PreparedTimeWords {
  readonly rules: Pick<TimeVocabulary, "halfIs" | "addsMinutes" | "writes24Hours">;
  /** Folded wording, words separated by one blank, to what it means, in order. */
  readonly meanings: ReadonlyMap<string, readonly Meaning[]>;
  /** Words of the longest wording. */
  readonly longest: number;
  /** Words that are also understood with one wrong letter, by length. */
  readonly misspelled: ReadonlyMap<number, readonly string[]>;
  readonly noTypos: ReadonlySet<string>;
  /** Longest first. */
  readonly remind: readonly string[];
  readonly leads: readonly string[];
}

/** Shortest word that is understood with a wrong letter. */
const shortestMisspelling = 6;

/** Folds a wording; apostrophes and full stops inside vanish. */
export function foldWord(text: string): string {
  return foldText(text).replace(/['.]/g, "");
}

function spellings(words: string | undefined): readonly string[] {
  return (words ?? "")
    .split("|")
    .map(foldWord)
    .filter((word) => word !== "");
}

function byLength(words: readonly string[]): readonly string[] {
  return [...words].sort((a, b) => b.length - a.length);
}

function meaningsOf(words: TimeVocabulary): ReadonlyMap<string, readonly Meaning[]> {
  const found = new Map<string, readonly Meaning[]>();
  const add = (list: string | undefined, meaning: Meaning) => {
    for (const word of spellings(list)) {
      const [known] = found.get(word) ?? [];
      const both = known?.kind === "key" && meaning.kind === "key" ? [...known.keys, ...meaning.keys] : null;
      found.set(word, [both === null ? meaning : { kind: "key", keys: both }]);
    }
  };
  const entries = <Key extends string, Value>(record: Readonly<Partial<Record<Key, Value>>>) =>
    Object.entries(record) as [Key, Value][];
  for (const [key, list] of entries(words.keys)) add(list, { kind: "key", keys: [key] });
  for (const [value, list] of Object.entries(words.ordinals))
    add(list, { kind: "number", value: Number(value), digits: 0, isOrdinal: true });
  for (const [value, list] of Object.entries(words.numbers))
    add(list, { kind: "number", value: Number(value), digits: 0, isOrdinal: false });
  for (const form of ["weak", "one", "each"] as const)
    words.weekdays[form].forEach((list, index) => {
      add(list, { kind: "weekday", day: index + 1, form });
    });
  add(words.workdays, { kind: "days", days: [1, 2, 3, 4, 5] });
  add(words.weekend, { kind: "days", days: [6, 7] });
  add(words.everyDay, { kind: "days", days: [1, 2, 3, 4, 5, 6, 7] });
  words.months.forEach((list, index) => {
    add(list, { kind: "month", month: index + 1 });
  });
  for (const [part, list] of entries(words.bareParts)) add(list, { kind: "part", part, isBare: true });
  for (const [part, list] of entries(words.parts)) add(list, { kind: "part", part, isBare: false });
  add(words.clocks.noon, { kind: "clock", part: "noon" });
  add(words.clocks.midnight, { kind: "clock", part: "night" });
  for (const [days, list] of Object.entries(words.relative))
    add(list, { kind: "relative", days: Number(days) });
  for (const [unit, list] of entries(words.units)) add(list, { kind: "unit", unit, part: undefined });
  for (const [word, part] of entries(words.unitsLikeParts ?? {}))
    add(word, { kind: "unit", unit: "day", part });
  for (const [minutes, list] of Object.entries(words.amounts))
    add(list, { kind: "amount", minutes: Number(minutes) });
  for (const [list, parts] of entries(words.compounds)) {
    const meaning = parts.flatMap((part) => found.get(foldWord(part)) ?? []);
    for (const word of spellings(list)) found.set(word, meaning);
  }
  return found;
}

const misspellable: ReadonlySet<Meaning["kind"]> = new Set(["weekday", "days", "relative", "part", "unit"]);

/** Folds and sorts the words of a language once. */
export function prepareTimeWords(words: TimeVocabulary): PreparedTimeWords {
  const meanings = meaningsOf(words);
  const misspelled = new Map<number, string[]>();
  for (const [word, [meaning]] of meanings) {
    if (word.length < shortestMisspelling || word.includes(" ") || meaning === undefined) continue;
    if (misspellable.has(meaning.kind))
      misspelled.set(word.length, [...(misspelled.get(word.length) ?? []), word]);
  }
  const { halfIs, addsMinutes, writes24Hours } = words;
  return {
    rules: { halfIs, addsMinutes, writes24Hours },
    meanings,
    longest: Math.max(...[...meanings.keys()].map((wording) => wording.split(" ").length)),
    misspelled,
    noTypos: new Set(spellings(words.noTypos)),
    remind: byLength(spellings(words.remind)),
    leads: byLength(spellings(words.leads)),
  };
}

/** The words of one language that people write in place of pressing a button; all in folded spelling or folded on use. */
export interface Vocabulary {
  /** Each separated by `|`. */
  readonly skip: string;
  readonly back: string;
  /** "None", "never", "no": zero where a number is asked. */
  readonly none: string;
  /** Words that change nothing, separated by blanks: "about", "I", "times", "portions". */
  readonly fillers: string;
  /** Number words by value, separated by `|`. */
  readonly numbers: Readonly<Record<number, string>>;
  /** Phrases rewritten before a quantity is read, in this order; a pattern sees folded text. */
  readonly phrases: readonly (readonly [pattern: RegExp, marker: string])[];
  /** Other words for an option: by question id (`phq4` for all its parts), then option key, separated by `|`. */
  readonly aliases: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

/**
 * Brings text to one spelling: compatibility forms, lower case, no accents, plain dashes, quotes and fractions.
 * `ё` becomes `е`, `ß` becomes `ss`, `ü` becomes `u`.
 */
export function foldText(text: string): string {
  return text
    .replace(/[½¼¾]/g, " $&")
    .normalize("NFKD")
    .toLowerCase()
    .replace(/\p{M}/gu, "")
    .replace(/ß/g, "ss")
    .replace(/[‐‑‒–—−]/g, "-")
    .replace(/[’‘`´′]/g, "'")
    .replace(/[“”„«»″]/g, '"')
    .replace(/⁄/g, "/")
    .replace(/\s+/g, " ")
    .trim();
}

/** A vocabulary ready for looking things up; every word folded. */
export interface PreparedVocabulary {
  readonly skip: ReadonlySet<string>;
  readonly back: ReadonlySet<string>;
  readonly none: ReadonlySet<string>;
  readonly fillers: ReadonlySet<string>;
  /** Number words with their values. */
  readonly numbers: ReadonlyMap<string, number>;
  readonly phrases: Vocabulary["phrases"];
  readonly aliases: Vocabulary["aliases"];
}

function foldedSet(words: string, separator: string): ReadonlySet<string> {
  return new Set(words.split(separator).map(foldText));
}

/** Folds the words of a language once. */
export function prepareVocabulary(words: Vocabulary): PreparedVocabulary {
  return {
    skip: foldedSet(words.skip, "|"),
    back: foldedSet(words.back, "|"),
    none: foldedSet(words.none, "|"),
    fillers: foldedSet(words.fillers, " "),
    numbers: new Map(
      Object.entries(words.numbers).flatMap(([value, spellings]) =>
        spellings.split("|").map((spelling): [string, number] => [foldText(spelling), Number(value)]),
      ),
    ),
    phrases: words.phrases,
    aliases: words.aliases,
  };
}

import type { Locale } from "../../../core/locales.ts";

/** Ways of writing something as sources of regular expressions over lower-case text without accents on Latin letters. */
type Source = string;

/** A name and the ways of writing it, in order of trial. */
export type Named = readonly (readonly [name: string, source: Source])[];

/** What one language says for the things that a request names. */
export interface RequestWords {
  /** Whole answers to a question. */
  readonly yes: Source;
  readonly no: Source;
  readonly first: Source;
  readonly second: Source;
  /** Beginning of a request: "please change my", "can you". */
  readonly leads: Source;
  /** What stands before the new text: "to", "into", ":". */
  readonly becomes: Source;
  /** What stands before the text that is left: "instead of", "rather than". */
  readonly insteadOf: Source;
  /** Between two steps of a list. */
  readonly between: Source;
  /** What puts a step at a place in a list. */
  readonly order: Source;
  readonly afterTomorrow: Source;
  readonly weekend: Source;
  readonly add: Source;
  readonly remove: Source;
  /** Words that name the thing changed and so are no part of the new text: "my morning routine". */
  readonly things: Source;
  readonly mark: {
    readonly undone: Source;
    readonly skipped: Source;
    readonly partial: Source;
    readonly all: Source;
  };
  readonly reminder: { readonly less: Source; readonly off: Source; readonly snooze: Source };
  /** A wish for the new plan rather than the bare request. */
  readonly wish: Source;
  readonly firstVersion: Source;
  readonly versions: Named;
  readonly sections: Named;
  readonly stages: Named;
  readonly techniques: Named;
}

/** A text as the sources see it: lower case, no accents on Latin letters, one kind of apostrophe. */
export function foldRequest(text: string): string {
  return text
    .toLowerCase()
    .replace(/ё/g, "е")
    .replace(/[’`´]/g, "'")
    .normalize("NFD")
    .replace(/(?<=[a-z]\p{M}*)\p{M}/gu, "")
    .normalize("NFC");
}

/** Whole words that fit a source, anywhere in a folded text. */
export function anywhere(source: Source): RegExp {
  return new RegExp(`(?<![\\p{L}\\p{N}])(?:${source})(?![\\p{L}\\p{N}])`, "u");
}

/** The first name whose words stand in a folded text. */
export function nameIn(folded: string, named: Named): string | undefined {
  return named.find(([, source]) => anywhere(source).test(folded))?.[0];
}

/** The words of every language. */
export type AllRequestWords = Readonly<Record<Locale, RequestWords>>;

import { anywhere, foldRequest } from "../words/vocabulary.ts";

/** A text beside its folded form, letter for letter at the same places. */
export interface PairedText {
  readonly text: string;
  readonly folded: string;
}

/** Pairs a text with its folded form; where folding moves letters, the folded form stands for both. */
export function pairText(written: string): PairedText {
  const text = written.normalize("NFC");
  const folded = foldRequest(text);
  return folded.length === text.length ? { text, folded } : { text: folded, folded };
}

/** A part of a paired text. */
export function slicePair({ text, folded }: PairedText, from: number, to?: number): PairedText {
  return { text: text.slice(from, to), folded: folded.slice(from, to) };
}

const edges = /^[\s,;:.!?–—-]+|[\s,;:!?–—-]+$/g;

/** A text without blanks and signs at its ends. */
export function tidy(text: string): string {
  return text.replace(/\s+/g, " ").replace(edges, "");
}

/** What is left when words are taken off a beginning, as often as they stand there. */
export function withoutBeginning(pair: PairedText, source: string): PairedText {
  const beginning = new RegExp(`^[\\s,;:.!?–—-]*(?:${source})(?![\\p{L}\\p{N}'])[\\s,;:–—-]*`, "u");
  let rest = pair;
  for (let match = beginning.exec(rest.folded); match !== null && match[0] !== ""; ) {
    rest = slicePair(rest, match[0].length);
    match = beginning.exec(rest.folded);
  }
  return rest;
}

/** What is left when words are taken out wherever they stand. */
export function withoutWords(pair: PairedText, source: string): PairedText {
  let rest = pair;
  const words = anywhere(source);
  for (let match = words.exec(rest.folded); match !== null && match[0] !== ""; ) {
    const [before, after] = [slicePair(rest, 0, match.index), slicePair(rest, match.index + match[0].length)];
    rest = { text: `${before.text} ${after.text}`, folded: `${before.folded} ${after.folded}` };
    match = words.exec(rest.folded);
  }
  return rest;
}

/** The parts before and behind the first words that fit; `undefined` where none do. */
export function splitAt(
  pair: PairedText,
  source: string,
): { readonly before: PairedText; readonly after: PairedText } | undefined {
  const match = anywhere(source).exec(pair.folded);
  if (match === null) return undefined;
  return { before: slicePair(pair, 0, match.index), after: slicePair(pair, match.index + match[0].length) };
}

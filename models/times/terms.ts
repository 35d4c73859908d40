import { differByOne } from "../check-ins/typed-options.ts";
import { foldWord, type Meaning, type PreparedTimeWords, type TimeKey } from "./words/vocabulary.ts";

/** A word, number or sign of a text with what it means in a phrase about time. */
export type Term = (
  | Meaning
  | { readonly kind: "word" }
  | { readonly kind: "sign"; readonly sign: string }
) & {
  /** Where it stands in the text, in UTF-16 units, the end not included. */
  readonly start: number;
  readonly end: number;
  /** Whether a blank stands before it; true for the first. */
  readonly gap: boolean;
};

/** A text cut into its terms. */
export type Terms = readonly Term[];

interface Piece {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** Digits, "p.m.", words, and everything else sign by sign. */
const pieces = /\p{Nd}+|\p{L}\.[  ]?\p{L}\.?(?!\p{L})|\p{L}[\p{L}\p{M}'’]*|[^\s\p{M}\p{Cf}]/gu;

/** A digit of any script as 0 to 9: each script keeps its ten side by side, the zero first. */
function digitValue(digit: string): number {
  const code = digit.codePointAt(0) ?? 0;
  let value = 0;
  while (value < 9 && /\p{Nd}/u.test(String.fromCodePoint(code - value - 1))) value += 1;
  return value;
}

/** A run of digits of any script in those of ASCII. */
function plainDigits(digits: string): string {
  return [...digits.normalize("NFKC")]
    .map((digit) => (/\d/.test(digit) ? digit : String(digitValue(digit))))
    .join("");
}

/** Whether two words differ by one letter, or by two neighbours that changed places. */
function isNearly(word: string, written: string): boolean {
  if (word[0] !== written[0]) return false;
  if (differByOne(word, written)) return true;
  const at = [...word].findIndex((letter, index) => letter !== written[index]);
  const swapped = `${written.slice(0, at)}${written[at + 1]}${written[at]}${written.slice(at + 2)}`;
  return word.length === written.length && swapped === word;
}

function misspelling(folded: string, words: PreparedTimeWords): readonly Meaning[] | undefined {
  if (words.noTypos.has(folded)) return undefined;
  for (const length of [folded.length, folded.length - 1, folded.length + 1]) {
    for (const word of words.misspelled.get(length) ?? []) {
      if (isNearly(word, folded)) return words.meanings.get(word);
    }
  }
  return undefined;
}

function wordingAt(cut: readonly Piece[], index: number, words: PreparedTimeWords) {
  let found: { meaning: readonly Meaning[]; length: number } | undefined;
  let wording = "";
  for (let length = 1; length <= words.longest; length += 1) {
    const piece = cut[index + length - 1];
    if (piece === undefined || !/^[\p{L}\p{Nd}@]/u.test(piece.text)) break;
    wording = length === 1 ? foldWord(piece.text) : `${wording} ${foldWord(piece.text)}`;
    const meaning = words.meanings.get(wording);
    if (meaning !== undefined) found = { meaning, length };
  }
  return found;
}

/** Where the unit behind a tens word stands, "twenty five", "treinta y cinco"; `undefined` where there is none. */
function unitBehind(terms: Terms, index: number): number | undefined {
  const tens = terms[index];
  if (!isNumber(tens) || tens.digits > 0 || tens.isOrdinal || tens.value < 20 || tens.value % 10 !== 0)
    return undefined;
  const joint = terms[index + 1];
  const isJoint = hasKey(joint, "and") || (isSign(joint, "-") && joint?.gap === false);
  const place = isJoint ? index + 2 : index + 1;
  const unit = terms[place];
  const isUnit = isNumber(unit) && unit.digits === 0 && unit.value >= 1 && unit.value <= 9;
  if (!isUnit) return undefined;
  // "Без двадцати девять" is twenty to nine, "без двадцати пяти девять" is twenty-five to nine.
  const isMinutes = hasKey(terms[index - 1], "minus");
  return isMinutes && !isNumber(terms[place + 1]) && terms[place + 1]?.kind !== "unit" ? undefined : place;
}

/** Makes one number of tens and units, and takes the hyphen out of "пол-девятого". */
function join(terms: Terms): Terms {
  const joined: Term[] = [];
  for (let index = 0; index < terms.length; index += 1) {
    const term = terms[index];
    if (term === undefined) break;
    const place = unitBehind(terms, index);
    const unit = place === undefined ? undefined : terms[place];
    const isHyphen = isSign(term, "-") && hasKey(terms[index - 1], "half") && sticks(terms, index, index + 1);
    if (isNumber(term) && isNumber(unit) && place !== undefined) {
      joined.push({ ...term, value: term.value + unit.value, isOrdinal: unit.isOrdinal, end: unit.end });
      index = place;
    } else if (!isHyphen) joined.push(term);
  }
  return joined;
}

/** "Sun" inside a sentence is a day for certain. */
function withCapital(meaning: Meaning, piece: Piece): Meaning {
  const isDay = meaning.kind === "weekday" && meaning.form === "weak";
  return isDay && piece.start > 0 && /^\p{Lu}\p{Ll}/u.test(piece.text)
    ? { ...meaning, form: "one" }
    : meaning;
}

/** Cuts a text into terms; a wording of several words is one, and a long word may have one wrong letter. */
export function readTerms(text: string, words: PreparedTimeWords): Terms {
  const cut: readonly Piece[] = [...text.matchAll(pieces)].map((match) => ({
    text: match[0],
    start: match.index,
    end: match.index + match[0].length,
  }));
  const terms: Term[] = [];
  for (let index = 0; index < cut.length; ) {
    const piece = cut[index];
    if (piece === undefined) break;
    const before = cut[index - 1];
    const gap = before === undefined || /\s/u.test(text.slice(before.end, piece.start));
    const place = { start: piece.start, end: piece.end, gap };
    const found = wordingAt(cut, index, words);
    if (found !== undefined) {
      const end = cut[index + found.length - 1]?.end ?? piece.end;
      found.meaning.forEach((meaning, nth) => {
        terms.push(
          nth === 0
            ? { ...withCapital(meaning, piece), ...place, end }
            : { ...meaning, start: end, end, gap: true },
        );
      });
      index += found.length;
      continue;
    }
    if (/^\p{Nd}/u.test(piece.text)) {
      const digits = plainDigits(piece.text);
      const isNumber = digits.length <= 8;
      terms.push(
        isNumber
          ? { kind: "number", value: Number(digits), digits: digits.length, isOrdinal: false, ...place }
          : { kind: "word", ...place },
      );
    } else if (/^\p{L}/u.test(piece.text)) {
      const [meaning] = misspelling(foldWord(piece.text), words) ?? [];
      terms.push({ ...(meaning ?? { kind: "word" }), ...place });
    } else terms.push({ kind: "sign", sign: piece.text.normalize("NFKC"), ...place });
    index += 1;
  }
  return join(terms);
}

/** Whether a term may do what a key stands for. */
export function hasKey(term: Term | undefined, key: TimeKey): boolean {
  return term?.kind === "key" && term.keys.includes(key);
}

/** Whether a term is one of some signs. */
export function isSign(term: Term | undefined, signs: string): boolean {
  return term?.kind === "sign" && signs.includes(term.sign);
}

/** Whether a term is a number. */
export function isNumber(term: Term | undefined): term is Extract<Term, { readonly kind: "number" }> {
  return term?.kind === "number";
}

/** Whether the terms at some places all stand without a blank before them. */
export function sticks(terms: Terms, ...indexes: readonly number[]): boolean {
  return indexes.every((index) => terms[index] !== undefined && terms[index]?.gap === false);
}

/** Small words that may stand side by side: "at about the". */
const longestRun = 4;

/** The place behind the terms from here that have one of some keys; at most a few are passed over. */
export function skipKeys(terms: Terms, index: number, ...keys: readonly TimeKey[]): number {
  let next = index;
  while (next < index + longestRun && keys.some((key) => hasKey(terms[next], key))) next += 1;
  return next;
}

import { foldText, type PreparedVocabulary } from "./typed-words/vocabulary.ts";

/** An option with everything it may be called, each as {@link bareWords} gives it. */
interface Candidate {
  readonly value: string | number;
  readonly label: string;
  readonly otherWords: readonly string[];
}

/** Shortest beginning of a word, and shortest word with a typing error, that is taken for it. */
const shortestBeginning = 3;
const shortestMisspelling = 5;

/** Folds text and leaves letters, digits and the signs of option keys. */
export function bareWords(text: string): string {
  return foldText(text)
    .replace(/'/g, "")
    .replace(/[^\p{L}\p{N}<>+/-]+/gu, " ")
    .trim();
}

/** Whether two words differ by one letter more, less or other. */
export function differByOne(a: string, b: string): boolean {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  if (long.length - short.length > 1) return false;
  let start = 0;
  while (start < short.length && short[start] === long[start]) start += 1;
  const same = long.length === short.length ? start + 1 : start;
  return short.slice(same) === long.slice(start + 1);
}

/** The value of the only candidate with a wording that fits. */
function onlyOne(
  candidates: readonly Candidate[],
  fits: (wording: string) => boolean,
  wordingsOf = ({ label, otherWords }: Candidate): readonly string[] => [label, ...otherWords],
): string | number | undefined {
  const matches = candidates.filter((candidate) =>
    wordingsOf(candidate).some((wording) => wording !== "" && fits(wording)),
  );
  return matches.length === 1 ? matches[0]?.value : undefined;
}

/** The one option a text names by a whole wording, once filler words are left out of the text; `undefined` for none or several. */
export function matchWording(
  candidates: readonly Candidate[],
  folded: string,
  words: PreparedVocabulary,
): string | number | undefined {
  const text = bareWords(folded);
  const whole = onlyOne(candidates, (wording) => wording === text);
  // With a number in it, what looks like filling may count: "2 a day" is not 2.
  if (whole !== undefined || /\d/.test(text)) return whole;
  const core = text
    .split(" ")
    .filter((word) => !words.fillers.has(word))
    .join(" ");
  return core === "" ? undefined : onlyOne(candidates, (wording) => wording === core);
}

/** The one option whose label begins so, or that is written with one typing error; `undefined` for none or several. */
export function matchNearly(candidates: readonly Candidate[], folded: string): string | number | undefined {
  const text = bareWords(folded);
  if (!/^[\p{L} ]+$/u.test(text) || text.length < shortestBeginning) return undefined;
  const byBeginning = onlyOne(
    candidates,
    (label) => label.startsWith(text),
    ({ label }) => [label],
  );
  if (byBeginning !== undefined || text.length < shortestMisspelling) return byBeginning;
  return onlyOne(
    candidates,
    (wording) => wording.length >= shortestMisspelling && differByOne(wording, text),
  );
}

const leet: Readonly<Record<string, string>> = {
  "0": "o",
  "1": "i",
  "3": "e",
  "4": "a",
  "5": "s",
  "7": "t",
  "@": "a",
  $: "s",
  "!": "i",
};

/** A digit or sign counts as a letter only between letters, so that "7 pills" and "done!" keep theirs. */
const leetInsideWord = /(?<=\p{L}[013457@$!]{0,2})[013457@$!](?=[013457@$!]{0,2}\p{L})/gu;

/** The same at the end of a word of two letters and more: "ki11". */
const leetAtEnd = /(?<=\p{L}{2}[013457@]{0,2})[013457@](?=[013457@]{0,2}(?![\p{L}\p{N}]))/gu;

/** Letters set apart one by one: "k i l l", "k.i.l.l", "k-i-l-l". */
const spacedOutWord = /(?<![\p{L}\p{N}])(?:\p{L}[ .\-_*]){2,}\p{L}(?![\p{L}\p{N}])/gu;

/** Words with dots between them instead of spaces: "i.want.to.go". */
const dottedWords = /(?<![\p{L}\p{N}.])\p{L}+(?:\.\p{L}+){2,}(?![\p{L}\p{N}])/gu;

/** Short words whose digits are no letters inside or at the end of a word: "t0", "d13", "m3". */
const shortLeet: readonly (readonly [RegExp, string])[] = [
  [/(?<![\p{L}\p{N}])t0(?![\p{L}\p{N}])/gu, "to"],
  [/(?<![\p{L}\p{N}])m3(?![\p{L}\p{N}²])/gu, "me"],
  [/(?<![\p{L}\p{N}])d[i1!][e3](?![\p{L}\p{N}])/gu, "die"],
  [/(?<=wan(?:t|na) )2(?= (?:die|kill|end|kms))/gu, "to"],
];

function readShortLeet(text: string): string {
  return shortLeet.reduce((read, [written, meant]) => read.replace(written, meant), text);
}

function removeLatinMarks(text: string): string {
  return text
    .normalize("NFD")
    .replace(/(?<=[a-z]\p{M}*)\p{M}/gu, "")
    .normalize("NFC");
}

/**
 * Brings a text into the one form that the safety rules are written for: lower case, plain letters without accents,
 * no apostrophes, no invisible characters, single spaces, letters for leet digits, spaced-out words closed up.
 */
export function normaliseForScreening(text: string): string {
  const plain = text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/(?![\n\r\t])[\p{Cf}\p{Cc}]/gu, "")
    .replace(/ß/g, "ss")
    .replace(/ё/g, "е")
    .replace(/['’‘`´ʼ]/g, "");
  return readShortLeet(removeLatinMarks(plain).replace(dottedWords, (words) => words.replaceAll(".", " ")))
    .replace(/["“”„«»()[\]{}~|]/g, " ")
    .replace(leetInsideWord, (sign) => leet[sign] ?? sign)
    .replace(leetAtEnd, (sign) => leet[sign] ?? sign)
    .replace(/(?<=\p{L})\*+(?=\p{L})/gu, "*")
    .replace(/(\p{L})\1{2,}/gu, "$1")
    .replace(/[^\S\n]+/g, " ")
    .replace(spacedOutWord, (word) => word.replace(/[ .\-_*]/g, ""))
    .replace(/(?<!\p{L})[*_]+|[*_]+(?!\p{L})/gu, " ")
    .replace(/[^\S\n]+/g, " ")
    .trim();
}

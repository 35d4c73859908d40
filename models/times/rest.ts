import type { Found } from "./scan.ts";
import { hasKey, type Terms } from "./terms.ts";
import { foldWord, type PreparedTimeWords, type TimeKey } from "./words/vocabulary.ts";

/** Small words that belong to the time behind them. */
const belonging: readonly TimeKey[] = ["at", "on", "from", "the"];

/** Takes a wording off the beginning of a text; `undefined` where it begins otherwise. */
export function withoutBeginning(text: string, wordings: readonly string[]): string | undefined {
  const words = [...text.matchAll(/[\p{L}\p{M}'’]+/gu)];
  for (const wording of wordings) {
    const count = wording.split(" ").length;
    const last = words[count - 1];
    if (last === undefined) continue;
    const begins = words.slice(0, count).map((word) => foldWord(word[0]));
    const isFirst = text.slice(0, words[0]?.index).trim() === "";
    const behind = text.slice(last.index + last[0].length);
    if (isFirst && begins.join(" ") === wording && /^(?:[\s,:;.!]|$)/u.test(behind)) {
      return behind.replace(/^[\s,:;.!]+/u, "");
    }
  }
  return undefined;
}

/** What a text is about: the text without the terms about time, and without "to" and "that" at its beginning. */
export function restOf(text: string, terms: Terms, used: readonly Found[], words: PreparedTimeWords): string {
  let rest = "";
  let end = 0;
  for (const { from, length } of [...used].sort((a, b) => a.from - b.from)) {
    let first = from;
    while (belonging.some((key) => hasKey(terms[first - 1], key))) first -= 1;
    rest += `${text.slice(end, Math.max(end, terms[first]?.start ?? end))} `;
    end = Math.max(end, terms[from + length - 1]?.end ?? end);
  }
  rest = (rest + text.slice(end))
    .replace(/\s+/gu, " ")
    .replace(/(?:\s*[,;])+(?=\s*[,;.!?])/gu, "")
    .replace(/ (?=[,;.!?])/gu, "")
    .replace(/^[\s,;:.!?–—-]+|[\s,;:–—-]+$/gu, "");
  for (let shorter = withoutBeginning(rest, words.leads); shorter !== undefined; ) {
    if (shorter === "") return "";
    rest = shorter;
    shorter = withoutBeginning(rest, words.leads);
  }
  return /[\p{L}\p{N}\p{Extended_Pictographic}]/u.test(rest) ? rest : "";
}

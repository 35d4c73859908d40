import type { Habit } from "../../../models/habits/habit.ts";
import { foldRequest } from "../words/vocabulary.ts";

/** Words that are the same act in a form that shares no beginning. */
const irregular: Readonly<Record<string, string>> = {
  ...{ ran: "run", swam: "swim", wrote: "write", drank: "drink", ate: "eat", slept: "sleep", rode: "ride" },
  ...{ sang: "sing", gelaufen: "laufen", geschwommen: "schwimmen", getrunken: "trinken", gegessen: "essen" },
  ...{ gelesen: "lesen", geschrieben: "schreiben", gegangen: "gehen", geschlafen: "schlafen" },
  ...{ corri: "correr", lei: "leer", bebi: "beber", comi: "comer", dormi: "dormir", escribi: "escribir" },
  ...{ пробежка: "бег", пробежку: "бег", пробежки: "бег" },
};

/** Beginnings that change a Russian or German verb's form, and not what is done. */
const prefixes = /^(?:по|про|вы|при|за|от|на|с|ge)(?=\p{L}{3})/u;

/** Words too small to tell one habit from another. */
const smallWords =
  /^(?:a|an|the|my|of|to|for|in|on|at|and|min|minutes?|every|day|daily|do|after|before|with|the|der|die|das|ein|eine|und|im|am|mit|nach|vor|el|la|los|un|una|de|y|en|con|и|в|на|с|по|после|до|минут|каждый|день)$/u;

function contentWords(text: string): readonly string[] {
  const words = foldRequest(text).match(/[\p{L}\p{N}]+/gu) ?? [];
  return words.filter((word) => !smallWords.test(word) && !/^\d+$/.test(word));
}

function stemmed(word: string): string {
  const known = irregular[word] ?? word;
  return known.replace(prefixes, "");
}

function sharedBeginning(a: string, b: string): number {
  let length = 0;
  while (length < a.length && a[length] === b[length]) length += 1;
  return length;
}

/** Whether one letter was added, left out, changed, or two were swapped. */
function isOneSlip(a: string, b: string): boolean {
  if (Math.min(a.length, b.length) < 4 || Math.abs(a.length - b.length) > 1) return false;
  const start = sharedBeginning(a, b);
  const [restA, restB] = [a.slice(start), b.slice(start)];
  const swapped = restA[0] === restB[1] && restA[1] === restB[0] && restA.slice(2) === restB.slice(2);
  return swapped || restA.slice(1) === restB.slice(1) || restA.slice(1) === restB || restA === restB.slice(1);
}

/** Whether two words are forms of the same one, as far as their letters tell. */
function isSameWord(written: string, named: string): boolean {
  const [a, b] = [stemmed(written), stemmed(named)];
  if (a === b) return true;
  const shorter = Math.min(a.length, b.length);
  const shared = sharedBeginning(a, b);
  return (
    (shared >= 3 && shared >= 0.6 * Math.max(a.length, b.length)) ||
    (shorter >= 3 && shared === shorter && shorter >= 0.5 * Math.max(a.length, b.length)) ||
    isOneSlip(a, b)
  );
}

/**
 * The habits that a whole sentence speaks of, inflected or mistyped: those of whose name it holds most. Several where
 * it can't be told, none where no word of a name stands in it.
 */
export function habitsIn(sentence: string, habits: readonly Habit[]): readonly Habit[] {
  const words = contentWords(sentence);
  const scored = habits.map((habit) => {
    const named = contentWords(habit.name);
    const hits = named.filter((name) => words.some((word) => isSameWord(word, name))).length;
    return { habit, share: hits / Math.max(1, named.length), hits };
  });
  const most = Math.max(0, ...scored.map(({ hits }) => hits));
  if (most === 0) return [];
  const best = scored.filter(({ hits }) => hits === most);
  const highest = Math.max(...best.map(({ share }) => share));
  return best.filter(({ share }) => share === highest).map(({ habit }) => habit);
}

import type { Habit } from "./habit.ts";

/** Lower case without accents and signs, as names are compared. */
function folded(text: string): string {
  return text
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\p{Extended_Pictographic}]+/gu, " ")
    .trim();
}

function hasAllWords(name: string, words: readonly string[]): boolean {
  const parts = name.split(" ");
  return words.every((word) => parts.some((part) => part.startsWith(word)));
}

/**
 * The habits that a person's words mean: the one of that very name, else those that begin with it, else those in which
 * every word begins one. Several where it can't be told, none where nothing fits.
 */
export function findHabits<Named extends Pick<Habit, "name">>(
  habits: readonly Named[],
  words: string,
): readonly Named[] {
  const wanted = folded(words);
  if (wanted === "") return [];
  const fits: readonly ((name: string) => boolean)[] = [
    (name) => name === wanted,
    (name) => name.startsWith(`${wanted} `),
    (name) => hasAllWords(name, wanted.split(" ")),
  ];
  for (const fit of fits) {
    const found = habits.filter(({ name }) => fit(folded(name)));
    if (found.length > 0) return found;
  }
  return [];
}

/** A way of putting something that Leo never uses, in any language. */
export interface ForbiddenWording {
  /** What it is, for the model that has to write it again. */
  readonly meaning: string;
  readonly pattern: RegExp;
}

/**
 * Matches whole words, whatever their case.
 * @param list patterns between semicolons; `*` stands for any letters, a space for a space or hyphen
 */
export function words(meaning: string, list: string): ForbiddenWording {
  const alternatives = list
    .split("; ")
    .map((entry) => entry.replace(/ /g, "[\\s-]+").replace(/\*/g, "\\p{L}*"));
  return { meaning, pattern: new RegExp(`(?<!\\p{L})(?:${alternatives.join("|")})(?!\\p{L})`, "iu") };
}

/** Names of the forbidden subjects a text speaks of, each once. */
export function meaningsIn(text: string, wordings: readonly ForbiddenWording[]): readonly string[] {
  return [...new Set(wordings.filter(({ pattern }) => pattern.test(text)).map(({ meaning }) => meaning))];
}

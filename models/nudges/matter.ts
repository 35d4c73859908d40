/** Longest matter of a reminder, in characters. */
export const longestMatter = 200;

/** What a person wants to be reminded of, as it is kept: on one line, without marks that can't be seen. */
export function tidyMatter(words: string): string {
  return words
    .replace(/\s+/gu, " ")
    .replace(/[\p{Cc}\p{Cs}\u{200E}\u{200F}\u{202A}-\u{202E}\u{2066}-\u{2069}\u{FEFF}]/gu, "")
    .normalize("NFC")
    .trim();
}

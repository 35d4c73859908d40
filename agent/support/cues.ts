import { type Locale, locales } from "../../core/locales.ts";

/** Wordings of each language that point to something: patterns between semicolons, `*` behind a letter for any letters. */
export type Cues = Readonly<Record<Locale, string>>;

/** As cues are compared: lower case, one kind of apostrophe, `ё` as `е`. */
function plain(text: string): string {
  return text
    .normalize("NFC")
    .toLowerCase()
    .replace(/[’‘`´]/g, "'")
    .replaceAll("ё", "е");
}

/** Longest text that is looked through, in characters. */
const longestRead = 5_000;

/** Answers whether a text has one of the wordings, in any of the languages, as whole words. */
export function cueReader(cues: Cues): (text: string) => boolean {
  const patterns = locales.map((locale) => {
    const alternatives = cues[locale]
      .split(";")
      .map((one) => one.trim())
      .filter((one) => one !== "")
      .map((one) =>
        one
          .replaceAll("ё", "е")
          .replaceAll(" ", "\\s+")
          .replace(/(?<=\p{L})\*/gu, "\\p{L}*"),
      );
    return new RegExp(`(?<![\\p{L}\\p{N}])(?:${alternatives.join("|")})(?![\\p{L}\\p{N}])`, "u");
  });
  return (text) => {
    const read = plain(text.slice(0, longestRead));
    return patterns.some((pattern) => pattern.test(read));
  };
}

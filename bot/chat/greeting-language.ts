import { type Locale, locales, matchLocale, translator } from "../../core/locales.ts";

/** Longest text that is read as a greeting, in characters. */
const longestGreeting = 100;

function fold(words: string): string {
  return words
    .toLowerCase()
    .replace(/[^\p{L}\s]+/gu, " ")
    .replace(/\s+/g, " ")
    .trim();
}

/**
 * The language to greet somebody new in: the one they say hello in, else the one of their app, else English. English
 * greetings are said in every language, and say nothing.
 * @param languageTag of the app; where Leo doesn't speak it, a greeting may belong to it as well and isn't looked at
 */
export function greetingLanguage(words: string | undefined, languageTag: string | undefined): Locale {
  const ofApp = matchLocale(languageTag);
  if (words === undefined || words.length > longestGreeting) return ofApp ?? "en";
  if (languageTag !== undefined && ofApp === undefined) return "en";
  const said = `${fold(words)} `;
  const greeted = locales.find(
    (locale) =>
      locale !== "en" &&
      translator(locale)("onboarding:greetings")
        .split("|")
        .some((greeting) => said.startsWith(`${greeting} `)),
  );
  return greeted ?? ofApp ?? "en";
}

import type { Locale } from "../../core/locales.ts";
import { german } from "./words/de.ts";
import { english } from "./words/en.ts";
import { spanish } from "./words/es.ts";
import { russian } from "./words/ru.ts";
import { type PreparedTimeWords, prepareTimeWords } from "./words/vocabulary.ts";

/** How each language writes times. */
export const timeWords: Readonly<Record<Locale, PreparedTimeWords>> = {
  en: prepareTimeWords(english),
  ru: prepareTimeWords(russian),
  es: prepareTimeWords(spanish),
  de: prepareTimeWords(german),
};

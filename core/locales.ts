import { readdirSync, readFileSync } from "node:fs";
import { createInstance, type i18n } from "i18next";

/** The languages Leo speaks; each has a folder of texts. */
export const locales = ["en", "ru", "es", "de"] as const;
export type Locale = (typeof locales)[number];

/** Gives the text of a key (`namespace:path.to.key`) with its values filled in; plural forms by `count`. */
export type Translate = (key: string, values?: Readonly<Record<string, string | number>>) => string;

const folder = new URL("./locales/", import.meta.url);

function readTexts(locale: Locale): Record<string, object> {
  const files = readdirSync(new URL(`${locale}/`, folder)).filter((name) => name.endsWith(".json"));
  return Object.fromEntries(
    files.map((name) => [
      name.replace(/\.json$/, ""),
      JSON.parse(readFileSync(new URL(`${locale}/${name}`, folder), "utf8")) as object,
    ]),
  );
}

function loadTexts(): i18n {
  const instance = createInstance();
  void instance.init({
    fallbackLng: "en",
    supportedLngs: [...locales],
    resources: Object.fromEntries(locales.map((locale) => [locale, readTexts(locale)])),
    initAsync: false,
    interpolation: { escapeValue: false },
  });
  return instance;
}

let texts: i18n | undefined;

/** The texts of one language; read from disk once, on first use. */
export function translator(locale: Locale): Translate {
  texts ??= loadTexts();
  const translate = texts.getFixedT(locale);
  return (key, values) => translate(key, { ...values });
}

/** The language that fits a BCP 47 tag such as `de-AT`, if Leo speaks it. */
export function matchLocale(languageTag: string | undefined): Locale | undefined {
  const language = languageTag?.toLowerCase().split(/[-_]/)[0];
  return locales.find((locale) => locale === language);
}

import { createInstance, type i18n } from "i18next";
import { initReactI18next } from "react-i18next";
import type { PageLocale } from "../../../bot/http/contract.ts";

/** The bot's own texts, one file a language and subject, fetched when a page needs them. */
const files = import.meta.glob<Record<string, unknown>>(
  [
    "../../../core/locales/*/web.json",
    "../../../core/locales/*/report.json",
    "../../../core/locales/*/quiz.json",
    "../../../core/locales/*/photo.json",
  ],
  { import: "default" },
);

const spoken: readonly PageLocale[] = ["en", "ru", "es", "de"];

/** The browser's first language that Leo speaks. */
export function browserLocale(languages: readonly string[]): PageLocale {
  const wanted = languages.map((tag) => tag.toLowerCase().split("-")[0]);
  const known = wanted.map((language) => spoken.find((locale) => locale === language));
  return known.find((locale) => locale !== undefined) ?? "en";
}

/** Fetches one subject's texts in one language. */
async function loadTexts(locale: string, subject: string): Promise<Record<string, unknown>> {
  return (await files[`../../../core/locales/${locale}/${subject}.json`]?.()) ?? {};
}

/** Texts in the page's language; further subjects and languages are fetched when they are first asked for. */
export async function createTexts(locale: PageLocale): Promise<i18n> {
  const texts = createInstance();
  texts.use(initReactI18next).use({
    type: "backend",
    init: () => undefined,
    read: (
      language: string,
      subject: string,
      done: (error: Error | null, texts: Record<string, unknown> | null) => void,
    ) => {
      loadTexts(language, subject).then(
        (found) => done(null, found),
        (error: unknown) => done(error instanceof Error ? error : new Error("texts not loaded"), null),
      );
    },
  });
  texts.on("languageChanged", (language) => {
    document.documentElement.lang = language;
  });
  await texts.init({
    lng: locale,
    supportedLngs: spoken,
    fallbackLng: false,
    ns: ["web"],
    defaultNS: "web",
    interpolation: { escapeValue: false },
    react: { useSuspense: true },
  });
  document.documentElement.lang = locale;
  return texts;
}

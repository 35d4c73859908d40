import type { Locale } from "../../core/locales.ts";

/** Commonest short words of the languages with Latin letters; three Leo doesn't speak are there to be told apart. */
const commonWords: Readonly<Record<string, readonly string[]>> = {
  en: "the and you your is are was were of to that with for it this in be can have not on but what as when at or there they more so a".split(
    " ",
  ),
  es: "el la los las de que y en un una con para tu es por lo se no te más como pero este esta del al o si hay a muy son".split(
    " ",
  ),
  de: "der die das und du dein deine ist war sind nicht mit für ein eine einen zu auf es dir dich den im in aber auch wenn von an man sich was am".split(
    " ",
  ),
  fr: "le la les des de et est une un pour vous votre dans que qui ne pas sur avec plus ce du au je il sont à ou si en".split(
    " ",
  ),
  pt: "o a os as de que e em um uma com para seu sua é por não se mais como mas este do da no na você ou ao são muito".split(
    " ",
  ),
  it: "il lo la gli le di che e in un una con per tuo tua è non si più come ma questo del della nel sono a o se al".split(
    " ",
  ),
};

/** Texts with fewer letters are too short to tell. */
const enoughLetters = 70;

/**
 * Whether a text seems to be in a language: Cyrillic letters for Russian, else the language whose common words it has
 * most of. Short texts pass.
 */
export function seemsToBeIn(locale: Locale, text: string): boolean {
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  if (letters < enoughLetters) return true;
  const cyrillicShare = (text.match(/\p{Script=Cyrillic}/gu)?.length ?? 0) / letters;
  if (locale === "ru") return cyrillicShare > 0.7;
  if (cyrillicShare > 0.1) return false;
  const words = text.toLowerCase().match(/\p{L}+/gu) ?? [];
  const share = (language: string) => {
    const common = new Set(commonWords[language]);
    return words.filter((word) => common.has(word)).length / words.length;
  };
  const own = share(locale);
  return own >= 0.05 && Object.keys(commonWords).every((language) => share(language) <= own);
}

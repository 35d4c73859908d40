/** Small words by which a language is known, in their plain form. */
const smallWords: Readonly<Record<string, ReadonlySet<string>>> = {
  en: new Set(
    "i im ive id ill the a to of and is it its be been am are was my me you your that this not dont cant wont no with for on in at have has had do does will would just so but if what when how who they he she we everyone nobody nothing anymore feel want wish think".split(
      " ",
    ),
  ),
  de: new Set(
    "ich mir mich mein meine der die das und ist nicht ein eine es zu mit fur auf in an bin war habe hab hat will kann noch mehr wenn dass so aber wie was wer alle keiner nichts".split(
      " ",
    ),
  ),
  es: new Set(
    "yo me mi el la los las y es no un una que de en con por para estoy soy tengo ya mas si pero como nada nadie todo quiero se lo".split(
      " ",
    ),
  ),
};

/** Whether a text is more likely English than German or Spanish, by its small words; needs no dictionary. */
export function looksEnglish(text: string): boolean {
  const words = text.toLowerCase().match(/[\p{L}]+/gu) ?? [];
  if (words.length === 0 || /[^\p{Script=Latin}\P{L}]/u.test(text)) return false;
  const count = (language: string) => words.filter((word) => smallWords[language]?.has(word)).length;
  const english = count("en");
  return english > 0 && english >= count("de") && english >= count("es");
}

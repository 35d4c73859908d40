import { describe, expect, it } from "vitest";
import { locales } from "../../core/locales.ts";
import { timeWords } from "./languages.ts";
import { scan } from "./scan.ts";
import { readTerms, type Terms } from "./terms.ts";
import { longestText } from "./time-phrase.ts";

/** Most looks at a term that one term may cost. */
const looksPerTerm = 60;

/** The same terms, counting every look at one. */
function counted(terms: Terms): { readonly terms: Terms; looks(): number } {
  let looks = 0;
  const proxy = new Proxy(terms, {
    get: (target, key, receiver) => {
      if (typeof key === "string" && /^\d+$/.test(key)) looks += 1;
      return Reflect.get(target, key, receiver);
    },
  });
  return { terms: proxy, looks: () => looks };
}

const hard = [
  "at at the the on every from to and until ",
  "half past quarter to ",
  "monday, tuesday and on every ",
  "mon - fri. to ",
  "7 to 8 and 9:30 - ",
  "3 march 3 march ",
  "every 2 every other day ",
  "в пол без четверти в пн и вт до ",
  "um halb viertel vor von bis mo di ",
  "a las las y media menos cuarto de la ",
  "in 1 hour and 2 minutes and ",
  "sun sun sun, ",
  "1.2.3.4/5-6:7 ",
];

describe("looking for times", () => {
  it.each(locales.flatMap((locale) => hard.map((piece) => [locale, piece] as const)))(
    "in %s takes steps in proportion to the text: %s",
    (locale, piece) => {
      const words = timeWords[locale];
      const text = piece.repeat(longestText).slice(0, longestText);
      const { terms, looks } = counted(readTerms(text, words));
      scan(terms, text, words, { today: "2026-11-25", locale });
      expect(looks()).toBeLessThan(looksPerTerm * terms.length);
    },
  );
});

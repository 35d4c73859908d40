import { type Locale, locales } from "../../core/locales.ts";
import type { FittedLanguages } from "./fitted-models.ts";
import { nGramFeatures } from "./n-gram-features.ts";
import { cosine, type Embed, embeddingLength } from "./sentence-embedding.ts";
import { type FittedRegression, predict, toSparse } from "./softmax-regression.ts";

/** What a text is likely meant as. */
export interface IntentReading {
  /** Language that the text was read in. */
  readonly locale: Locale;
  /** Intents with how likely each is, likeliest first; sums to 1. */
  readonly ranked: readonly { readonly intent: string; readonly probability: number }[];
  /** English only: cosine to the nearest example; far from all of them, no intent is to be believed. */
  readonly nearest?: number;
}

/** Longest text that is read for its intent, in characters. */
export const longestRead = 4_000;

/** Share of meaning in a reading, the rest being n-grams; measured best between 0.5 and 0.7. */
const meaningShare = 0.6;

/**
 * Reads texts for what they are meant as. @param own the person's language; a text that is surely in another of the
 * four is read in that one
 */
export type ReadIntent = (text: string, own: Locale) => Promise<IntentReading>;

/** How sure another language than the person's own has to be. */
const surelyForeign = 0.85;

/** The language of a text, the person's own unless it surely is another. */
function languageOf(text: string, own: Locale, languages: FittedRegression): Locale {
  const letters = text.match(/\p{L}/gu) ?? [];
  const cyrillic = letters.filter((letter) => /\p{Script=Cyrillic}/u.test(letter)).length;
  if (cyrillic > letters.length / 2) return "ru";
  const likely = predict(languages, nGramFeatures(text));
  const [best] = locales
    .filter((one) => one !== "ru")
    .sort((a, b) => (likely.get(b) ?? 0) - (likely.get(a) ?? 0));
  if (best === undefined || letters.length < 4) return own;
  const isSure = (likely.get(best) ?? 0) >= surelyForeign;
  return isSure ? best : own;
}

function rank(probabilities: ReadonlyMap<string, number>): IntentReading["ranked"] {
  return [...probabilities]
    .map(([intent, probability]) => ({ intent, probability }))
    .sort((a, b) => b.probability - a.probability);
}

function nearestOf(examples: Float32Array, vector: Float32Array): number {
  let nearest = -1;
  for (let start = 0; start < examples.length; start += embeddingLength) {
    nearest = Math.max(nearest, cosine(examples.subarray(start, start + embeddingLength), vector));
  }
  return nearest;
}

/** Reads by what was learnt: n-grams, and in English together with the meaning of the sentence. */
export function createIntentReading(fitted: FittedLanguages, embed: Embed): ReadIntent {
  return async (text, own) => {
    const cut = text.slice(0, longestRead);
    const locale = languageOf(cut, own, fitted.languages);
    const { nGrams, meaning } = fitted.intents[locale];
    const byWords = predict(nGrams, nGramFeatures(cut));
    if (meaning === undefined) return { locale, ranked: rank(byWords) };
    const [vector] = await embed([cut]);
    if (vector === undefined) return { locale, ranked: rank(byWords) };
    const byMeaning = predict(meaning.regression, toSparse(vector));
    const both = [...byWords].map(
      ([intent, words]) =>
        [intent, (1 - meaningShare) * words + meaningShare * (byMeaning.get(intent) ?? 0)] as const,
    );
    return { locale, ranked: rank(new Map(both)), nearest: nearestOf(meaning.examples, vector) };
  };
}

import type { Locale } from "../../core/locales.ts";
import type { FittedLanguages } from "./fitted-models.ts";
import { nGramFeatures } from "./n-gram-features.ts";
import { cosine, type Embed, embeddingLength } from "./sentence-embedding.ts";
import { predict, toSparse } from "./softmax-regression.ts";

/** What a text is likely meant as. */
export interface IntentReading {
  /** Intents with how likely each is, likeliest first; sums to 1. */
  readonly ranked: readonly { readonly intent: string; readonly probability: number }[];
  /** English only: cosine to the nearest example; far from all of them, no intent is to be believed. */
  readonly nearest?: number;
}

/** Longest text that is read for its intent, in characters. */
export const longestRead = 4_000;

/** Share of meaning in a reading, the rest being n-grams; measured best between 0.5 and 0.7. */
const meaningShare = 0.6;

/** Reads texts for what they are meant as. */
export type ReadIntent = (text: string, locale: Locale) => Promise<IntentReading>;

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
  return async (text, locale) => {
    const cut = text.slice(0, longestRead);
    const { nGrams, meaning } = fitted[locale];
    const byWords = predict(nGrams, nGramFeatures(cut));
    if (meaning === undefined) return { ranked: rank(byWords) };
    const [vector] = await embed([cut]);
    if (vector === undefined) return { ranked: rank(byWords) };
    const byMeaning = predict(meaning.regression, toSparse(vector));
    const both = [...byWords].map(
      ([intent, words]) =>
        [intent, (1 - meaningShare) * words + meaningShare * (byMeaning.get(intent) ?? 0)] as const,
    );
    return { ranked: rank(new Map(both)), nearest: nearestOf(meaning.examples, vector) };
  };
}

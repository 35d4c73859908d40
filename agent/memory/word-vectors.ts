import { nGramFeatures, normaliseWords } from "../language/n-gram-features.ts";
import { stopWords } from "./stop-words.ts";
import type { VectorMaker } from "./vector-maker.ts";

/** Length of a vector of words; what is hashed to the same place adds up or cancels out, by a sign that is hashed too. */
const length = 1024;

/** The words of a text that say what it is about, as they are compared. */
export function contentWords(text: string): readonly string[] {
  return normaliseWords(text).filter(
    (word) => word !== "?" && word !== "!" && word.length > 1 && !stopWords.has(word),
  );
}

/** A text as a vector of length 1 of its words and their pieces; all zeros where no word says what it is about. */
export function wordVector(text: string): Float32Array {
  const { places, values } = nGramFeatures(contentWords(text).join(" "));
  const vector = new Float32Array(length);
  places.forEach((place, index) => {
    const at = place % length;
    const sign = Math.floor(place / length) % 2 === 0 ? 1 : -1;
    vector[at] = (vector[at] ?? 0) + sign * (values[index] ?? 0);
  });
  const norm = Math.hypot(...vector) || 1;
  return vector.map((value) => value / norm);
}

/** Finds what was told in the same or similar words, in any language and without any model. */
export const wordVectors: VectorMaker = {
  model: "words:1",
  nearFrom: { text: 0.2, topic: 0.15 },
  isPaid: false,
  make: async (texts) => ({ vectors: texts.map(wordVector), tokens: 0 }),
};

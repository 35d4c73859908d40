import { locales } from "../../core/locales.ts";
import { readCorpus } from "../language/corpora.ts";
import { featureSpace, nGramFeatures, type SparseVector } from "../language/n-gram-features.ts";
import { type Embed, embeddingLength } from "../language/sentence-embedding.ts";
import { type FittedRegression, fitRegression, predict, toSparse } from "../language/softmax-regression.ts";
import { cueCount, cueFeatures } from "./cue-features.ts";
import { normaliseForScreening } from "./normalise.ts";
import { type LabelledRisk, type RiskLabel, readSafetyCorpora, readSafetyCorpus } from "./safety-corpora.ts";

/** What was learnt from the safety corpora. */
export interface FittedRisk {
  /** All languages together, since people in pain may change into another one. */
  readonly words: FittedRegression;
  /** English, by the meaning of a sentence. */
  readonly meaning: FittedRegression;
}

/** How likely each label is; sums to 1. */
export type Risks = ReadonlyMap<string, number>;

/** Intents of ordinary talk that say nothing about danger either way; their sentences are not learnt from. */
const undecided = new Set(["distress", "troubled", "technique", "ambivalent"]);

/** Ordinary sentences to Leo, as examples of nothing grave. @param every only each so-many-th of them */
function ordinary(every: number, onlyEnglish = false): readonly LabelledRisk[] {
  return locales
    .filter((locale) => !onlyEnglish || locale === "en")
    .flatMap((locale) => readCorpus(locale, "corpora"))
    .filter(({ intent }) => !undecided.has(intent))
    .filter((_, index) => index % every === 0)
    .map(({ text }) => ({ label: "none", text }));
}

/** A text as n-grams of its plain form and cues, side by side. */
export function wordFeatures(text: string): SparseVector {
  const nGrams = nGramFeatures(normaliseForScreening(text));
  const cues = cueFeatures(text, featureSpace);
  return {
    places: Uint32Array.from([...nGrams.places, ...cues.places]),
    values: Float32Array.from([...nGrams.values, ...cues.values]),
  };
}

/** The sentences that the model of words and the one of meaning learn from. */
export function riskExamples(): {
  readonly all: readonly LabelledRisk[];
  readonly english: readonly LabelledRisk[];
} {
  return {
    all: [...readSafetyCorpora(), ...ordinary(3)],
    english: [...readSafetyCorpus("en"), ...ordinary(3, true)],
  };
}

/** Fits the model of words. */
export function fitWords(examples: readonly LabelledRisk[]): FittedRegression {
  return fitRegression(
    examples.map(({ label, text }) => ({ label, features: wordFeatures(text) })),
    { dimensions: featureSpace + cueCount, epochs: 12, learningRate: 0.2, decay: 1e-5 },
  );
}

/** Fits the model of meaning. @param vectors embeddings of the examples, in their order */
export function fitMeaning(
  examples: readonly LabelledRisk[],
  vectors: readonly ArrayLike<number>[],
): FittedRegression {
  return fitRegression(
    examples.map(({ label }, index) => ({ label, features: toSparse(vectors[index] ?? []) })),
    { dimensions: embeddingLength, epochs: 30, learningRate: 0.1, decay: 1e-4 },
  );
}

/** Learns both models from the corpora; takes some seconds. */
export async function fitRisk(embed: Embed): Promise<FittedRisk> {
  const { all, english } = riskExamples();
  const vectors = await embed(english.map(({ text }) => text));
  return { words: fitWords(all), meaning: fitMeaning(english, vectors) };
}

/** Share of meaning where a text is English, the rest being words. */
export const meaningShare = 0.5;

/** Both readings of a text as one. */
export function blend(words: Risks, meaning: Risks | undefined): Risks {
  if (meaning === undefined) return words;
  return new Map(
    [...words].map(([label, byWords]) => [
      label,
      (1 - meaningShare) * byWords + meaningShare * (meaning.get(label) ?? 0),
    ]),
  );
}

/** How likely a text is a passive or active wish to die, and the likeliest other danger. */
export function readRisks(risks: Risks): {
  readonly active: number;
  readonly wish: number;
  readonly other: number;
  readonly danger: RiskLabel;
} {
  const of = (label: string) => risks.get(label) ?? 0;
  const dangers = [...risks].filter(([label]) => label.startsWith("other."));
  const [danger] = dangers.reduce((most, one) => (one[1] > most[1] ? one : most), ["other.medical", 0]);
  return {
    active: of("active"),
    wish: of("active") + of("passive"),
    other: dangers.reduce((sum, [, probability]) => sum + probability, 0),
    danger: danger as RiskLabel,
  };
}

/** How likely each label is for a text by its words. */
export function predictWords({ words }: FittedRisk, text: string): Risks {
  return predict(words, wordFeatures(text));
}

/** How likely each label is for an English text by its embedding. */
export function predictMeaning({ meaning }: FittedRisk, vector: ArrayLike<number>): Risks {
  return predict(meaning, toSparse(vector));
}

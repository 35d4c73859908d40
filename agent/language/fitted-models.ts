import { type Locale, locales } from "../../core/locales.ts";
import { type LabelledSentence, readCorpus } from "./corpora.ts";
import { keptFit } from "./kept-fit.ts";
import { featureSpace, nGramFeatures } from "./n-gram-features.ts";
import { type Embed, embeddingLength } from "./sentence-embedding.ts";
import { type FittedRegression, fitRegression, toSparse } from "./softmax-regression.ts";

/** What the local understanding of one language has learnt. */
export interface FittedLanguage {
  readonly nGrams: FittedRegression;
  /** English only: by sentence embeddings, with those of the examples, one behind the other. */
  readonly meaning?: { readonly regression: FittedRegression; readonly examples: Float32Array };
}

/** What has been learnt of every language. */
export interface FittedLanguages {
  readonly intents: Readonly<Record<Locale, FittedLanguage>>;
  /** Tells the four languages apart. */
  readonly languages: FittedRegression;
}

/** Rises with every change of features or fitting, so that older files are not used. */
const fittingVersion = 3;

function fitNGrams(sentences: readonly LabelledSentence[]): FittedRegression {
  const examples = sentences.map(({ text, intent }) => ({ features: nGramFeatures(text), label: intent }));
  return fitRegression(examples, { dimensions: featureSpace, epochs: 15, learningRate: 0.25, decay: 1e-5 });
}

function fitLanguageGuess(corpora: Readonly<Record<Locale, readonly LabelledSentence[]>>): FittedRegression {
  const examples = locales.flatMap((locale) =>
    corpora[locale].map(({ text }) => ({ features: nGramFeatures(text), label: locale })),
  );
  return fitRegression(examples, { dimensions: featureSpace, epochs: 8, learningRate: 0.25, decay: 1e-5 });
}

async function fitMeaning(
  sentences: readonly LabelledSentence[],
  embed: Embed,
): Promise<NonNullable<FittedLanguage["meaning"]>> {
  const vectors = await embed(sentences.map(({ text }) => text));
  const examples = sentences.map(({ intent }, index) => ({
    features: toSparse(vectors[index] ?? []),
    label: intent,
  }));
  const regression = fitRegression(examples, {
    dimensions: embeddingLength,
    epochs: 30,
    learningRate: 0.1,
    decay: 1e-4,
  });
  const whole = new Float32Array(vectors.length * embeddingLength);
  for (const [index, vector] of vectors.entries()) whole.set(vector, index * embeddingLength);
  return { regression, examples: whole };
}

/** Learns every language from its corpus: n-grams everywhere, meaning in English; takes a few seconds. */
export async function fitLanguages(
  corpora: Readonly<Record<Locale, readonly LabelledSentence[]>>,
  embed: Embed,
): Promise<FittedLanguages> {
  return {
    intents: {
      en: { nGrams: fitNGrams(corpora.en), meaning: await fitMeaning(corpora.en, embed) },
      ru: { nGrams: fitNGrams(corpora.ru) },
      es: { nGrams: fitNGrams(corpora.es) },
      de: { nGrams: fitNGrams(corpora.de) },
    },
    languages: fitLanguageGuess(corpora),
  };
}

/** All corpora to learn from. */
export function readCorpora(): Readonly<Record<Locale, readonly LabelledSentence[]>> {
  const read = locales.map((locale) => [locale, readCorpus(locale, "corpora")] as const);
  return Object.fromEntries(read) as Record<Locale, readonly LabelledSentence[]>;
}

/** What was learnt at the last build, or is learnt now where the corpora have changed since. */
export function loadFittedLanguages(embed: Embed): Promise<FittedLanguages> {
  const corpora = readCorpora();
  return keptFit("fitted", [fittingVersion, corpora], () => fitLanguages(corpora, embed));
}

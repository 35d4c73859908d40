import OpenAI from "openai";
import { z } from "zod";
import type { Clock } from "../../core/clock.ts";
import { AnalysisError } from "../../pipeline/analysis-error.ts";
import { createCircuit } from "../../pipeline/circuit.ts";
import type { ModelAccess } from "../../pipeline/providers/access.ts";
import { cappedFetch } from "../../pipeline/providers/capped-fetch.ts";
import type { VectorMaker } from "../memory/vector-maker.ts";
import { failureOf } from "./chat-failure.ts";

/** Length that is asked for of models that can shorten their vectors: a memory then takes 2 kB. */
const shortLength = 512;

/** From which cosines on text-embedding-3 says that two texts are related; unrelated ones mostly stay below 0.2. */
const nearFrom = { text: 0.35, topic: 0.25 };

/** Longest that one batch of texts may take, in milliseconds. */
const timeoutMs = 15_000;

/** No retries and no log of the SDK's own: the job tries again, and the SDK would log whole requests. */
const quiet = {
  maxRetries: 0,
  logLevel: "off",
  fetch: cappedFetch,
  organization: null,
  project: null,
} as const;

/** Of an answer, what is read. */
const embeddings = z.object({
  data: z.array(z.object({ index: z.int(), embedding: z.array(z.number()).min(8) })),
  usage: z.object({ total_tokens: z.number() }).nullish(),
});

function unit(vector: readonly number[]): Float32Array {
  const norm = Math.hypot(...vector) || 1;
  return Float32Array.from(vector, (value) => value / norm);
}

function makerOf(client: OpenAI, model: string, name: string, clock: Clock): VectorMaker {
  const circuit = createCircuit(clock);
  const dimensions = /text-embedding-3/.test(model) ? { dimensions: shortLength } : {};
  const ask = async (texts: readonly string[], signal: AbortSignal) => {
    try {
      const limit = AbortSignal.any([signal, AbortSignal.timeout(timeoutMs)]);
      const body = { model, input: [...texts], encoding_format: "float" as const, ...dimensions };
      const read = embeddings.safeParse(await client.embeddings.create(body, { signal: limit }));
      if (read.data?.data.length !== texts.length)
        throw new AnalysisError("invalid-answer", "not one vector for each text");
      const vectors = read.data.data.toSorted((a, b) => a.index - b.index);
      return {
        vectors: vectors.map(({ embedding }) => unit(embedding)),
        tokens: read.data.usage?.total_tokens ?? 0,
      };
    } catch (error) {
      throw failureOf(error, clock);
    }
  };
  return {
    model: name,
    nearFrom,
    isPaid: true,
    make: (texts, signal) => circuit.run(() => ask(texts, signal)),
  };
}

/** The configured provider's embeddings: Azure's where a deployment of them is named, else OpenAI's; else none. */
export function embeddingMaker({ embeddings: access }: ModelAccess, clock: Clock): VectorMaker | undefined {
  if (access === undefined) return undefined;
  const { apiKey, model } = access;
  if (access.kind === "openai") {
    const client = new OpenAI({ ...quiet, apiKey, baseURL: access.baseUrl });
    return makerOf(client, model, `openai:${model}`, clock);
  }
  const { endpoint, apiVersion } = access;
  const client = new OpenAI({
    ...quiet,
    apiKey,
    // As a base URL, since an `OPENAI_BASE_URL` in the environment makes the SDK's Azure client refuse an endpoint.
    baseURL: `${endpoint.replace(/\/+$/, "")}/openai/deployments/${encodeURIComponent(model)}`,
    defaultQuery: { "api-version": apiVersion },
    defaultHeaders: { "api-key": apiKey, authorization: null },
  });
  return makerOf(client, model, `azure:${model}`, clock);
}

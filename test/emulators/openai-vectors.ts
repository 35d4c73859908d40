import { z } from "zod";
import { answer, type ModelRequestRecord, type ScriptedAnswer } from "./model-server.ts";

/** What is understood of a request for vectors. */
export const embeddingRequest = z.strictObject({
  model: z.string().min(1),
  input: z.union([z.string().min(1), z.array(z.string().min(1)).min(1).max(2048)]),
  encoding_format: z.enum(["float", "base64"]).optional(),
  dimensions: z.int().positive().optional(),
});

/** Whether a request is one for vectors; its scripted answer is a list of vectors as JSON. */
export function asksForVectors({ path }: Pick<ModelRequestRecord, "path">): boolean {
  return path.endsWith("/embeddings");
}

/** A scripted list of vectors as OpenAI tells it. */
export function renderVectors({ text }: ScriptedAnswer, { raw, body }: ModelRequestRecord) {
  const vectors = z.array(z.array(z.number())).parse(JSON.parse(text));
  const data = vectors.map((embedding, index) => ({ object: "embedding", index, embedding }));
  const tokens = Math.ceil(raw.length / 4);
  const usage = { prompt_tokens: tokens, total_tokens: tokens };
  return {
    contentType: "application/json",
    pieces: [JSON.stringify({ object: "list", data, model: body.model, usage })],
  };
}

/** Vectors that mean nothing, one for each text that is asked about. */
export function anyVectors({ body }: ModelRequestRecord): ScriptedAnswer {
  const { input } = body as unknown as z.output<typeof embeddingRequest>;
  const vectors = [input].flat().map(() => [1, 0, 0, 0, 0, 0, 0, 0]);
  return answer(JSON.stringify(vectors));
}

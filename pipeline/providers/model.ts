import type { z } from "zod";

/** A picture for a model that sees; no metadata inside. */
export interface ModelImage {
  /** `image/jpeg` or `image/png`. */
  readonly mediaType: string;
  readonly bytes: Uint8Array;
}

/** One side's part of the exchange, in order. */
export type ModelTurn =
  | { readonly from: "leo"; readonly text: string; readonly image?: ModelImage }
  | { readonly from: "model"; readonly text: string };

/** What a model is asked: an answer in JSON of one shape. */
export interface ModelRequest {
  /** Who the model is and how it answers. */
  readonly instructions: string;
  readonly turns: readonly ModelTurn[];
  /** Snake-case name of the answer, for the provider. */
  readonly answerName: string;
  /** The answer's shape; every property of every object is required. */
  readonly answer: z.ZodType;
  readonly maxAnswerTokens: number;
  /** True where the same question should get the same answer, as for what a picture shows. */
  readonly steady: boolean;
}

/** What came back: text that claims to be JSON. */
export interface ModelReply {
  readonly text: string;
  /** Tokens of question and answer together, as the provider counts them; 0 where it doesn't say. */
  readonly tokens: number;
  /** False when the model declined or was cut off: there is nothing to repair. */
  readonly complete: boolean;
}

/** One model of one provider. */
export interface Model {
  /** `openai:gpt-4o`, `azure:<deployment>`, `gemini:gemini-2.0-flash`. */
  readonly name: string;
  /** Asks once, without retries of its own; stops for real when the signal aborts. @throws AnalysisError */
  ask(request: ModelRequest, signal: AbortSignal): Promise<ModelReply>;
}

import {
  type Content,
  GoogleGenerativeAI,
  GoogleGenerativeAIFetchError,
  type Part,
  type ResponseSchema,
} from "@google/generative-ai";
import { z } from "zod";
import { AnalysisError } from "../analysis-error.ts";
import { geminiSchema } from "./answer-schema.ts";
import { failureOfStatus } from "./failure.ts";
import type { Model, ModelReply, ModelTurn } from "./model.ts";

/** Where Gemini is reached. */
export interface GeminiAccess {
  readonly apiKey: string;
  /** Without the version path, e.g. `https://generativelanguage.googleapis.com`. */
  readonly baseUrl: string;
}

/** Of a response, what is read. */
const generated = z.object({
  candidates: z
    .array(
      z.object({
        finishReason: z.string().optional(),
        content: z
          .object({ parts: z.array(z.object({ text: z.string().optional() })).optional() })
          .optional(),
      }),
    )
    .optional(),
  promptFeedback: z.object({ blockReason: z.string().optional() }).optional(),
  usageMetadata: z.object({ totalTokenCount: z.number().optional() }).optional(),
});

/** A 429 says how long to wait in its details, in seconds: `"37s"` or `"0.5s"`. */
const retryInfo = z.object({ retryDelay: z.string().regex(/^\d+(\.\d+)?s$/) });

function contentOf(turn: ModelTurn): Content {
  if (turn.from === "model") return { role: "model", parts: [{ text: turn.text }] };
  const { image } = turn;
  const picture: Part[] =
    image === undefined
      ? []
      : [{ inlineData: { mimeType: image.mediaType, data: Buffer.from(image.bytes).toString("base64") } }];
  return { role: "user", parts: [{ text: turn.text }, ...picture] };
}

/** Vendor errors are not kept as causes: their messages may quote what was asked. */
function failureOf(error: unknown): AnalysisError {
  if (error instanceof AnalysisError) return error;
  if (!(error instanceof GoogleGenerativeAIFetchError)) return failureOfStatus(undefined, undefined);
  const delay = error.errorDetails?.map((detail) => retryInfo.safeParse(detail).data).find((found) => found);
  return failureOfStatus(error.status, delay && Number.parseFloat(delay.retryDelay) * 1000);
}

function replyOf(response: unknown): ModelReply {
  const read = generated.safeParse(response).data;
  const candidate = read?.candidates?.[0];
  const blocked = read?.promptFeedback?.blockReason !== undefined;
  if (candidate === undefined && !blocked) throw new AnalysisError("unavailable", "not a generated content");
  return {
    text: candidate?.content?.parts?.map((part) => part.text ?? "").join("") ?? "",
    tokens: read?.usageMetadata?.totalTokenCount ?? 0,
    complete: candidate !== undefined && (candidate.finishReason ?? "STOP") === "STOP",
  };
}

/** A model of Google's Gemini API. @param model e.g. `gemini-2.0-flash` */
export function geminiModel(access: GeminiAccess, model: string): Model {
  const client = new GoogleGenerativeAI(access.apiKey);
  return {
    name: `gemini:${model}`,
    ask: async (request, signal) => {
      // The SDK only listens for aborts to come.
      signal.throwIfAborted();
      const generative = client.getGenerativeModel(
        {
          model,
          systemInstruction: request.instructions,
          generationConfig: {
            responseMimeType: "application/json",
            // Its own type asks for enum members where the protocol takes the same words as text.
            responseSchema: geminiSchema(request.answer) as unknown as ResponseSchema,
            maxOutputTokens: request.maxAnswerTokens,
            ...(request.steady ? { temperature: 0 } : {}),
          },
        },
        { baseUrl: access.baseUrl.replace(/\/+$/, "") },
      );
      try {
        const { response } = await generative.generateContent(
          { contents: request.turns.map(contentOf) },
          { signal },
        );
        return replyOf(response);
      } catch (error) {
        if (signal.aborted) throw new DOMException("the request was aborted", "AbortError");
        throw failureOf(error);
      }
    },
  };
}

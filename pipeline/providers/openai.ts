import OpenAI, { APIError, AzureOpenAI } from "openai";
import type { ChatCompletionCreateParamsNonStreaming, ChatCompletionMessageParam } from "openai/resources";
import { z } from "zod";
import type { Clock } from "../../core/clock.ts";
import { AnalysisError } from "../analysis-error.ts";
import { openAiSchema } from "./answer-schema.ts";
import { cappedFetch } from "./capped-fetch.ts";
import { failureOfStatus, retryAfterMs } from "./failure.ts";
import type { Model, ModelReply, ModelRequest, ModelTurn } from "./model.ts";

/** Where OpenAI, or a server that speaks its protocol, is reached. */
export interface OpenAiAccess {
  readonly apiKey: string;
  /** With the version path, e.g. `https://api.openai.com/v1`. */
  readonly baseUrl: string;
}

/** Where an Azure OpenAI resource is reached. */
export interface AzureAccess {
  /** `https://<resource>.openai.azure.com`. */
  readonly endpoint: string;
  readonly apiKey: string;
  /** `2024-10-21` or newer: older ones know no JSON schemas. */
  readonly apiVersion: string;
}

/** No retries and no log of the SDK's own: the chain goes on instead, and the SDK would log whole requests. */
const quiet = {
  maxRetries: 0,
  logLevel: "off",
  fetch: cappedFetch,
  organization: null,
  project: null,
} as const;

/** Of a completion, what is read. */
const completion = z.object({
  choices: z
    .array(
      z.object({
        finish_reason: z.string().nullish(),
        message: z.object({ content: z.string().nullish(), refusal: z.string().nullish() }),
      }),
    )
    .min(1),
  usage: z.object({ total_tokens: z.number() }).nullish(),
});

function messageOf(turn: ModelTurn): ChatCompletionMessageParam {
  if (turn.from === "model") return { role: "assistant", content: turn.text };
  if (turn.image === undefined) return { role: "user", content: turn.text };
  const { mediaType, bytes } = turn.image;
  const url = `data:${mediaType};base64,${Buffer.from(bytes).toString("base64")}`;
  return {
    role: "user",
    content: [
      { type: "text", text: turn.text },
      { type: "image_url", image_url: { url } },
    ],
  };
}

function bodyOf(model: string, request: ModelRequest): ChatCompletionCreateParamsNonStreaming {
  return {
    model,
    messages: [{ role: "system", content: request.instructions }, ...request.turns.map(messageOf)],
    response_format: {
      type: "json_schema",
      json_schema: { name: request.answerName, strict: true, schema: openAiSchema(request.answer) },
    },
    max_completion_tokens: request.maxAnswerTokens,
    ...(request.steady ? { temperature: 0 } : {}),
  };
}

/** Vendor errors are not kept as causes: their messages may quote what was asked. */
function failureOf(error: unknown, clock: Clock): AnalysisError {
  if (error instanceof AnalysisError) return error;
  if (!(error instanceof APIError)) return new AnalysisError("unavailable", "no readable answer");
  return failureOfStatus(error.status, retryAfterMs(error.headers, clock));
}

function replyOf(answer: unknown): ModelReply {
  const read = completion.safeParse(answer);
  const choice = read.data?.choices[0];
  if (choice === undefined) throw new AnalysisError("unavailable", "not a chat completion");
  const { finish_reason: end, message } = choice;
  const tokens = read.data?.usage?.total_tokens ?? 0;
  const usable = end !== "length" && end !== "content_filter" && !message.refusal;
  return { text: message.content ?? "", tokens, complete: usable };
}

function chatModel(client: OpenAI, model: string, name: string, clock: Clock): Model {
  const create = (body: ChatCompletionCreateParamsNonStreaming, signal: AbortSignal) =>
    client.chat.completions.create(body, { signal });
  return {
    name,
    ask: async (request, signal) => {
      const body = bodyOf(model, request);
      try {
        return replyOf(
          await create(body, signal).catch((error: unknown) => {
            // Reasoning models refuse to be told a temperature, and say so.
            if (!(error instanceof APIError) || error.status !== 400 || error.param !== "temperature")
              throw error;
            const { temperature: _refused, ...rest } = body;
            return create(rest, signal);
          }),
        );
      } catch (error) {
        if (signal.aborted) throw new DOMException("the request was aborted", "AbortError");
        throw failureOf(error, clock);
      }
    },
  };
}

/** A model of OpenAI's API. @param model e.g. `gpt-4o` */
export function openAiModel(access: OpenAiAccess, model: string, clock: Clock): Model {
  const client = new OpenAI({ ...quiet, apiKey: access.apiKey, baseURL: access.baseUrl });
  return chatModel(client, model, `openai:${model}`, clock);
}

/** A deployment of an Azure OpenAI resource. */
export function azureModel(access: AzureAccess, deployment: string, clock: Clock): Model {
  // As a base URL, since an `OPENAI_BASE_URL` in the environment makes the SDK refuse an `endpoint`.
  const baseURL = `${access.endpoint.replace(/\/+$/, "")}/openai`;
  const { apiKey, apiVersion } = access;
  const client = new AzureOpenAI({ ...quiet, apiKey, apiVersion, baseURL, deployment });
  return chatModel(client, deployment, `azure:${deployment}`, clock);
}

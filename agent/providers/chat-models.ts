import type { BaseChatModel } from "@langchain/core/language_models/chat_models";
import { ChatGoogleGenerativeAI } from "@langchain/google-genai";
import { ChatOpenAI } from "@langchain/openai";
import type { Clock } from "../../core/clock.ts";
import { type Circuit, createCircuit } from "../../pipeline/circuit.ts";
import type { ModelAccess } from "../../pipeline/providers/access.ts";
import { cappedFetch } from "../../pipeline/providers/capped-fetch.ts";
import { failureOf } from "./chat-failure.ts";

/** A chat model of a provider, and what keeps it from being asked while it doesn't work. */
export interface ChatSource {
  /** `azure:<deployment>`, `openai:gpt-4o`, `gemini:gemini-2.0-flash`. */
  readonly name: string;
  readonly model: BaseChatModel;
  readonly circuit: Circuit;
  /** Whether an answer's shape can be asked for beside tools. */
  readonly takesSchema: boolean;
  /** What a fault of this provider stands for. */
  readonly failureOf: (error: unknown) => Error;
}

/** Longest answer, in tokens. */
const maxAnswerTokens = 900;

/** No retries and no log of the SDK's own: the chain goes on instead, and the SDK would log whole requests. */
const quiet = { logLevel: "off", fetch: cappedFetch, organization: null, project: null } as const;

function openAiChat(model: string, apiKey: string, configuration: object): BaseChatModel {
  return new ChatOpenAI({
    model,
    apiKey,
    maxRetries: 0,
    // `max_tokens`, which the library would send, is refused by newer models.
    modelKwargs: { max_completion_tokens: maxAnswerTokens },
    streaming: true,
    streamUsage: true,
    useResponsesApi: false,
    configuration: { ...quiet, ...configuration },
  });
}

/**
 * The configured chat models, best first: Azure or OpenAI, then Gemini. Azure is reached by its deployment's own
 * address, since an `OPENAI_BASE_URL` in the environment makes the SDK's Azure client refuse an endpoint.
 */
export function chatSources({ azure, openai, gemini }: ModelAccess, clock: Clock): readonly ChatSource[] {
  const shared = { circuit: createCircuit(clock), failureOf: (error: unknown) => failureOf(error, clock) };
  const sources: ChatSource[] = [];
  if (azure !== undefined) {
    const { endpoint, deployment, apiKey, apiVersion } = azure;
    const configuration = {
      baseURL: `${endpoint.replace(/\/+$/, "")}/openai/deployments/${encodeURIComponent(deployment)}`,
      defaultQuery: { "api-version": apiVersion },
      defaultHeaders: { "api-key": apiKey, authorization: null },
    };
    const model = openAiChat(deployment, apiKey, configuration);
    sources.push({ ...shared, name: `azure:${deployment}`, model, takesSchema: true });
  } else if (openai !== undefined) {
    const model = openAiChat(openai.model, openai.apiKey, { baseURL: openai.baseUrl });
    sources.push({ ...shared, name: `openai:${openai.model}`, model, takesSchema: true });
  }
  if (gemini !== undefined) {
    const model = new ChatGoogleGenerativeAI({
      model: gemini.model,
      apiKey: gemini.apiKey,
      baseUrl: gemini.baseUrl.replace(/\/+$/, ""),
      maxRetries: 0,
      maxOutputTokens: maxAnswerTokens,
      streaming: true,
    });
    sources.push({
      ...{ ...shared, circuit: createCircuit(clock) },
      name: `gemini:${gemini.model}`,
      model,
      takesSchema: false,
    });
  }
  return sources;
}

import { z } from "zod";
import type { GeminiAccess } from "./gemini.ts";
import type { AzureAccess, OpenAiAccess } from "./openai.ts";

/** The model providers an operator has configured; any of them may be missing, or all. */
export interface ModelAccess {
  /** Goes before `openai` where both are there. */
  readonly azure?: AzureAccess & { readonly deployment: string; readonly miniDeployment: string };
  readonly openai?: OpenAiAccess & { readonly model: string; readonly miniModel: string };
  readonly gemini?: GeminiAccess & { readonly model: string };
  /** Vectors of texts: an Azure deployment where one is named, else OpenAI's. */
  readonly embeddings?: EmbeddingAccess;
}

/** Where vectors of texts are made; `model` is Azure's name of the deployment. */
export type EmbeddingAccess =
  | (OpenAiAccess & { readonly kind: "openai"; readonly model: string })
  | (AzureAccess & { readonly kind: "azure"; readonly model: string });

/** A variable that counts as unset when it is empty, as in a copied `.env.example`. */
const text = z
  .string()
  .trim()
  .transform((value) => (value === "" ? undefined : value))
  .optional();
const address = text.pipe(z.url({ protocol: /^https?$/, error: "must be an http(s) address" }).optional());

/** The oldest Azure version with JSON schemas. */
const azureApiVersion = "2024-10-21";

function embeddingAccess(
  env: { readonly deployment: string | undefined; readonly model: string | undefined },
  { azure, openai }: ModelAccess,
): EmbeddingAccess | undefined {
  if (azure !== undefined && env.deployment !== undefined) {
    const { endpoint, apiKey, apiVersion } = azure;
    return { kind: "azure", endpoint, apiKey, apiVersion, model: env.deployment };
  }
  if (openai === undefined) return undefined;
  const { apiKey, baseUrl } = openai;
  return { kind: "openai", apiKey, baseUrl, model: env.model ?? "text-embedding-3-small" };
}

/** Reads the model providers out of the environment's variables; a half-set Azure is an error that names the variable. */
export const modelAccess = z
  .object({
    AZURE_OPENAI_ENDPOINT: address,
    AZURE_OPENAI_API_KEY: text,
    AZURE_OPENAI_API_VERSION: text,
    AZURE_OPENAI_DEPLOYMENT: text,
    AZURE_OPENAI_MINI_DEPLOYMENT: text,
    AZURE_OPENAI_EMBEDDING_DEPLOYMENT: text,
    OPENAI_API_KEY: text,
    OPENAI_BASE_URL: address,
    OPENAI_MODEL: text,
    OPENAI_MINI_MODEL: text,
    OPENAI_EMBEDDING_MODEL: text,
    GEMINI_API_KEY: text,
    GEMINI_BASE_URL: address,
    GEMINI_MODEL: text,
  })
  .transform((env, context): ModelAccess => {
    const {
      AZURE_OPENAI_ENDPOINT: endpoint,
      AZURE_OPENAI_API_KEY: azureKey,
      AZURE_OPENAI_DEPLOYMENT: deployment,
    } = env;
    const anyAzure = [
      endpoint,
      azureKey,
      deployment,
      env.AZURE_OPENAI_MINI_DEPLOYMENT,
      env.AZURE_OPENAI_EMBEDDING_DEPLOYMENT,
      env.AZURE_OPENAI_API_VERSION,
    ].some((value) => value !== undefined);
    const needed = ["AZURE_OPENAI_ENDPOINT", "AZURE_OPENAI_API_KEY", "AZURE_OPENAI_DEPLOYMENT"] as const;
    for (const name of anyAzure ? needed.filter((variable) => env[variable] === undefined) : []) {
      context.issues.push({
        code: "custom",
        input: env,
        path: [name],
        message: "is needed when one of the AZURE_OPENAI variables is set",
      });
    }
    const { OPENAI_API_KEY: openAiKey, GEMINI_API_KEY: geminiKey } = env;
    const chat: ModelAccess = {
      ...(endpoint === undefined || azureKey === undefined || deployment === undefined
        ? {}
        : {
            azure: {
              endpoint,
              apiKey: azureKey,
              apiVersion: env.AZURE_OPENAI_API_VERSION ?? azureApiVersion,
              deployment,
              miniDeployment: env.AZURE_OPENAI_MINI_DEPLOYMENT ?? deployment,
            },
          }),
      ...(openAiKey === undefined
        ? {}
        : {
            openai: {
              apiKey: openAiKey,
              baseUrl: env.OPENAI_BASE_URL ?? "https://api.openai.com/v1",
              model: env.OPENAI_MODEL ?? "gpt-4o",
              miniModel: env.OPENAI_MINI_MODEL ?? "gpt-4o-mini",
            },
          }),
      ...(geminiKey === undefined
        ? {}
        : {
            gemini: {
              apiKey: geminiKey,
              baseUrl: env.GEMINI_BASE_URL ?? "https://generativelanguage.googleapis.com",
              model: env.GEMINI_MODEL ?? "gemini-2.0-flash",
            },
          }),
    };
    const named = { deployment: env.AZURE_OPENAI_EMBEDDING_DEPLOYMENT, model: env.OPENAI_EMBEDDING_MODEL };
    const embeddings = embeddingAccess(named, chat);
    return embeddings === undefined ? chat : { ...chat, embeddings };
  });

import { z } from "zod";
import type { ModelAccess } from "./access.ts";
import { cappedFetch } from "./capped-fetch.ts";

/** What a provider says to a configured key. */
export interface ProviderCheck {
  readonly provider: "Azure OpenAI" | "OpenAI" | "Gemini";
  readonly outcome: "works" | "key-refused" | "wrong-address" | "busy" | "no-answer";
  /** Configured models that the provider doesn't list for this key; empty where it lists none. */
  readonly missingModels: readonly string[];
}

/** One authenticated question that costs nothing. */
interface Question {
  readonly provider: ProviderCheck["provider"];
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly models: readonly string[];
}

const listed = z.object({
  /** OpenAI's list. */
  data: z.array(z.object({ id: z.string() })).optional(),
  /** Gemini's list; names begin with `models/`. */
  models: z.array(z.object({ name: z.string() })).optional(),
});

function questions({ azure, openai, gemini }: ModelAccess): Question[] {
  const trimmed = (address: string): string => address.replace(/\/+$/, "");
  return [
    ...(azure === undefined
      ? []
      : [
          {
            provider: "Azure OpenAI" as const,
            url: `${trimmed(azure.endpoint)}/openai/models?api-version=${encodeURIComponent(azure.apiVersion)}`,
            headers: { "api-key": azure.apiKey },
            // Azure lists models, not the deployments an operator has named.
            models: [],
          },
        ]),
    ...(openai === undefined
      ? []
      : [
          {
            provider: "OpenAI" as const,
            url: `${trimmed(openai.baseUrl)}/models`,
            headers: { authorization: `Bearer ${openai.apiKey}` },
            models: [openai.model, openai.miniModel],
          },
        ]),
    ...(gemini === undefined
      ? []
      : [
          {
            provider: "Gemini" as const,
            url: `${trimmed(gemini.baseUrl)}/v1beta/models?pageSize=1000`,
            headers: { "x-goog-api-key": gemini.apiKey },
            models: [gemini.model],
          },
        ]),
  ];
}

function outcomeOf(status: number): ProviderCheck["outcome"] {
  if (status < 300) return "works";
  // Gemini answers a wrong key with 400.
  if (status === 400 || status === 401 || status === 403) return "key-refused";
  return status === 404 ? "wrong-address" : status === 429 ? "busy" : "no-answer";
}

async function ask(
  question: Question,
  signal: AbortSignal,
  heardTime: (dateHeader: string | undefined) => void,
): Promise<ProviderCheck> {
  const { provider, url, headers, models } = question;
  try {
    const response = await cappedFetch(url, { headers, signal });
    heardTime(response.headers.get("date") ?? undefined);
    const outcome = outcomeOf(response.status);
    const body: unknown = await response.json().catch(() => undefined);
    if (outcome !== "works") return { provider, outcome, missingModels: [] };
    const list = listed.safeParse(body).data;
    const names = [
      ...(list?.data ?? []).map(({ id }) => id),
      ...(list?.models ?? []).map(({ name }) => name.replace(/^models\//, "")),
    ];
    // A server that lists nothing, as some that speak the protocol, proves nothing either way.
    const missing = names.length === 0 ? [] : models.filter((model) => !names.includes(model));
    return { provider, outcome, missingModels: [...new Set(missing)] };
  } catch {
    return { provider, outcome: "no-answer", missingModels: [] };
  }
}

/**
 * Asks every configured provider for its list of models, which needs the key and costs nothing. Never throws.
 * @param heardTime takes the `Date` header of each answer
 */
export async function checkProviders(
  access: ModelAccess,
  signal: AbortSignal,
  heardTime: (dateHeader: string | undefined) => void,
): Promise<readonly ProviderCheck[]> {
  return await Promise.all(questions(access).map((question) => ask(question, signal, heardTime)));
}

import type { Finding } from "../../adapters/channel.ts";
import type { ModelAccess } from "../../pipeline/providers/access.ts";
import { checkProviders, type ProviderCheck } from "../../pipeline/providers/check.ts";

/** Where each provider's key is made, and the variables it goes into. */
const places: Readonly<
  Record<ProviderCheck["provider"], { readonly keys: string; readonly address: string }>
> = {
  "Azure OpenAI": {
    keys: "open https://portal.azure.com, your Azure OpenAI resource, Keys and Endpoint; copy KEY 1 into AZURE_OPENAI_API_KEY",
    address: "AZURE_OPENAI_ENDPOINT and AZURE_OPENAI_API_VERSION",
  },
  OpenAI: {
    keys: "open https://platform.openai.com/api-keys, click Create new secret key, copy it into OPENAI_API_KEY",
    address: "OPENAI_BASE_URL, which ends with the version path (/v1)",
  },
  Gemini: {
    keys: "open https://aistudio.google.com/apikey, click Create API key, copy it into GEMINI_API_KEY",
    address: "GEMINI_BASE_URL, which has no version path",
  },
};

function toFinding({ provider, outcome, missingModels }: ProviderCheck): Finding {
  const what = `${provider} key`;
  const place = places[provider];
  const fault = (detail: string, remedy: string): Finding => ({ what, ok: false, detail, remedy });
  switch (outcome) {
    case "works":
      if (missingModels.length === 0) return { what, ok: true, detail: "works" };
      return fault(
        `works, but the provider doesn't list ${missingModels.join(" and ")} for it`,
        "choose a model that it lists, or leave the model's variable empty",
      );
    case "key-refused":
      return fault("is refused", place.keys);
    case "wrong-address":
      return fault("there is no such API at this address", `check ${place.address}`);
    case "busy":
      return fault(
        "is over its limit at the moment",
        "wait, or raise the limit in the provider's billing settings",
      );
    case "no-answer":
      return fault("no answer", `check the network and ${place.address}`);
  }
}

/** Looks at the keys of the AI providers; without one there is nothing to fault, since Leo works without. */
export async function examineModels(
  access: ModelAccess,
  signal: AbortSignal,
  heardTime: (dateHeader: string | undefined) => void,
): Promise<readonly Finding[]> {
  const checks = await checkProviders(access, signal, heardTime);
  if (checks.length === 0)
    return [{ what: "AI models", ok: true, detail: "no key is set; Leo's own rules do all of it" }];
  return checks.map(toFinding);
}

import { z } from "zod";
import { errorCode } from "../../core/errors.ts";
import type { DiagnosisContext, Finding } from "../channel.ts";
import type { TeamsSettings } from "./settings.ts";
import { createTokenSource, TokenError } from "./token.ts";

const openIdDocument = z.object({ issuer: z.string(), jwks_uri: z.url() });
const keySet = z.object({ keys: z.array(z.object({ kid: z.string() })).min(1) });

async function readJson(url: string, about: DiagnosisContext): Promise<unknown> {
  const response = await fetch(url, { signal: about.signal });
  about.heardTime(response.headers.get("date") ?? undefined);
  if (!response.ok) throw new TypeError(`status ${response.status}`);
  return await response.json();
}

async function checkToken(settings: TeamsSettings, about: DiagnosisContext): Promise<Finding> {
  const what = "Teams credentials";
  const tokens = createTokenSource(settings, about.clock);
  if (tokens === undefined)
    return { what, ok: true, detail: "none: only programs on this machine may speak to Leo as Teams" };
  try {
    await tokens.get(about.signal);
    return { what, ok: true, detail: "Microsoft gives a token for MICROSOFT_APP_ID" };
  } catch (error) {
    if (!(error instanceof TokenError)) throw error;
    return {
      what,
      ok: false,
      detail: error.code === "refused" ? "Microsoft refuses them" : "no token can be had",
      remedy: error.advice,
    };
  }
}

async function checkKeys({ openIdMetadataUrl }: TeamsSettings, about: DiagnosisContext): Promise<Finding> {
  const what = "Teams keys";
  try {
    const { jwks_uri } = openIdDocument.parse(await readJson(openIdMetadataUrl, about));
    const { keys } = keySet.parse(await readJson(jwks_uri, about));
    return { what, ok: true, detail: `${keys.length} keys to check Teams' signatures with` };
  } catch (error) {
    const cause = error instanceof Error ? error.cause : undefined;
    const reason =
      errorCode(cause) ?? (error instanceof z.ZodError ? "it is no OpenID document" : "no answer");
    return {
      what,
      ok: false,
      detail: `${new URL(openIdMetadataUrl).host} can't be read (${reason})`,
      remedy:
        "check this machine's network and proxy, and TEAMS_OPENID_METADATA_URL, which is best left empty",
    };
  }
}

function checkEndpoint(publicUrl: string): Finding {
  const what = "Teams endpoint";
  const endpoint = `${publicUrl}/webhooks/teams`;
  if (endpoint.startsWith("https://"))
    return {
      what,
      ok: true,
      detail: `must stand as messaging endpoint at https://portal.azure.com, your Azure Bot, Configuration: ${endpoint}`,
    };
  return {
    what,
    ok: false,
    detail: "PUBLIC_URL is no https address, and Teams posts to no other",
    remedy: `set PUBLIC_URL to Leo's https address, and the messaging endpoint of your Azure Bot to it and /webhooks/teams`,
  };
}

/** Looks at credentials, the keys that sign what Teams sends, and the address it posts to. */
export async function diagnoseTeams(
  settings: TeamsSettings,
  about: DiagnosisContext,
): Promise<readonly Finding[]> {
  const token = await checkToken(settings, about);
  if (settings.credentials === undefined) return [token];
  return [token, await checkKeys(settings, about), checkEndpoint(about.publicUrl)];
}

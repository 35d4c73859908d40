import { setTimeout as sleep } from "node:timers/promises";
import {
  ConfigurationBotFrameworkAuthentication,
  ConfigurationServiceClientCredentialFactory,
} from "botbuilder";
import {
  AuthenticationConfiguration,
  AuthenticationConstants,
  type BotFrameworkAuthentication,
} from "botframework-connector";
import { LeoError } from "../../core/errors.ts";
import { parseJson } from "../../core/request-body.ts";
import type { TeamsSettings } from "./settings.ts";

/** How long the published keys may take to arrive. */
const keysTimeoutMs = 10_000;

/** All of an activity that the check looks at. */
type CheckedActivity = Parameters<BotFrameworkAuthentication["authenticateRequest"]>[0];

/** The claims of a request that decide who is spoken to. */
export interface ClaimedOrigin {
  /** As the activity says. */
  readonly channelId: string;
  /** As the activity says; must be the token's own. */
  readonly serviceUrl: string;
}

/** What became of a check: the keys may be out of reach, which is nobody's forgery. */
export type Verdict = "authentic" | "forged" | "keys-unreachable";

/** Checks the bearer token of a request. */
export interface Authenticator {
  /** Whether a header holds a token that is worth reading the body for: formed, of the right issuer, for this bot. */
  isPromising(header: string | undefined): boolean;
  /** Whether Microsoft signed the token for this bot and for the address that the activity names. */
  verify(header: string, origin: ClaimedOrigin): Promise<Verdict>;
}

function jsonPart(part: string | undefined): Readonly<Record<string, unknown>> | undefined {
  const read = parseJson(Buffer.from(part ?? "", "base64url"));
  return typeof read === "object" && read !== null && !Array.isArray(read)
    ? (read as Readonly<Record<string, unknown>>)
    : undefined;
}

/** Whether the check failed over the token, and not over the keys it was to be held against. */
function isForgery(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  // botframework-connector's AuthenticationError says 401; what jsonwebtoken throws says nothing of HTTP.
  if ("statusCode" in error) return error.statusCode === 401;
  return ["JsonWebTokenError", "NotBeforeError", "TokenExpiredError"].includes(error.name);
}

async function withinTime<Result>(work: Promise<Result>): Promise<Result> {
  const timer = new AbortController();
  const late = sleep(keysTimeoutMs, undefined, { signal: timer.signal, ref: false }).then(() => {
    throw new LeoError("keys-late", "the published keys did not arrive in time");
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    timer.abort();
    late.catch(() => undefined);
  }
}

/** botbuilder's own reading of its settings, with the document of the published keys as Leo's operator set it. */
function botAuthentication({ credentials, openIdMetadataUrl }: TeamsSettings): BotFrameworkAuthentication {
  return new ConfigurationBotFrameworkAuthentication(
    {
      ToChannelFromBotLoginUrl: AuthenticationConstants.ToChannelFromBotLoginUrl,
      ToChannelFromBotOAuthScope: AuthenticationConstants.ToChannelFromBotOAuthScope,
      ToBotFromChannelTokenIssuer: AuthenticationConstants.ToBotFromChannelTokenIssuer,
      ToBotFromChannelOpenIdMetadataUrl: openIdMetadataUrl,
      ToBotFromEmulatorOpenIdMetadataUrl: openIdMetadataUrl,
      ValidateAuthority: true,
    },
    new ConfigurationServiceClientCredentialFactory({
      MicrosoftAppId: credentials?.appId ?? "",
      MicrosoftAppPassword: credentials?.password ?? "",
    }),
    new AuthenticationConfiguration(),
    fetch,
  );
}

/**
 * Checks tokens with botbuilder against the keys of the OpenID document. What can't be genuine is told
 * before the SDK sees it, since it would fetch keys for it and write to the console.
 */
export function createAuthenticator(settings: TeamsSettings): Authenticator {
  const authentication = botAuthentication(settings);
  const audience = settings.credentials?.appId;
  return {
    isPromising: (header) => {
      const token = /^Bearer ([\w-]+)\.([\w-]+)\.[\w-]+$/.exec(header ?? "");
      const [head, claims] = [jsonPart(token?.[1]), jsonPart(token?.[2])];
      if (head === undefined || claims === undefined) return false;
      return (
        AuthenticationConstants.AllowedSigningAlgorithms.some((algorithm) => algorithm === head.alg) &&
        claims.iss === AuthenticationConstants.ToBotFromChannelTokenIssuer &&
        claims.aud === audience
      );
    },
    verify: async (header, { channelId, serviceUrl }) => {
      try {
        const { claimsIdentity } = await withinTime(
          authentication.authenticateRequest({ channelId, serviceUrl } as CheckedActivity, header),
        );
        const claim = (name: string): unknown => claimsIdentity.getClaimValue(name);
        const isOurs =
          claim(AuthenticationConstants.IssuerClaim) ===
            AuthenticationConstants.ToBotFromChannelTokenIssuer &&
          claim(AuthenticationConstants.AudienceClaim) === audience &&
          claim(AuthenticationConstants.ServiceUrlClaim) === serviceUrl;
        return isOurs ? "authentic" : "forged";
      } catch (error) {
        return isForgery(error) ? "forged" : "keys-unreachable";
      }
    },
  };
}

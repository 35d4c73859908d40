import { z } from "zod";
import type { Clock } from "../../core/clock.ts";
import { errorCode, LeoError } from "../../core/errors.ts";
import type { TeamsSettings } from "./settings.ts";

const requestTimeoutMs = 10_000;
/** A token is renewed this long before it ends. */
const renewalMs = 5 * 60_000;

/** Why there is no token: `refused` needs a person, `temporary` only time. */
export class TokenError extends LeoError<"refused" | "temporary"> {
  /** What the operator should do, without secrets. */
  readonly advice: string;

  constructor(code: "refused" | "temporary", advice: string) {
    super(code, advice);
    this.advice = advice;
  }
}

/** Leo's own tokens for the connector service. */
export interface TokenSource {
  /** A token that is good for some minutes at least. @throws TokenError */
  get(signal: AbortSignal): Promise<string>;
  /** Forgets a token that the service doesn't take. */
  forget(): void;
}

const grant = z.object({ access_token: z.string().min(1), expires_in: z.coerce.number().positive() });
const denial = z.object({ error: z.string().catch(""), error_description: z.string().catch("") });

const portal = "https://portal.azure.com, App registrations, your app";

/** What to click for Microsoft's numbered reasons; numbers by the list of AADSTS error codes. */
const reasons: readonly (readonly [RegExp, string])[] = [
  [
    /AADSTS7000222/,
    `the client secret has expired: open ${portal}, Certificates & secrets, New client secret, and copy its Value into .env as MICROSOFT_APP_PASSWORD`,
  ],
  [
    /AADSTS7000215|invalid_client/,
    `MICROSOFT_APP_PASSWORD is wrong: open ${portal}, Certificates & secrets, New client secret, and copy its Value (not its ID) into .env`,
  ],
  [
    /AADSTS(?:700016|90002|900023|50034)|unauthorized_client/,
    `the directory doesn't know the app: copy Application (client) ID and Directory (tenant) ID from ${portal}, Overview, into .env as MICROSOFT_APP_ID and MICROSOFT_APP_TENANT_ID`,
  ],
];

function adviceFor(body: unknown): string {
  const { error, error_description } = denial.parse(body ?? {});
  const words = `${error_description} ${error}`;
  const known = reasons.find(([pattern]) => pattern.test(words));
  return `Teams: ${known?.[1] ?? `Microsoft refuses the app's credentials; check MICROSOFT_APP_ID, MICROSOFT_APP_PASSWORD and MICROSOFT_APP_TENANT_ID at ${portal}`}`;
}

/** Asks the login endpoint for a token by client credentials. @throws TokenError */
async function requestToken(
  {
    loginUrl,
    credentials,
  }: TeamsSettings & { readonly credentials: NonNullable<TeamsSettings["credentials"]> },
  signal: AbortSignal,
): Promise<z.output<typeof grant>> {
  let response: Response;
  let body: unknown;
  try {
    response = await fetch(`${loginUrl}/${credentials.tenantId}/oauth2/v2.0/token`, {
      method: "POST",
      redirect: "error",
      signal: AbortSignal.any([signal, AbortSignal.timeout(requestTimeoutMs)]),
      body: new URLSearchParams({
        grant_type: "client_credentials",
        client_id: credentials.appId,
        client_secret: credentials.password,
        scope: "https://api.botframework.com/.default",
      }),
    });
    body = await response.json().catch(() => undefined);
  } catch (error) {
    const cause = error instanceof Error ? error.cause : undefined;
    const what = errorCode(cause) ?? (error instanceof Error ? error.name : "failed");
    throw new TokenError(
      "temporary",
      `Teams: ${new URL(loginUrl).host} can't be reached (${what}); Leo keeps trying`,
    );
  }
  if (response.status >= 500 || response.status === 429 || response.status === 408)
    throw new TokenError(
      "temporary",
      `Teams: ${new URL(loginUrl).host} answers ${response.status}; Leo keeps trying`,
    );
  if (!response.ok) throw new TokenError("refused", adviceFor(body));
  const read = grant.safeParse(body);
  if (!read.success)
    throw new TokenError("temporary", `Teams: ${new URL(loginUrl).host} answers no token; Leo keeps trying`);
  return read.data;
}

/** Fetches a token when one is needed, once for all who wait for it, and keeps it until shortly before its end. */
export function createTokenSource(settings: TeamsSettings, clock: Clock): TokenSource | undefined {
  const { credentials } = settings;
  if (credentials === undefined) return undefined;
  let kept: { readonly token: string; readonly untilMs: number } | undefined;
  let running: Promise<string> | undefined;

  const renew = async (signal: AbortSignal): Promise<string> => {
    const { access_token: token, expires_in: seconds } = await requestToken(
      { ...settings, credentials },
      signal,
    );
    const lifetimeMs = seconds * 1000;
    kept = { token, untilMs: clock().getTime() + Math.max(lifetimeMs - renewalMs, lifetimeMs / 2) };
    return token;
  };
  return {
    get: async (signal) => {
      if (kept !== undefined && clock().getTime() < kept.untilMs) return kept.token;
      running ??= renew(signal).finally(() => {
        running = undefined;
      });
      return await running;
    },
    forget: () => {
      kept = undefined;
    },
  };
}

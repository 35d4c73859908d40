import type { IncomingMessage } from "node:http";

/** Says whether a request comes from Leo's own pages or an allowed site. */
export type OriginCheck = (request: IncomingMessage) => boolean;

function hostOf(origin: string): string | undefined {
  return URL.canParse(origin) ? new URL(origin).host : undefined;
}

/**
 * Compares a request's `Origin` with the host it was sent to, the public address and the allowed origins.
 * A request without the header passes only where `required` is off: browsers send it on every socket and every POST.
 */
export function originCheck(
  publicUrl: string,
  allowedOrigins: readonly string[],
  required: boolean,
): OriginCheck {
  const known = new Set(
    [publicUrl, ...allowedOrigins].filter((url) => URL.canParse(url)).map((url) => new URL(url).origin),
  );
  return (request) => {
    const origin = request.headers.origin;
    if (origin === undefined) return !required;
    return (
      known.has(origin) || (request.headers.host !== undefined && hostOf(origin) === request.headers.host)
    );
  };
}

import type { RequestHandler } from "express";
import helmet from "helmet";

/**
 * Headers of every page: scripts, styles and connections from this server only, nothing inline, no framing.
 * What demands HTTPS is sent only where people reach Leo over HTTPS.
 */
export function securityHeaders(publicUrl: string): RequestHandler {
  const secure = publicUrl.startsWith("https:");
  const host = URL.canParse(publicUrl) ? new URL(publicUrl).host : undefined;
  return helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'"],
        fontSrc: ["'self'"],
        imgSrc: ["'self'", "data:", "blob:"],
        // Older Safari doesn't count a WebSocket of the same host as 'self'.
        connectSrc: ["'self'", ...(host === undefined ? [] : [`${secure ? "wss" : "ws"}://${host}`])],
        manifestSrc: ["'self'"],
        formAction: ["'self'"],
        baseUri: ["'none'"],
        frameAncestors: ["'none'"],
        ...(secure ? { upgradeInsecureRequests: [] } : {}),
      },
    },
    strictTransportSecurity: secure,
    // Not `no-referrer`: browsers then send `Origin: null` with the form that opens a report.
    referrerPolicy: { policy: "same-origin" },
    crossOriginEmbedderPolicy: false,
  });
}

import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import express, { type ErrorRequestHandler, type Express } from "express";
import type { ChannelAdapter, ChannelHealth } from "../../adapters/channel.ts";
import type { Clock } from "../../core/clock.ts";
import type { Logger } from "../../core/log.ts";
import type { Database } from "../../models/database.ts";
import { apiRoutes } from "./api-routes.ts";
import type { ReportView } from "./contract.ts";
import { healthRoutes } from "./health.ts";
import { hostedFileRoutes } from "./hosted-file-routes.ts";
import { createIdentities } from "./identity.ts";
import { originCheck } from "./origins.ts";
import { correlationId, sendProblem } from "./problem.ts";
import { reportLinkRoutes } from "./report-link-routes.ts";
import { requestLog } from "./request-log.ts";
import { securityHeaders } from "./security-headers.ts";
import { serveSocket } from "./socket.ts";
import { createPage, staticFiles } from "./static-files.ts";
import { createWebhooks, webhookPrefix } from "./webhooks.ts";

/** A photo of 20 MB over a slow phone connection takes a while; headers don't. */
const requestTimeoutMs = 180_000;
const headersTimeoutMs = 20_000;

/** Everything the HTTP server works with. */
export interface HttpDependencies {
  readonly database: Database;
  /** The channels that are on, by name; `web` answers the pages. */
  readonly channels: ReadonlyMap<string, ChannelAdapter>;
  /** A person's report by its assessment's id, or the newest; `undefined` where there is none. */
  readonly loadReport: (personId: string, assessmentId?: string) => Promise<ReportView | undefined>;
  /** What `/readyz` asks besides the channels: `database`, `jobs`. */
  readonly checks: Readonly<Record<string, () => Promise<ChannelHealth>>>;
  /** Folder of the built dashboard. */
  readonly staticFolder: string;
  readonly log: Logger;
  readonly clock: Clock;
  /** Where people reach Leo, without a slash at the end; cookies are marked secure when it is HTTPS. */
  readonly publicUrl: string;
  /** Other origins whose pages may talk to this server. */
  readonly allowedOrigins: readonly string[];
}

/** The running server. */
export interface HttpServer {
  /** Starts to listen. @returns the port, which the system chose where 0 was asked for; rejects where it is taken */
  listen(port: number, host?: string): Promise<number>;
  /** From now on `/readyz` says no, while everything still works. */
  drain(): void;
  /** Takes no more requests, closes the pages' sockets, and resolves when the running requests are answered, or cut after `graceMs`. */
  close(graceMs: number): Promise<void>;
}

function createApp(deps: HttpDependencies, accepting: () => boolean): Express {
  const { database, clock, log, publicUrl } = deps;
  const identities = createIdentities(database, clock, publicUrl.startsWith("https:"));
  const sameOrigin = originCheck(publicUrl, deps.allowedOrigins, false);
  const sendPage = createPage(deps.staticFolder);
  const app = express();
  app.disable("x-powered-by");
  app.set("trust proxy", ["loopback", "linklocal", "uniquelocal"]);
  app.use(requestLog(log, clock));
  app.use(securityHeaders(publicUrl));
  app.use(healthRoutes({ channels: deps.channels, checks: deps.checks, accepting, log }));
  app.use(hostedFileRoutes({ database, clock }));
  app.use(reportLinkRoutes({ database, clock, identities, sameOrigin }));
  app.use(
    apiRoutes({ identities, sameOrigin, clock, web: deps.channels.get("web"), loadReport: deps.loadReport }),
  );
  app.get("/", (request, response) => {
    identities.ensureVisitor(request, response);
    sendPage(response, 200);
  });
  app.get("/report", (_request, response) => {
    response.set("X-Robots-Tag", "noindex");
    sendPage(response, 200);
  });
  app.use(staticFiles(deps.staticFolder));
  app.use((request, response) => {
    if (request.method === "GET" && request.accepts(["html", "json"]) === "html") sendPage(response, 404);
    else sendProblem(response, "not-found");
  });
  app.use(((error, _request, response, next) => {
    const status = error instanceof URIError ? 400 : Number((error as { status?: unknown }).status ?? 500);
    if (status >= 500)
      log.error({ err: error, correlationId: correlationId(response) }, "request handler failed");
    if (response.headersSent) next(error);
    else sendProblem(response, status >= 400 && status < 500 ? "bad-request" : "internal");
  }) satisfies ErrorRequestHandler);
  return app;
}

/**
 * Builds the HTTP server: webhooks straight to their channels, then health, report links, the API, the pages and,
 * on the same port, the pages' WebSocket.
 */
export function createHttpServer(deps: HttpDependencies): HttpServer {
  let accepting = true;
  const app = createApp(deps, () => accepting);
  const webhooks = createWebhooks(deps.channels, deps.log);
  const server = createServer(
    { requestTimeout: requestTimeoutMs, headersTimeout: headersTimeoutMs },
    (request, response) => {
      if (request.url?.startsWith(webhookPrefix)) webhooks(request, response);
      else app(request, response);
    },
  );
  const { visitorOf } = createIdentities(deps.database, deps.clock, false);
  const closeSockets = serveSocket(server, {
    web: deps.channels.get("web"),
    visitorOf,
    sameOrigin: originCheck(deps.publicUrl, deps.allowedOrigins, true),
    log: deps.log,
  });
  return {
    listen: (port, host) =>
      new Promise((resolve, reject) => {
        server.once("error", reject);
        server.listen(port, host, () => {
          server.off("error", reject);
          resolve((server.address() as AddressInfo).port);
        });
      }),
    drain: () => {
      accepting = false;
    },
    close: (graceMs) =>
      new Promise((resolve) => {
        accepting = false;
        closeSockets();
        const cut = setTimeout(() => server.closeAllConnections(), graceMs);
        server.close(() => {
          clearTimeout(cut);
          resolve();
        });
        server.closeIdleConnections();
      }),
  };
}

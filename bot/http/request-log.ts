import type { RequestHandler } from "express";
import type { Clock } from "../../core/clock.ts";
import { newId } from "../../core/ids.ts";
import type { Logger } from "../../core/log.ts";
import { hostedFilePrefix } from "./hosted-file-routes.ts";

/** A path as the log may hold it: no link token, no query, nothing a visitor made up. */
function loggedPath(path: string): string {
  if (path.startsWith("/r/")) return "/r/:token";
  if (path.startsWith(hostedFilePrefix)) return `${hostedFilePrefix}:token`;
  if (path.startsWith("/assets/")) return "/assets/:file";
  return /^\/(api(\/web)?(\/(report|session|photos))?|report|healthz|readyz)?$/.test(path) ? path : "/:other";
}

/** Names each request and writes one line when it is over: method, path, status, time, and nothing else. */
export function requestLog(log: Logger, clock: Clock): RequestHandler {
  return (request, response, next) => {
    const correlationId = newId();
    const startedAtMs = clock().getTime();
    response.setHeader("X-Correlation-Id", correlationId);
    response.on("close", () => {
      const line = {
        correlationId,
        method: request.method,
        path: loggedPath(request.path),
        status: response.statusCode,
        durationMs: clock().getTime() - startedAtMs,
        ...(response.writableFinished ? {} : { aborted: true }),
      };
      if (response.statusCode >= 500) log.error(line, "request failed");
      else log.debug(line, "request");
    });
    next();
  };
}

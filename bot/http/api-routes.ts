import { type RequestHandler, Router } from "express";
import type { ChannelAdapter } from "../../adapters/channel.ts";
import type { Clock } from "../../core/clock.ts";
import { maxPhotoBytes, type ReportView, type SessionInfo, type UploadAnswer } from "./contract.ts";
import type { Identities } from "./identity.ts";
import type { OriginCheck } from "./origins.ts";
import { sendProblem } from "./problem.ts";
import { createRateLimit } from "./rate-limit.ts";
import { readUpload } from "./upload.ts";

/** Photos a visitor may upload at once, and how long one more takes. */
const uploadLimit = { burst: 8, refillMs: 15_000 };
/** Uploads read at the same time, since each may hold 20 MB of memory. */
const maxUploadsAtOnce = 24;
const uuidPattern = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** What the routes work with. */
export interface ApiDependencies {
  readonly identities: Identities;
  readonly sameOrigin: OriginCheck;
  readonly clock: Clock;
  readonly web: ChannelAdapter | undefined;
  /** A person's report by its assessment's id, or the newest. */
  readonly loadReport: (personId: string, assessmentId?: string) => Promise<ReportView | undefined>;
}

function uploadRoute(deps: ApiDependencies): RequestHandler {
  const limit = createRateLimit(deps.clock, uploadLimit);
  let running = 0;
  return async (request, response) => {
    const visitor = deps.identities.visitorOf(request);
    response.set("Cache-Control", "no-store");
    if (!deps.sameOrigin(request)) return sendProblem(response, "forbidden-origin");
    if (visitor === undefined) return sendProblem(response, "signed-out");
    if (!/^(image\/|application\/octet-stream)/.test(request.headers["content-type"] ?? "")) {
      return sendProblem(response, "unsupported-type");
    }
    if (deps.web?.hold === undefined || running >= maxUploadsAtOnce)
      return sendProblem(response, "unavailable");
    if (!limit.take(visitor)) return sendProblem(response, "too-many-requests");
    running += 1;
    const upload = await readUpload(request, maxPhotoBytes).finally(() => {
      running -= 1;
    });
    if (!upload.ok) return sendProblem(response, upload.reason === "too-large" ? "too-large" : "bad-request");
    if (upload.bytes.byteLength === 0) return sendProblem(response, "bad-request");
    const mediaType = request.headers["content-type"] ?? "application/octet-stream";
    const held = deps.web.hold({ id: visitor }, upload.bytes, mediaType);
    const answer: UploadAnswer = {
      photo: held.id,
      heldBy: held.heldBy ?? "",
      mediaType,
      sizeBytes: upload.bytes.byteLength,
    };
    response.status(201).json(answer);
  };
}

/** `/api`: who the page talks for, its report, and where photos go. */
export function apiRoutes(deps: ApiDependencies): Router {
  const router = Router();
  router.get("/api/session", async (request, response) => {
    const visitor = deps.identities.ensureVisitor(request, response);
    const person = await deps.identities.personOf(request);
    const info: SessionInfo = {
      visitor: visitor.slice(0, 12),
      locale: person?.locale ?? null,
      reportAccess: person !== undefined,
    };
    response.set("Cache-Control", "no-store").json(info);
  });
  router.get("/api/report", async (request, response) => {
    response.set("Cache-Control", "no-store");
    const id = request.query.id;
    if (id !== undefined && (typeof id !== "string" || !uuidPattern.test(id))) {
      return sendProblem(response, "bad-request");
    }
    const person = await deps.identities.personOf(request);
    if (person === undefined) return sendProblem(response, "signed-out");
    const report = await deps.loadReport(person.personId, id);
    if (report === undefined) return sendProblem(response, "no-report");
    response.json(report);
  });
  router.post("/api/web/photos", uploadRoute(deps));
  for (const [path, allow] of [
    ["/api/session", "GET, HEAD"],
    ["/api/report", "GET, HEAD"],
    ["/api/web/photos", "POST"],
  ] as const) {
    router.all(path, (_request, response) => {
      response.set("Allow", allow);
      sendProblem(response, "method-not-allowed");
    });
  }
  router.all(/^\/api(\/|$)/, (_request, response) => sendProblem(response, "not-found"));
  return router;
}

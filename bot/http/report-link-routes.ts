import { type Request, type Response, Router } from "express";
import type { Clock } from "../../core/clock.ts";
import { type Locale, locales, matchLocale, translator } from "../../core/locales.ts";
import type { Database } from "../../models/database.ts";
import {
  claimReportLink,
  closeReportLink,
  findReportLink,
  type ReportLink,
} from "../../models/report-links/report-link.ts";
import type { Identities } from "./identity.ts";
import { type LinkPageKind, linkPage } from "./link-page.ts";
import type { OriginCheck } from "./origins.ts";
import { sendProblem } from "./problem.ts";
import { createRateLimit } from "./rate-limit.ts";

/** Wrong links an address may try before it has to wait, and how long one more takes. */
const guessLimit = { burst: 20, refillMs: 30_000 };

const statuses: Readonly<Record<LinkPageKind, number>> = {
  open: 200,
  used: 410,
  expired: 410,
  unknown: 404,
  "too-many": 429,
};

/** What the routes work with. */
export interface ReportLinkDependencies {
  readonly database: Database;
  readonly clock: Clock;
  readonly identities: Identities;
  readonly sameOrigin: OriginCheck;
}

function preferredLocale(request: Request): Locale {
  const tag = request.acceptsLanguages([...locales]);
  return matchLocale(tag === false ? undefined : tag) ?? "en";
}

/**
 * `/r/:token`. Looking at a link never uses it up: chat platforms fetch every link they show, some of them with a
 * browser that runs scripts. A press of the page's button does, once, and gives the browser a cookie.
 */
export function reportLinkRoutes(deps: ReportLinkDependencies): Router {
  const { database, clock, identities } = deps;
  const guesses = createRateLimit(clock, guessLimit);
  const router = Router();

  const show = (request: Request, response: Response, kind: LinkPageKind, known?: Locale): void => {
    const locale = known ?? preferredLocale(request);
    response.set({ "Cache-Control": "no-store", "X-Robots-Tag": "noindex", "Content-Language": locale });
    if (kind === "too-many") response.set("Retry-After", String(guessLimit.refillMs / 1000));
    response
      .status(statuses[kind])
      .type("html")
      .send(linkPage(kind, locale, translator(locale)));
  };
  const openReport = (response: Response, assessmentId: string): void => {
    response.set("Cache-Control", "no-store").redirect(303, `/report?id=${encodeURIComponent(assessmentId)}`);
  };
  /** The link behind a token, unless the request has been answered already. */
  const look = async (request: Request, response: Response): Promise<ReportLink | undefined> => {
    const address = request.ip ?? "";
    if (!guesses.allows(address)) {
      show(request, response, "too-many");
      return undefined;
    }
    const link = await findReportLink(database, String(request.params.token), clock());
    if (link === undefined) {
      guesses.take(address);
      show(request, response, "unknown");
      return undefined;
    }
    const session = await identities.sessionOf(request);
    if (session?.personId !== link.personId) return link;
    await closeReportLink(database, String(request.params.token), clock());
    openReport(response, link.assessmentId);
    return undefined;
  };

  router.get("/r/:token", async (request, response) => {
    const link = await look(request, response);
    if (link !== undefined) show(request, response, link.state, link.locale);
  });
  router.post("/r/:token", async (request, response) => {
    if (!deps.sameOrigin(request)) return sendProblem(response, "forbidden-origin");
    const link = await look(request, response);
    if (link === undefined) return;
    const access = await claimReportLink(database, String(request.params.token), clock());
    if (access === undefined) {
      show(request, response, link.state === "expired" ? "expired" : "used", link.locale);
      return;
    }
    identities.openSession(response, access.sessionSecret);
    openReport(response, access.assessmentId);
  });
  return router;
}

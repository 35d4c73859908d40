import type { IncomingMessage } from "node:http";
import type { Request, Response } from "express";
import type { Clock } from "../../core/clock.ts";
import { newSecret, sha256 } from "../../core/ids.ts";
import type { Database } from "../../models/database.ts";
import { webSessionLifetimeMs } from "../../models/report-links/report-link.ts";
import { findWebSession, findWebVisitor, type WebIdentity } from "../../models/report-links/web-session.ts";

const visitorCookie = "leo_visitor";
const sessionCookie = "leo_session";
const visitorLifetimeMs = 365 * 24 * 60 * 60_000;
const secretPattern = /^[A-Za-z0-9_-]{22,64}$/;

/** Who is behind a request: a browser that chats (visitor), a browser that opened a report link (session), or both. */
export interface Identities {
  /** The visitor's id, the hash of its cookie; `undefined` without one. */
  visitorOf(request: IncomingMessage): string | undefined;
  /** The same, giving the browser a cookie where it has none. */
  ensureVisitor(request: Request, response: Response): string;
  /** The person whose link this browser opened. */
  sessionOf(request: IncomingMessage): Promise<WebIdentity | undefined>;
  /** The person this browser may read reports of: by link, or by chatting here. */
  personOf(request: IncomingMessage): Promise<WebIdentity | undefined>;
  /** Gives the browser a session. */
  openSession(response: Response, secret: string): void;
}

/** One cookie of a request. */
export function readCookie(header: string | undefined, name: string): string | undefined {
  const pairs = (header ?? "").split(";").map((pair) => pair.trim());
  return pairs.find((pair) => pair.startsWith(`${name}=`))?.slice(name.length + 1);
}

function readSecret(request: IncomingMessage, name: string): string | undefined {
  const secret = readCookie(request.headers.cookie, name);
  return secret !== undefined && secretPattern.test(secret) ? secret : undefined;
}

/** Reads and gives out the two cookies. @param secure whether people reach Leo over HTTPS */
export function createIdentities(database: Database, clock: Clock, secure: boolean): Identities {
  const attributes = { httpOnly: true, sameSite: "lax", secure, path: "/" } as const;
  const visitorOf = (request: IncomingMessage): string | undefined => {
    const secret = readSecret(request, visitorCookie);
    return secret === undefined ? undefined : sha256(secret);
  };
  const sessionOf = async (request: IncomingMessage): Promise<WebIdentity | undefined> => {
    const secret = readSecret(request, sessionCookie);
    return secret === undefined ? undefined : findWebSession(database, secret, clock());
  };
  return {
    visitorOf,
    sessionOf,
    ensureVisitor: (request, response) => {
      const known = readSecret(request, visitorCookie);
      const secret = known ?? newSecret(256);
      // Sent again each time, so that a browser in use never forgets its conversation.
      response.cookie(visitorCookie, secret, { ...attributes, maxAge: visitorLifetimeMs });
      return sha256(secret);
    },
    personOf: async (request) => {
      const session = await sessionOf(request);
      const visitor = visitorOf(request);
      if (session !== undefined || visitor === undefined) return session;
      return findWebVisitor(database, visitor);
    },
    openSession: (response, secret) => {
      response.cookie(sessionCookie, secret, { ...attributes, maxAge: webSessionLifetimeMs });
    },
  };
}

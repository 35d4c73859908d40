import { sha256 } from "../../core/ids.ts";
import type { Locale } from "../../core/locales.ts";
import type { Queries } from "./report-link.ts";

/** The person a browser speaks for. */
export interface WebIdentity {
  readonly personId: string;
  readonly locale: Locale;
}

/** Who a session cookie belongs to; `undefined` where it is unknown, expired or revoked. */
export async function findWebSession(
  queries: Queries,
  secret: string,
  now: Date,
): Promise<WebIdentity | undefined> {
  const [identity] = await queries.query<WebIdentity>({
    name: "find-web-session",
    text: `SELECT s.person_id AS "personId", p.locale
      FROM web_sessions s JOIN people p ON p.id = s.person_id
      WHERE s.token_hash = $1 AND s.expires_at > $2 AND s.revoked_at IS NULL`,
    values: [sha256(secret), now],
  });
  return identity;
}

/** Who talks to Leo on the web under a visitor id; `undefined` before the first message. */
export async function findWebVisitor(queries: Queries, visitorId: string): Promise<WebIdentity | undefined> {
  const [identity] = await queries.query<WebIdentity>({
    name: "find-web-visitor",
    text: `SELECT a.person_id AS "personId", p.locale
      FROM accounts a JOIN people p ON p.id = a.person_id
      WHERE a.channel = 'web' AND a.platform_user_id = $1`,
    values: [visitorId],
  });
  return identity;
}

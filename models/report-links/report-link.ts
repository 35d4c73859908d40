import { newSecret, sha256 } from "../../core/ids.ts";
import type { Locale } from "../../core/locales.ts";
import type { Database } from "../database.ts";

/** A database or a transaction of it. */
export type Queries = Pick<Database, "query">;

/** How long a report link is good for. */
export const reportLinkLifetimeMs = 15 * 60_000;

/** How long a browser that opened a link may read reports. */
export const webSessionLifetimeMs = 30 * 24 * 60 * 60_000;

/** What a link is for, and whether it may still be opened. */
export interface ReportLink {
  readonly personId: string;
  readonly assessmentId: string;
  readonly locale: Locale;
  readonly state: "open" | "used" | "expired";
}

/** A browser's new right to read a person's reports. */
export interface ReportAccess {
  readonly personId: string;
  readonly assessmentId: string;
  /** Goes into the browser's cookie; only its hash is stored. */
  readonly sessionSecret: string;
}

/** Makes a link to a report. @returns its token, 128 random bits in base64url; only the hash is stored */
export async function createReportLink(
  queries: Queries,
  link: { readonly personId: string; readonly assessmentId: string; readonly now: Date },
): Promise<string> {
  const token = newSecret(128);
  await queries.query({
    name: "create-report-link",
    text: `INSERT INTO report_links (token_hash, person_id, assessment_id, created_at, expires_at)
      VALUES ($1, $2, $3, $4, $5)`,
    values: [
      sha256(token),
      link.personId,
      link.assessmentId,
      link.now,
      new Date(link.now.getTime() + reportLinkLifetimeMs),
    ],
  });
  return token;
}

/** Looks at a link without using it up; `undefined` where the token was never given out. */
export async function findReportLink(
  queries: Queries,
  token: string,
  now: Date,
): Promise<ReportLink | undefined> {
  const [link] = await queries.query<ReportLink>({
    name: "find-report-link",
    text: `SELECT l.person_id AS "personId", l.assessment_id AS "assessmentId", p.locale,
        CASE WHEN l.used_at IS NOT NULL THEN 'used' WHEN l.expires_at <= $2 THEN 'expired' ELSE 'open' END AS state
      FROM report_links l JOIN people p ON p.id = l.person_id WHERE l.token_hash = $1`,
    values: [sha256(token), now],
  });
  return link;
}

/**
 * Uses a link up and opens a session, in one statement: of two browsers at once one gets in.
 * @returns `undefined` where the link is used, expired or unknown
 */
export async function claimReportLink(
  queries: Queries,
  token: string,
  now: Date,
): Promise<ReportAccess | undefined> {
  const sessionSecret = newSecret(256);
  const [access] = await queries.query<Omit<ReportAccess, "sessionSecret">>({
    name: "claim-report-link",
    text: `WITH claimed AS (
        UPDATE report_links SET used_at = $2
        WHERE token_hash = $1 AND used_at IS NULL AND expires_at > $2
        RETURNING person_id, assessment_id
      ), opened AS (
        INSERT INTO web_sessions (token_hash, person_id, created_at, expires_at)
        SELECT $3, person_id, $2, $4 FROM claimed
      )
      SELECT person_id AS "personId", assessment_id AS "assessmentId" FROM claimed`,
    values: [sha256(token), now, sha256(sessionSecret), new Date(now.getTime() + webSessionLifetimeMs)],
  });
  return access && { ...access, sessionSecret };
}

/** Uses a link up without a new session, for a browser that has one. */
export async function closeReportLink(queries: Queries, token: string, now: Date): Promise<void> {
  await queries.query({
    name: "close-report-link",
    text: "UPDATE report_links SET used_at = $2 WHERE token_hash = $1 AND used_at IS NULL",
    values: [sha256(token), now],
  });
}

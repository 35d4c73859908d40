import { randomInt } from "node:crypto";
import { newId, sha256 } from "../../core/ids.ts";
import type { ConversationRef } from "../../core/message.ts";
import type { Database } from "../database.ts";

/** A database or a transaction of it. */
export type Queries = Pick<Database, "query">;

/** How long a code is good for, in minutes. */
export const codeMinutes = 10;
/** Wrong codes that a person may send within the same time. */
export const tryLimit = 5;

/** Letters and digits that no eye takes for each other: no 0 and O, no 1, I and L. */
const alphabet = "23456789ABCDEFGHJKMNPQRSTUVWXYZ";
const codeLength = 8;

/** What a code says when it is entered. */
export interface FoundCode {
  readonly personId: string;
  /** Where it was asked for. */
  readonly conversation: ConversationRef;
  readonly state: "open" | "used" | "expired";
}

function isMixed(code: string): boolean {
  return /\d/.test(code) && /[A-Z]/.test(code);
}

function randomCode(): string {
  const code = Array.from({ length: codeLength }, () => alphabet[randomInt(alphabet.length)]).join("");
  // With a digit and a letter no word and no number looks like one.
  return isMixed(code) ? code : randomCode();
}

/** Reads a text as a code, with or without its hyphen; `undefined` where it doesn't look like one. */
export function readLinkCode(words: string): string | undefined {
  const code = words
    .trim()
    .toUpperCase()
    .replace(/[\s–-]/g, "");
  const fits = code.length === codeLength && [...code].every((letter) => alphabet.includes(letter));
  return fits && isMixed(code) && words.trim().length <= codeLength + 2 ? code : undefined;
}

/** A code as it is easiest to read: two groups of four. */
export function writtenCode(code: string): string {
  return `${code.slice(0, 4)}-${code.slice(4)}`;
}

/** Makes a code for a person, in place of any earlier one. @returns the code, of which only a hash is stored */
export async function createLinkCode(
  queries: Queries,
  personId: string,
  conversation: ConversationRef,
  now: Date,
): Promise<string> {
  const code = randomCode();
  await queries.query({
    name: "expire-link-codes",
    text: "UPDATE link_codes SET expires_at = $2 WHERE person_id = $1 AND used_at IS NULL AND expires_at > $2",
    values: [personId, now],
  });
  await queries.query({
    name: "create-link-code",
    text: `INSERT INTO link_codes (code_hash, person_id, conversation, created_at, expires_at)
      VALUES ($1, $2, $3::jsonb, $4, $5)`,
    values: [
      sha256(code),
      personId,
      JSON.stringify(conversation),
      now,
      new Date(now.getTime() + codeMinutes * 60_000),
    ],
  });
  return code;
}

/** Looks a code up without using it; `undefined` where it was never given out. */
export async function findLinkCode(
  queries: Queries,
  code: string,
  now: Date,
): Promise<FoundCode | undefined> {
  const [row] = await queries.query<FoundCode>({
    name: "find-link-code",
    text: `SELECT person_id AS "personId", conversation,
        CASE WHEN used_at IS NOT NULL THEN 'used' WHEN expires_at <= $2 THEN 'expired' ELSE 'open' END AS state
      FROM link_codes WHERE code_hash = $1`,
    values: [sha256(code), now],
  });
  return row;
}

/** Uses a code up; of two who enter it at once one gets true. */
export async function useLinkCode(queries: Queries, code: string, now: Date): Promise<boolean> {
  const rows = await queries.query({
    name: "use-link-code",
    text: `UPDATE link_codes SET used_at = $2 WHERE code_hash = $1 AND used_at IS NULL AND expires_at > $2
      RETURNING 1`,
    values: [sha256(code), now],
  });
  return rows.length > 0;
}

/** Counts a wrong code. */
export async function noteWrongCode(queries: Queries, personId: string, now: Date): Promise<void> {
  await queries.query({
    name: "note-wrong-code",
    text: "INSERT INTO link_attempts (person_id, id, at) VALUES ($1, $2, $3)",
    values: [personId, newId(), now],
  });
}

/** Whether a person has sent too many wrong codes to send another one now. */
export async function hasTriedTooOften(queries: Queries, personId: string, now: Date): Promise<boolean> {
  const [row] = await queries.query<{ tries: number }>({
    name: "count-wrong-codes",
    text: "SELECT count(*)::int AS tries FROM link_attempts WHERE person_id = $1 AND at > $2",
    values: [personId, new Date(now.getTime() - codeMinutes * 60_000)],
  });
  return (row?.tries ?? 0) >= tryLimit;
}

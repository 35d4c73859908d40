import { newId } from "../../core/ids.ts";
import type { ConversationRef } from "../../core/message.ts";
import type { Queries } from "./link-code.ts";

/** How long both sides have for their yes, in minutes. */
export const requestMinutes = 10;

/** The wish to make two people one. */
export interface LinkRequest {
  readonly id: string;
  /** Whose code it was. */
  readonly personId: string;
  /** Who entered it. */
  readonly otherId: string;
  readonly conversation: ConversationRef;
  readonly otherConversation: ConversationRef;
  readonly isConfirmed: boolean;
  readonly isOtherConfirmed: boolean;
}

const columns = `id, person_id AS "personId", other_id AS "otherId", conversation,
  other_conversation AS "otherConversation", confirmed_at IS NOT NULL AS "isConfirmed",
  other_confirmed_at IS NOT NULL AS "isOtherConfirmed"`;

/** Opens a request that both sides have to confirm. @returns its id */
export async function openLinkRequest(
  queries: Queries,
  request: Pick<LinkRequest, "personId" | "otherId" | "conversation" | "otherConversation">,
  now: Date,
): Promise<string> {
  const id = newId();
  await queries.query({
    name: "open-link-request",
    text: `INSERT INTO link_requests (person_id, id, other_id, conversation, other_conversation, expires_at)
      VALUES ($1, $2, $3, $4::jsonb, $5::jsonb, $6)`,
    values: [
      request.personId,
      id,
      request.otherId,
      JSON.stringify(request.conversation),
      JSON.stringify(request.otherConversation),
      new Date(now.getTime() + requestMinutes * 60_000),
    ],
  });
  return id;
}

/**
 * One side's yes or no. A yes of both makes the request `joining`; a no ends it.
 * @param idStart first characters of the request's id, as in a button
 * @returns the request as it is now; `undefined` where it is over, expired or nobody's of this person
 */
export async function answerLinkRequest(
  queries: Queries,
  personId: string,
  idStart: string,
  answer: { readonly isYes: boolean; readonly now: Date },
): Promise<LinkRequest | undefined> {
  const [row] = await queries.query<LinkRequest>({
    name: "answer-link-request",
    text: `UPDATE link_requests SET
        confirmed_at = CASE WHEN person_id = $1 AND $3 THEN coalesce(confirmed_at, $4) ELSE confirmed_at END,
        other_confirmed_at = CASE WHEN other_id = $1 AND $3 THEN coalesce(other_confirmed_at, $4)
          ELSE other_confirmed_at END,
        state = CASE WHEN NOT $3 THEN 'refused'
          WHEN (person_id = $1 OR confirmed_at IS NOT NULL) AND (other_id = $1 OR other_confirmed_at IS NOT NULL)
            THEN 'joining'
          ELSE state END
      WHERE $1 IN (person_id, other_id) AND starts_with(id::text, $2) AND length($2) >= 8 AND state = 'open'
        AND expires_at > $4
      RETURNING ${columns}`,
    values: [personId, idStart, answer.isYes, answer.now],
  });
  return row;
}

/** A request whose two sides have said yes. */
export async function findJoining(
  queries: Queries,
  personId: string,
  id: string,
): Promise<LinkRequest | undefined> {
  const [row] = await queries.query<LinkRequest>({
    name: "find-joining",
    text: `SELECT ${columns} FROM link_requests WHERE person_id = $1 AND id = $2 AND state = 'joining'`,
    values: [personId, id],
  });
  return row;
}

import { newId } from "../../core/ids.ts";
import type { Transaction } from "../database.ts";
import type { Queries } from "./stored-plan.ts";

/** How long a plan is thought to be on its way before it may be asked for once more, in milliseconds. */
const patienceMs = 3 * 60_000;

/** Longest wishes, in UTF-16 units. */
export const longestWishes = 500;

/**
 * Notes that a week is to be written. Only one at a time is: answers its id, or `undefined` while another one is on
 * its way. @param request.wishes the person's own words, at most {@link longestWishes}
 */
export async function requestPlan(
  transaction: Transaction,
  request: { readonly personId: string; readonly wishes: string | null; readonly now: Date },
): Promise<string | undefined> {
  const { personId, wishes, now } = request;
  const [row] = await transaction.query<{ id: string }>({
    name: "request-plan",
    text: `INSERT INTO plan_requests AS r (person_id, id, wishes, at) VALUES ($1, $2, $3, $4)
      ON CONFLICT (person_id) DO UPDATE SET id = excluded.id, wishes = excluded.wishes, at = excluded.at
        WHERE r.at < $5 RETURNING id`,
    values: [
      personId,
      newId(),
      wishes?.slice(0, longestWishes) ?? null,
      now,
      new Date(now.getTime() - patienceMs),
    ],
  });
  return row?.id;
}

/** What was wished for; `undefined` where the week was written, given up or asked for anew meanwhile. */
export async function findPlanRequest(
  queries: Queries,
  personId: string,
  id: string,
): Promise<{ readonly wishes: string | null } | undefined> {
  const [row] = await queries.query<{ wishes: string | null }>({
    name: "find-plan-request",
    text: "SELECT wishes FROM plan_requests WHERE person_id = $1 AND id = $2",
    values: [personId, id],
  });
  return row;
}

/** Ends a request; answers false where it had ended before, so that what it led to is done once only. */
export async function endPlanRequest(
  transaction: Transaction,
  personId: string,
  id: string,
): Promise<boolean> {
  const rows = await transaction.query({
    name: "end-plan-request",
    text: "DELETE FROM plan_requests WHERE person_id = $1 AND id = $2 RETURNING id",
    values: [personId, id],
  });
  return rows.length > 0;
}

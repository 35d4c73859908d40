import type { Database } from "../database.ts";
import type { Person } from "./person.ts";
import { type PersonRow, toPerson } from "./person-row.ts";

/** A person by id; `undefined` where there is none (any more). */
export async function findPerson(
  queries: Pick<Database, "query">,
  personId: string,
): Promise<Person | undefined> {
  const [row] = await queries.query<PersonRow>({
    name: "find-person",
    text: "SELECT * FROM people WHERE id = $1",
    values: [personId],
  });
  return row && toPerson(row);
}

/** The person behind a channel's user; `undefined` where Leo has never heard of them. */
export async function findPersonByAccount(
  queries: Pick<Database, "query">,
  channel: string,
  platformUserId: string,
): Promise<Person | undefined> {
  const [row] = await queries.query<PersonRow>({
    name: "find-person-by-account",
    text: `SELECT p.* FROM accounts a JOIN people p ON p.id = a.person_id
      WHERE a.channel = $1 AND a.platform_user_id = $2`,
    values: [channel, platformUserId],
  });
  return row && toPerson(row);
}

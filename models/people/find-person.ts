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

import type { Database } from "../database.ts";

/** Model tokens a person has used on a day. */
export async function usedTokens(database: Database, personId: string, day: Date): Promise<number> {
  const [row] = await database.query<{ tokens: number }>({
    name: "used-tokens",
    text: "SELECT tokens FROM model_tokens WHERE person_id = $1 AND day = $2::timestamptz::date",
    values: [personId, day],
  });
  return row?.tokens ?? 0;
}

/** Adds to a person's model tokens of a day (UTC). */
export async function addTokens(
  database: Database,
  personId: string,
  day: Date,
  tokens: number,
): Promise<void> {
  await database.query({
    name: "add-tokens",
    text: `INSERT INTO model_tokens (person_id, day, tokens) VALUES ($1, $2::timestamptz::date, $3)
      ON CONFLICT (person_id, day) DO UPDATE SET tokens = model_tokens.tokens + excluded.tokens`,
    values: [personId, day, tokens],
  });
}

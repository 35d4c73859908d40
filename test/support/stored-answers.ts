import { findQuestion } from "../../models/check-ins/questions.ts";
import type { Database } from "../../models/database.ts";
import type { GivenAnswers } from "./check-in-player.ts";

/** The person behind an account. @throws Error where there is none */
export async function personOf(
  database: Database,
  channel: string,
  userId: number | string,
): Promise<string> {
  const [row] = await database.query<{ person_id: string }>({
    text: "SELECT person_id FROM accounts WHERE channel = $1 AND platform_user_id = $2",
    values: [channel, String(userId)],
  });
  if (row === undefined) throw new Error(`nobody is ${userId} on ${channel}`);
  return row.person_id;
}

/** What the database holds of somebody's newest check-in: question to value, in the order of the questions' names. */
export async function storedAnswers(
  database: Database,
  personId: string,
): Promise<Readonly<Record<string, unknown>>> {
  const rows = await database.query<{ question: string; value: unknown }>({
    text: `SELECT question, value FROM answers WHERE person_id = $1 AND check_in_id =
        (SELECT id FROM check_ins WHERE person_id = $1 ORDER BY started_at DESC LIMIT 1) ORDER BY question`,
    values: [personId],
  });
  return Object.fromEntries(rows.map(({ question, value }) => [question, value]));
}

/** What should be stored of the answers somebody chose; age, place and body size are typed and read by Leo. */
export function expectedAnswers(given: GivenAnswers): Readonly<Record<string, unknown>> {
  const chosen = [...given].filter(([step]) => !["age", "region", "bmi"].includes(step));
  return Object.fromEntries(
    chosen.map(([step, key]) => [
      step,
      findQuestion(step)?.options.find((option) => option.key === key)?.value ?? key,
    ]),
  );
}

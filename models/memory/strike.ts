import type { Transaction } from "../database.ts";

/** Shortest piece of a memory by which quotations of it are found, in characters; a shorter one would hit by chance. */
const shortestPiece = 12;

/** A run of letters out of the beginning of a text: the same in Markdown, in JSON and in a shortened line. */
function quotablePiece(words: string): string | undefined {
  const runs = words.slice(0, 80).match(/[\p{L}\p{N} ]+/gu) ?? [];
  const longest = runs.map((run) => run.trim()).sort((a, b) => b.length - a.length)[0];
  return longest !== undefined && longest.length >= shortestPiece ? longest : undefined;
}

/**
 * What else is deleted with a memory, each with the person, the turns it was told in and pieces of its words. Messages
 * that stand in a slot are edited by whoever strikes out; data files that were sent may hold the words, so they go too. What
 * was received is emptied anyway once it is answered.
 */
const traces = [
  `DELETE FROM chat_lines WHERE person_id = $1 AND (turn_id = ANY ($2) OR EXISTS (
    SELECT 1 FROM unnest($3::text[]) piece WHERE strpos(words, piece) > 0))`,
  `DELETE FROM tool_calls WHERE person_id = $1 AND (turn_id = ANY ($2) OR EXISTS (
    SELECT 1 FROM unnest($3::text[]) piece WHERE strpos(concat(input::text, outcome::text), piece) > 0))`,
  `DELETE FROM outbox WHERE person_id = $1 AND slot IS NULL AND (
    source = ANY ($2) OR source = ANY (SELECT 'stream:' || turn FROM unnest($2::text[]) turn)
    OR blocks @> '[{"kind":"file"}]'
    OR EXISTS (SELECT 1 FROM unnest($3::text[]) piece WHERE strpos(blocks::text, piece) > 0))`,
  `DELETE FROM mailbox WHERE person_id = $1 AND (message @> '[{"kind":"file"}]'
    OR EXISTS (SELECT 1 FROM unnest($3::text[]) piece WHERE strpos(message::text, piece) > 0))`,
];

/**
 * Deletes memories of a person with the turns they were told in, their vectors and whatever quotes them, all at once;
 * the same words told another time go with them. Answers how many there were; somebody else's are not found.
 */
export async function strikeMemories(
  transaction: Transaction,
  personId: string,
  ids: readonly string[],
): Promise<number> {
  const found = await transaction.query<{ id: string; source_key: string; words: string }>({
    text: `SELECT id, source_key, words FROM memories WHERE person_id = $1 AND words IN (
      SELECT words FROM memories WHERE person_id = $1 AND id = ANY ($2::bigint[]))`,
    values: [personId, ids],
  });
  if (found.length === 0) return 0;
  const turns = found.map(({ source_key: turn }) => turn);
  const pieces = found.flatMap(({ words }) => quotablePiece(words) ?? []);
  for (const text of traces) {
    // Each statement takes all three values, so that PostgreSQL knows their types.
    const typed = `WITH given AS (SELECT $1::uuid, $2::text[], $3::text[]) ${text}`;
    await transaction.query({ text: typed, values: [personId, turns, pieces] });
  }
  await transaction.query({
    text: "DELETE FROM memories WHERE person_id = $1 AND id = ANY ($2::bigint[])",
    values: [personId, found.map(({ id }) => id)],
  });
  return found.length;
}

import type { Database } from "../database.ts";

type Queries = Pick<Database, "query">;

/** Where a memory comes from: a line of the conversation, or what Leo was asked to remember, which doesn't expire. */
export type MemorySource = "line" | "kept";

/** Something a person told. */
export interface Memory {
  /** Unique; short enough for a button. */
  readonly id: string;
  readonly source: MemorySource;
  readonly words: string;
  readonly toldAt: Date;
}

interface MemoryRow {
  readonly id: string;
  readonly source: MemorySource;
  readonly words: string;
  readonly told_at: Date;
}

function toMemory({ id, source, words, told_at: toldAt }: MemoryRow): Memory {
  return { id, source, words, toldAt };
}

/** Words that the person said in a turn, if they (still) are kept. */
export async function wordsOfTurn(
  queries: Queries,
  personId: string,
  turnId: string,
): Promise<string | undefined> {
  const [line] = await queries.query<{ words: string }>({
    name: "words-of-turn",
    text: "SELECT words FROM chat_lines WHERE person_id = $1 AND turn_id = $2 AND speaker = 'person'",
    values: [personId, turnId],
  });
  return line?.words;
}

/** Makes a memory of what the person said in a turn, once; of a line that is gone or is being struck out, none. */
export async function rememberTurn(queries: Queries, personId: string, turnId: string): Promise<void> {
  await queries.query({
    name: "remember-turn",
    text: `WITH line AS (SELECT words, said_at FROM chat_lines
        WHERE person_id = $1 AND turn_id = $2 AND speaker = 'person' FOR SHARE)
      INSERT INTO memories (person_id, source, source_key, words, told_at)
      SELECT $1, 'line', $2, words, said_at FROM line ON CONFLICT (person_id, source, source_key) DO NOTHING`,
    values: [personId, turnId],
  });
}

/** Keeps what a person asked Leo to remember; a turn that is run again adds nothing. */
export async function keepFact(
  queries: Queries,
  fact: { readonly personId: string; readonly turnId: string; readonly words: string; readonly toldAt: Date },
): Promise<void> {
  await queries.query({
    name: "keep-fact",
    text: `INSERT INTO memories (person_id, source, source_key, words, told_at) VALUES ($1, 'kept', $2, $3, $4)
      ON CONFLICT (person_id, source, source_key) DO NOTHING`,
    values: [fact.personId, fact.turnId, fact.words.replaceAll("\0", "").toWellFormed(), fact.toldAt],
  });
}

/** A page of a person's memories: what they asked to be remembered first, the newest first; and how many there are. */
export async function listMemories(
  queries: Queries,
  personId: string,
  page: { readonly limit: number; readonly offset: number },
): Promise<{ readonly memories: readonly Memory[]; readonly total: number }> {
  const rows = await queries.query<MemoryRow & { total: number }>({
    name: "list-memories",
    text: `SELECT id, source, words, told_at, (count(*) OVER ())::int AS total FROM memories WHERE person_id = $1
      ORDER BY source = 'kept' DESC, told_at DESC, id DESC LIMIT $2 OFFSET $3`,
    values: [personId, page.limit, page.offset],
  });
  return { memories: rows.map(toMemory), total: rows[0]?.total ?? 0 };
}

/** Memories of a person by their ids, oldest first; somebody else's are not found. */
export async function findMemories(
  queries: Queries,
  personId: string,
  ids: readonly string[],
): Promise<readonly Memory[]> {
  const rows = await queries.query<MemoryRow>({
    name: "find-memories",
    text: `SELECT id, source, words, told_at FROM memories WHERE person_id = $1 AND id = ANY ($2::bigint[])
      ORDER BY told_at, id`,
    values: [personId, ids],
  });
  return rows.map(toMemory);
}

/** Deletes lines' memories that are as old as the lines that are no longer kept; what was asked for stays. */
export async function dropOldMemories(queries: Queries, before: Date): Promise<void> {
  await queries.query({
    text: "DELETE FROM memories WHERE source = 'line' AND told_at < $1",
    values: [before],
  });
}

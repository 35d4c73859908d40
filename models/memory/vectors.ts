import type { Database } from "../database.ts";

type Queries = Pick<Database, "query">;

/** A vector of a memory, with the model that made it. */
export interface MemoryVector {
  readonly memoryId: string;
  readonly model: string;
  readonly vector: Float32Array;
}

/** Most vectors of one model that are looked through, the newest. */
const mostCompared = 2_000;

function toBytes(vector: Float32Array): Buffer {
  const bytes = Buffer.alloc(vector.length * 4);
  for (const [place, value] of vector.entries()) bytes.writeFloatLE(value, place * 4);
  return bytes;
}

function toVector(bytes: Buffer): Float32Array {
  return Float32Array.from({ length: bytes.length / 4 }, (_, place) => bytes.readFloatLE(place * 4));
}

/** Memories of a person that a model has made no vector of yet, oldest first. */
export async function memoriesWithoutVector(
  queries: Queries,
  personId: string,
  model: string,
  limit: number,
): Promise<readonly { readonly id: string; readonly words: string }[]> {
  return await queries.query<{ id: string; words: string }>({
    name: "memories-without-vector",
    text: `SELECT id, words FROM memories m WHERE person_id = $1 AND NOT EXISTS (
        SELECT 1 FROM memory_vectors v WHERE v.person_id = $1 AND v.memory_id = m.id AND v.model = $2)
      ORDER BY id LIMIT $3`,
    values: [personId, model, limit],
  });
}

/** Stores vectors of memories that (still) are there. */
export async function storeVectors(
  queries: Queries,
  personId: string,
  vectors: readonly MemoryVector[],
): Promise<void> {
  for (const { memoryId, model, vector } of vectors) {
    await queries.query({
      name: "store-memory-vector",
      text: `INSERT INTO memory_vectors (person_id, memory_id, model, vector)
        SELECT person_id, id, $3, $4 FROM memories WHERE person_id = $1 AND id = $2 FOR SHARE
        ON CONFLICT (person_id, memory_id, model) DO NOTHING`,
      values: [personId, memoryId, model, toBytes(vector)],
    });
  }
}

/** Deletes a person's vectors of models that are in use no more. */
export async function dropVectorsOfOthers(
  queries: Queries,
  personId: string,
  models: readonly string[],
): Promise<void> {
  await queries.query({
    name: "drop-vectors-of-others",
    text: "DELETE FROM memory_vectors WHERE person_id = $1 AND model <> ALL ($2)",
    values: [personId, models],
  });
}

/** Whether there is anything to compare with. */
export async function hasMemories(queries: Queries, personId: string): Promise<boolean> {
  const rows = await queries.query({
    name: "has-memories",
    text: "SELECT 1 FROM memories WHERE person_id = $1 LIMIT 1",
    values: [personId],
  });
  return rows.length > 0;
}

/**
 * A person's vectors of a model, the newest 2,000.
 * @param newestLines memories of so many newest lines of the conversation are left out
 */
export async function vectorsOf(
  queries: Queries,
  personId: string,
  model: string,
  newestLines: number,
): Promise<readonly MemoryVector[]> {
  const rows = await queries.query<{ memory_id: string; vector: Buffer }>({
    name: "memory-vectors",
    text: `SELECT v.memory_id, v.vector FROM memory_vectors v JOIN memories m
        ON m.person_id = v.person_id AND m.id = v.memory_id
      WHERE v.person_id = $1 AND v.model = $2 AND m.source_key NOT IN (
        SELECT turn_id FROM chat_lines WHERE person_id = $1 ORDER BY id DESC LIMIT $3)
      ORDER BY v.memory_id DESC LIMIT ${mostCompared}`,
    values: [personId, model, newestLines],
  });
  return rows.map(({ memory_id: memoryId, vector }) => ({ memoryId, model, vector: toVector(vector) }));
}

import { newId } from "../../core/ids.ts";
import type { Database, Transaction } from "../database.ts";
import { type Answers, answersSchema } from "./answer-values.ts";

/** What was written down in a conversation and kept. */
export interface TechniqueNote {
  readonly id: string;
  readonly technique: string;
  readonly content: Answers;
  readonly createdAt: Date;
}

/** Keeps what was written down. */
export async function addNote(
  transaction: Transaction,
  personId: string,
  note: Pick<TechniqueNote, "technique" | "content">,
  now: Date,
): Promise<TechniqueNote> {
  const id = newId();
  await transaction.query({
    name: "add-technique-note",
    text: `INSERT INTO technique_notes (person_id, id, technique, content, created_at)
      VALUES ($1, $2, $3, $4::jsonb, $5)`,
    values: [personId, id, note.technique, JSON.stringify(note.content), now],
  });
  return { ...note, id, createdAt: now };
}

/** The newest notes of a person, newest first. */
export async function listNotes(
  queries: Pick<Database, "query">,
  personId: string,
  limit: number,
): Promise<readonly TechniqueNote[]> {
  const rows = await queries.query<{ id: string; technique: string; content: unknown; created_at: Date }>({
    name: "list-technique-notes",
    text: `SELECT id, technique, content, created_at FROM technique_notes WHERE person_id = $1
      ORDER BY created_at DESC, id DESC LIMIT $2`,
    values: [personId, limit],
  });
  return rows.map(({ id, technique, content, created_at: createdAt }) => {
    return { id, technique, content: answersSchema.parse(content), createdAt };
  });
}

/** Deletes a note by the beginning of its id; answers whether there was one. @param idStart 8 hex digits */
export async function removeNote(
  transaction: Transaction,
  personId: string,
  idStart: string,
): Promise<boolean> {
  if (!/^[\da-f]{8}$/.test(idStart)) return false;
  const rows = await transaction.query({
    name: "remove-technique-note",
    text: `DELETE FROM technique_notes WHERE person_id = $1 AND id::text LIKE $2 || '%' RETURNING id`,
    values: [personId, idStart],
  });
  return rows.length > 0;
}

import { newId } from "../../core/ids.ts";
import type { Database, Transaction } from "../database.ts";
import { type Answers, answersSchema } from "./answer-values.ts";

/** A database or a transaction of it. */
type Queries = Pick<Database, "query">;

/** For how long a session waits for its next answer, in milliseconds: a day. Then it rests, and can be taken up again. */
export const sessionPatienceMs = 24 * 60 * 60_000;

/** For how long a session that rests can be taken up again, in milliseconds: two weeks. */
export const restingMs = 14 * 24 * 60 * 60_000;

/** A technique on its way. */
export interface TechniqueSession {
  readonly id: string;
  readonly personId: string;
  readonly technique: string;
  /** Step whose answer is waited for. */
  readonly step: string;
  readonly answers: Answers;
  /** Whether the step was explained in other words already. */
  readonly isStuck: boolean;
  readonly updatedAt: Date;
}

interface SessionRow {
  readonly id: string;
  readonly person_id: string;
  readonly technique: string;
  readonly step: string;
  readonly answers: unknown;
  readonly is_stuck: boolean;
  readonly updated_at: Date;
}

function toSession(row: SessionRow): TechniqueSession {
  return {
    id: row.id,
    personId: row.person_id,
    technique: row.technique,
    step: row.step,
    answers: answersSchema.parse(row.answers),
    isStuck: row.is_stuck,
    updatedAt: row.updated_at,
  };
}

const columns = "id, person_id, technique, step, answers, is_stuck, updated_at";

/** The session that waits for an answer; `undefined` where none does, or its person was away for longer than a day. */
export async function findRunningSession(
  queries: Queries,
  personId: string,
  now: Date,
): Promise<TechniqueSession | undefined> {
  const [row] = await queries.query<SessionRow>({
    name: "running-technique",
    text: `SELECT ${columns} FROM technique_sessions
      WHERE person_id = $1 AND state = 'running' AND updated_at > $2`,
    values: [personId, new Date(now.getTime() - sessionPatienceMs)],
  });
  return row === undefined ? undefined : toSession(row);
}

/** The newest session that was left unfinished or has been waiting for too long. @param technique any where left out */
export async function findRestingSession(
  queries: Queries,
  personId: string,
  now: Date,
  technique: string | null = null,
): Promise<TechniqueSession | undefined> {
  const [row] = await queries.query<SessionRow>({
    name: "resting-technique",
    text: `SELECT ${columns} FROM technique_sessions
      WHERE person_id = $1 AND ($2::text IS NULL OR technique = $2) AND updated_at > $3
        AND (state = 'left' OR (state = 'running' AND updated_at <= $4)) AND answers <> '{}'
      ORDER BY updated_at DESC LIMIT 1`,
    values: [
      personId,
      technique,
      new Date(now.getTime() - restingMs),
      new Date(now.getTime() - sessionPatienceMs),
    ],
  });
  return row === undefined ? undefined : toSession(row);
}

/** Lets the running session rest; answers whether there was one. Its answers are kept. */
export async function leaveSession(queries: Queries, personId: string): Promise<boolean> {
  const rows = await queries.query({
    name: "leave-technique",
    text: "UPDATE technique_sessions SET state = 'left' WHERE person_id = $1 AND state = 'running' RETURNING id",
    values: [personId],
  });
  return rows.length > 0;
}

/** Begins a session; one that is running rests from now on. */
export async function addSession(
  transaction: Transaction,
  session: Pick<TechniqueSession, "personId" | "technique" | "step" | "answers">,
  now: Date,
): Promise<TechniqueSession> {
  const { personId, technique, step, answers } = session;
  await leaveSession(transaction, personId);
  const id = newId();
  await transaction.query({
    name: "add-technique",
    text: `INSERT INTO technique_sessions
        (person_id, id, technique, step, answers, is_stuck, state, started_at, updated_at)
      VALUES ($1, $2, $3, $4, $5::jsonb, false, 'running', $6, $6)`,
    values: [personId, id, technique, step, JSON.stringify(answers), now],
  });
  return { ...session, id, isStuck: false, updatedAt: now };
}

/** Stores where a session is; running again if it had rested, and any other one rests. */
export async function saveSession(
  transaction: Transaction,
  session: TechniqueSession,
  state: "running" | "finished" | "left",
  now: Date,
): Promise<void> {
  const { personId, id, step, answers, isStuck } = session;
  if (state === "running")
    await transaction.query({
      name: "leave-other-techniques",
      text: `UPDATE technique_sessions SET state = 'left'
        WHERE person_id = $1 AND id <> $2 AND state = 'running'`,
      values: [personId, id],
    });
  await transaction.query({
    name: "save-technique",
    text: `UPDATE technique_sessions SET step = $3, answers = $4::jsonb, is_stuck = $5, state = $6, updated_at = $7
      WHERE person_id = $1 AND id = $2`,
    values: [personId, id, step, JSON.stringify(answers), isStuck, state, now],
  });
}

/** Lets the session of one of two people rest before they become one, where both have one running. */
export async function settleSessions(
  transaction: Transaction,
  { keptId, goneId }: { readonly keptId: string; readonly goneId: string },
): Promise<void> {
  await transaction.query({
    text: `UPDATE technique_sessions SET state = 'left' WHERE person_id = $2 AND state = 'running'
      AND EXISTS (SELECT 1 FROM technique_sessions WHERE person_id = $1 AND state = 'running')`,
    values: [keptId, goneId],
  });
}

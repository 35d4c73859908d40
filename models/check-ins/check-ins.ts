import { newId } from "../../core/ids.ts";
import type { Database } from "../database.ts";
import { type CheckInCourse, type CheckInStep, type GivenAnswer, newCourse } from "./course.ts";
import { findQuestion, type QuestionId } from "./questions.ts";

/** A database or a transaction of it. */
export type Queries = Pick<Database, "query">;

/** A check-in that is being answered. */
export interface RunningCheckIn {
  /** UUID. */
  readonly id: string;
  readonly course: CheckInCourse;
  /** When something last happened in it. */
  readonly updatedAt: Date;
}

/** A row of `answers`. */
export interface AnswerRow {
  readonly question: string;
  readonly value: string | number | null;
}

function toStep(question: string | null): CheckInStep {
  if (question === "offer" || question === "end") return question;
  return findQuestion(question ?? "")?.id ?? "age";
}

/** All answers given in a check-in so far, skipped ones as `null`. */
export async function loadGiven(
  queries: Queries,
  personId: string,
  checkInId: string,
): Promise<ReadonlyMap<QuestionId, GivenAnswer>> {
  const rows = await queries.query<AnswerRow>({
    name: "check-in-answers",
    text: "SELECT question, value FROM answers WHERE person_id = $1 AND check_in_id = $2",
    values: [personId, checkInId],
  });
  const answers = new Map<QuestionId, GivenAnswer>();
  for (const row of rows) {
    const question = findQuestion(row.question);
    if (question !== undefined) answers.set(question.id, row.value);
  }
  return answers;
}

/** The check-in a person is in the middle of, if any. */
export async function findRunningCheckIn(
  queries: Queries,
  personId: string,
): Promise<RunningCheckIn | undefined> {
  const [row] = await queries.query<{ id: string; question: string | null; updated_at: Date }>({
    name: "running-check-in",
    text: "SELECT id, question, updated_at FROM check_ins WHERE person_id = $1 AND state = 'running'",
    values: [personId],
  });
  if (row === undefined) return undefined;
  const answers = await loadGiven(queries, personId, row.id);
  return { id: row.id, course: { step: toStep(row.question), answers }, updatedAt: row.updated_at };
}

/** Starts a check-in; one that was running is given up. */
export async function startCheckIn(queries: Queries, personId: string, now: Date): Promise<RunningCheckIn> {
  await abandonCheckIn(queries, personId);
  const id = newId();
  await queries.query({
    name: "start-check-in",
    text: `INSERT INTO check_ins (person_id, id, state, question, started_at, updated_at)
      VALUES ($1, $2, 'running', $3, $4, $4)`,
    values: [personId, id, newCourse.step, now],
  });
  return { id, course: newCourse, updatedAt: now };
}

/** Gives up the running check-in and deletes its answers. */
export async function abandonCheckIn(queries: Queries, personId: string): Promise<void> {
  await queries.query({
    name: "abandon-check-in",
    text: "DELETE FROM check_ins WHERE person_id = $1 AND state = 'running'",
    values: [personId],
  });
}

/** Stores where a check-in has come to and the answers that changed; at its end it is finished. */
export async function saveCourse(
  queries: Queries,
  personId: string,
  before: RunningCheckIn,
  course: CheckInCourse,
  at: { readonly channel: string; readonly now: Date },
): Promise<void> {
  const old = before.course.answers;
  for (const [question, value] of course.answers) {
    if (old.has(question) && old.get(question) === value) continue;
    await queries.query({
      name: "store-answer",
      text: `INSERT INTO answers (person_id, check_in_id, question, value, skipped, channel, answered_at)
        VALUES ($1, $2, $3, $4::jsonb, $5, $6, $7)
        ON CONFLICT (person_id, check_in_id, question) DO UPDATE
          SET value = excluded.value, skipped = excluded.skipped, channel = excluded.channel,
            answered_at = excluded.answered_at`,
      values: [
        personId,
        before.id,
        question,
        value === null ? null : JSON.stringify(value),
        value === null,
        at.channel,
        at.now,
      ],
    });
  }
  const gone = [...old.keys()].filter((question) => !course.answers.has(question));
  if (gone.length > 0) {
    await queries.query({
      name: "remove-answers",
      text: "DELETE FROM answers WHERE person_id = $1 AND check_in_id = $2 AND question = ANY($3)",
      values: [personId, before.id, gone],
    });
  }
  const isAtEnd = course.step === "end";
  await queries.query({
    name: "move-check-in",
    text: `UPDATE check_ins SET question = $3, updated_at = $4::timestamptz,
        state = CASE WHEN $5 THEN 'finished' ELSE 'running' END,
        finished_at = CASE WHEN $5 THEN $4::timestamptz END
      WHERE person_id = $1 AND id = $2`,
    values: [personId, before.id, course.step, at.now, isAtEnd],
  });
}

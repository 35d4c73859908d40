import { finishAnswers, type QuizAnswers } from "./answers.ts";
import { type AnswerRow, loadGiven, type Queries } from "./check-ins.ts";
import { draftOf, type GivenAnswer } from "./course.ts";
import type { QuestionId } from "./questions.ts";

/** How long finished answers may stand for the person in a new report, in milliseconds: 30 days. */
export const answersLifetimeMs = 30 * 24 * 60 * 60_000;

/** How long a body comfort of 5 counts when photos are offered, in milliseconds: half a year. */
const bodyDiscomfortWindowMs = 183 * 24 * 60 * 60_000;

/** A check-in that was answered to its end. */
export interface FinishedCheckIn {
  readonly id: string;
  readonly finishedAt: Date;
  /** Whether a report has been made of it. */
  readonly isAssessed: boolean;
}

/** The newest finished check-in whose answers are not older than 30 days. */
export async function findFinishedCheckIn(
  queries: Queries,
  personId: string,
  now: Date,
): Promise<FinishedCheckIn | undefined> {
  const [row] = await queries.query<{ id: string; finished_at: Date; is_assessed: boolean }>({
    name: "finished-check-in",
    text: `SELECT c.id, c.finished_at,
        EXISTS (SELECT 1 FROM assessments a WHERE a.person_id = c.person_id AND a.check_in_id = c.id) AS is_assessed
      FROM check_ins c WHERE c.person_id = $1 AND c.state = 'finished' AND c.finished_at > $2
      ORDER BY c.finished_at DESC LIMIT 1`,
    values: [personId, new Date(now.getTime() - answersLifetimeMs)],
  });
  return row && { id: row.id, finishedAt: row.finished_at, isAssessed: row.is_assessed };
}

/** Whether one of the person's finished check-ins has an id that starts like this. */
export async function hasFinishedCheckIn(
  queries: Queries,
  personId: string,
  idStart: string,
): Promise<boolean> {
  const rows = await queries.query({
    name: "has-finished-check-in",
    text: "SELECT 1 FROM check_ins WHERE person_id = $1 AND state = 'finished' AND starts_with(id::text, $2)",
    values: [personId, idStart],
  });
  return rows.length > 0;
}

/** Finished answers and the check-in they come from. */
export interface FinishedAnswers {
  readonly checkInId: string;
  readonly answers: QuizAnswers;
}

/**
 * The answers of a finished check-in as the rules take them: of the one that is named, else of the newest that is not
 * older than 30 days; `undefined` where there is none. Throws a ZodError where its age is missing.
 */
export async function loadAnswers(
  queries: Queries,
  personId: string,
  now: Date,
  checkInId?: string,
): Promise<FinishedAnswers | undefined> {
  const found =
    checkInId === undefined ? await findFinishedCheckIn(queries, personId, now) : { id: checkInId };
  if (found === undefined) return undefined;
  const rows = await queries.query({
    name: "finished-check-in-by-id",
    text: "SELECT 1 FROM check_ins WHERE person_id = $1 AND id = $2 AND state = 'finished'",
    values: [personId, found.id],
  });
  if (rows.length === 0) return undefined;
  const given = await loadGiven(queries, personId, found.id);
  return { checkInId: found.id, answers: finishAnswers(draftOf(given)) };
}

/** What the person answered to a question in the check-in before, for a button that saves typing. */
export async function findEarlierAnswer(
  queries: Queries,
  personId: string,
  question: QuestionId,
): Promise<GivenAnswer | undefined> {
  const [row] = await queries.query<AnswerRow>({
    name: "earlier-answer",
    text: `SELECT a.question, a.value FROM answers a JOIN check_ins c ON c.person_id = a.person_id AND c.id = a.check_in_id
      WHERE a.person_id = $1 AND a.question = $2 AND c.state = 'finished' ORDER BY c.finished_at DESC LIMIT 1`,
    values: [personId, question],
  });
  return row?.value ?? undefined;
}

/** Whether the last two finished check-ins both said "not comfortable at all" about the body. */
export async function isTroubledByBody(queries: Queries, personId: string, now: Date): Promise<boolean> {
  const rows = await queries.query<AnswerRow>({
    name: "body-answers",
    text: `SELECT a.question, a.value FROM check_ins c
        LEFT JOIN answers a ON a.person_id = c.person_id AND a.check_in_id = c.id AND a.question = 'body'
      WHERE c.person_id = $1 AND c.state = 'finished' AND c.finished_at > $2 ORDER BY c.finished_at DESC LIMIT 2`,
    values: [personId, new Date(now.getTime() - bodyDiscomfortWindowMs)],
  });
  return rows.length === 2 && rows.every((row) => row.value === 5);
}

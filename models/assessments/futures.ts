import type { Json } from "../../core/message.ts";
import type { Database } from "../database.ts";

/** A database or a transaction of it. */
export type Queries = Pick<Database, "query">;

/** What a look ahead is made from, of a stored report. */
export interface AssessedAnswers {
  readonly assessmentId: string;
  readonly quizAnswers: Json;
  /** `null` where no photo was sent. */
  readonly photoFindings: Json;
}

/** A stored look ahead; at most one for each report. */
export interface StoredFuture {
  /** The changes picked. */
  readonly choices: Json;
  /** What the formulas said to them. */
  readonly outcome: Json;
  /** `null` where none was asked for since the changes were picked. */
  readonly letter: string | null;
  /** Who wrote the letter. */
  readonly analysedBy: string | null;
}

/** Answers of a person's report, of the newest unless one is named; `undefined` where there is none. */
export async function findAssessedAnswers(
  queries: Queries,
  personId: string,
  assessmentId?: string,
): Promise<AssessedAnswers | undefined> {
  const [row] = await queries.query<AssessedAnswers>({
    name: "find-assessed-answers",
    text: `SELECT id AS "assessmentId", quiz_answers AS "quizAnswers", photo_findings AS "photoFindings"
      FROM assessments WHERE person_id = $1 AND ($2::uuid IS NULL OR id = $2) ORDER BY created_at DESC LIMIT 1`,
    values: [personId, assessmentId ?? null],
  });
  return row;
}

/** Answers of all reports of a person since a moment, oldest first. */
export async function assessedAnswersSince(
  queries: Queries,
  personId: string,
  since: Date,
): Promise<readonly Json[]> {
  const rows = await queries.query<{ answers: Json }>({
    name: "assessed-answers-since",
    text: `SELECT quiz_answers AS answers FROM assessments WHERE person_id = $1 AND created_at >= $2
      ORDER BY created_at`,
    values: [personId, since],
  });
  return rows.map(({ answers }) => answers);
}

/** A report as it is talked about. */
export interface ReportWritten {
  readonly scoring: Json;
  readonly summary: string;
  readonly insights: Json;
  readonly microHabits: Json;
  readonly createdAt: Date;
}

/** The numbers and words of a person's newest reports, newest first. */
export async function newestReports(
  queries: Queries,
  personId: string,
  count: number,
): Promise<readonly ReportWritten[]> {
  return queries.query<ReportWritten>({
    name: "newest-reports",
    text: `SELECT scoring, analysis_summary AS summary, detailed_insights AS insights,
        micro_habits AS "microHabits", created_at AS "createdAt"
      FROM assessments WHERE person_id = $1 ORDER BY created_at DESC LIMIT $2`,
    values: [personId, count],
  });
}

/** The look ahead that stands with a report. */
export async function findFuture(
  queries: Queries,
  personId: string,
  assessmentId: string,
): Promise<StoredFuture | undefined> {
  const [row] = await queries.query<StoredFuture>({
    name: "find-future",
    text: `SELECT choices, outcome, letter, analysed_by AS "analysedBy" FROM futures
      WHERE person_id = $1 AND assessment_id = $2`,
    values: [personId, assessmentId],
  });
  return row;
}

/** Keeps the changes picked and what they would mean; a letter about others is gone then. */
export async function storeFuture(
  queries: Queries,
  key: { readonly personId: string; readonly assessmentId: string },
  future: { readonly choices: Json; readonly outcome: Json; readonly now: Date },
): Promise<void> {
  await queries.query({
    name: "store-future",
    text: `INSERT INTO futures (person_id, assessment_id, choices, outcome, updated_at)
      VALUES ($1, $2, $3::jsonb, $4::jsonb, $5)
      ON CONFLICT (person_id, assessment_id) DO UPDATE SET choices = excluded.choices, outcome = excluded.outcome,
        letter = NULL, analysed_by = NULL, updated_at = excluded.updated_at`,
    values: [
      key.personId,
      key.assessmentId,
      JSON.stringify(future.choices),
      JSON.stringify(future.outcome),
      future.now,
    ],
  });
}

/** Keeps a letter, if the changes are still those it was written about; answers whether they are. */
export async function storeLetter(
  queries: Queries,
  key: { readonly personId: string; readonly assessmentId: string },
  letter: {
    readonly choices: Json;
    readonly letter: string;
    readonly analysedBy: string;
    readonly now: Date;
  },
): Promise<boolean> {
  const rows = await queries.query({
    name: "store-letter",
    text: `UPDATE futures SET letter = $4, analysed_by = $5, updated_at = $6
      WHERE person_id = $1 AND assessment_id = $2 AND choices = $3::jsonb RETURNING 1`,
    values: [
      key.personId,
      key.assessmentId,
      JSON.stringify(letter.choices),
      letter.letter,
      letter.analysedBy,
      letter.now,
    ],
  });
  return rows.length > 0;
}

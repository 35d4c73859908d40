import { Op } from "sequelize";
import { type Locale, matchLocale } from "../../core/locales.ts";
import type { Json } from "../../core/message.ts";
import type { Database, Transaction } from "../database.ts";
import { type AssessmentTable, assessmentTables, type ProjectionTable } from "../tables/assessment-tables.ts";

/** The future-self part of a stored report. */
export interface StoredProjection {
  readonly changes: Json;
  readonly scoreThen: number | null;
  readonly narrative: string;
  readonly analysedBy: string;
}

/** A report as it is kept: never changed once written, since the rules of its day made it. */
export interface StoredAssessment {
  readonly id: string;
  readonly personId: string;
  /** The check-in whose answers it is made of. */
  readonly checkInId: string | null;
  readonly rulesVersion: string;
  readonly locale: Locale;
  readonly overallGlowScore: number | null;
  /** Lifestyle age, with the range it is shown in; all `null` where none is shown. */
  readonly biologicalAge: number | null;
  readonly biologicalAgeLow: number | null;
  readonly biologicalAgeHigh: number | null;
  readonly emotionalAge: number | null;
  readonly chronologicalAge: number;
  readonly categoryScores: Json;
  readonly archetype: string;
  readonly microHabits: Json;
  readonly summary: string;
  readonly insights: Json;
  readonly quizAnswers: Json;
  readonly photoFindings: Json;
  /** Everything the rules computed, with every item's points and every factor's years. */
  readonly scoring: Json;
  /** Which analyser made each part. */
  readonly analysedBy: Json;
  readonly createdAt: Date;
  readonly projection: StoredProjection | null;
}

/**
 * Stores a report and its projection once: a job that runs twice under the same id finds the first one's.
 * Answers whether it was new.
 */
export async function storeAssessment(
  database: Database,
  transaction: Transaction,
  assessment: StoredAssessment,
): Promise<boolean> {
  const { assessments, projections } = assessmentTables(database.sequelize);
  const options = { transaction: await transaction.sequelize(), ignoreDuplicates: true };
  const key = { person_id: assessment.personId, id: assessment.id };
  const known = await assessments.findOne({
    where: key,
    attributes: ["id"],
    transaction: options.transaction,
  });
  if (known !== null) return false;
  await assessments.create(
    {
      ...key,
      check_in_id: assessment.checkInId,
      rules_version: assessment.rulesVersion,
      locale: assessment.locale,
      overall_glow_score: assessment.overallGlowScore,
      biological_age: assessment.biologicalAge,
      biological_age_low: assessment.biologicalAgeLow,
      biological_age_high: assessment.biologicalAgeHigh,
      emotional_age: assessment.emotionalAge,
      chronological_age: assessment.chronologicalAge,
      category_scores: assessment.categoryScores,
      glowup_archetype: assessment.archetype,
      micro_habits: assessment.microHabits,
      analysis_summary: assessment.summary,
      detailed_insights: assessment.insights,
      quiz_answers: assessment.quizAnswers,
      photo_findings: assessment.photoFindings,
      scoring: assessment.scoring,
      analysed_by: assessment.analysedBy,
      created_at: assessment.createdAt,
    },
    options,
  );
  if (assessment.projection !== null) {
    await projections.create(
      {
        person_id: assessment.personId,
        assessment_id: assessment.id,
        changes: assessment.projection.changes,
        score_then: assessment.projection.scoreThen,
        narrative: assessment.projection.narrative,
        analysed_by: assessment.projection.analysedBy,
        created_at: assessment.createdAt,
      },
      options,
    );
  }
  return true;
}

function toAssessment(row: AssessmentTable, projection: ProjectionTable | null): StoredAssessment {
  return {
    id: row.id,
    personId: row.person_id,
    checkInId: row.check_in_id,
    rulesVersion: row.rules_version,
    locale: matchLocale(row.locale) ?? "en",
    overallGlowScore: row.overall_glow_score,
    biologicalAge: row.biological_age,
    biologicalAgeLow: row.biological_age_low,
    biologicalAgeHigh: row.biological_age_high,
    emotionalAge: row.emotional_age,
    chronologicalAge: row.chronological_age,
    categoryScores: row.category_scores,
    archetype: row.glowup_archetype,
    microHabits: row.micro_habits,
    summary: row.analysis_summary,
    insights: row.detailed_insights,
    quizAnswers: row.quiz_answers,
    photoFindings: row.photo_findings,
    scoring: row.scoring,
    analysedBy: row.analysed_by,
    createdAt: row.created_at,
    projection:
      projection === null
        ? null
        : {
            changes: projection.changes,
            scoreThen: projection.score_then,
            narrative: projection.narrative,
            analysedBy: projection.analysed_by,
          },
  };
}

async function withProjection(
  database: Database,
  row: AssessmentTable | null,
): Promise<StoredAssessment | undefined> {
  if (row === null) return undefined;
  const { projections } = assessmentTables(database.sequelize);
  const projection = await projections.findOne({
    where: { person_id: row.person_id, assessment_id: row.id },
  });
  return toAssessment(row, projection);
}

/** PostgreSQL takes nothing else for an id: what isn't one, such as out of a forged button, names no report. */
const uuid = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i;

/** One report of a person; a report of somebody else is not found. */
export async function findAssessment(
  database: Database,
  personId: string,
  id: string,
): Promise<StoredAssessment | undefined> {
  if (!uuid.test(id)) return undefined;
  const { assessments } = assessmentTables(database.sequelize);
  return withProjection(database, await assessments.findOne({ where: { person_id: personId, id } }));
}

/** A person's newest report, or the newest before a moment. */
export async function newestAssessment(
  database: Database,
  personId: string,
  before?: Date,
): Promise<StoredAssessment | undefined> {
  const { assessments } = assessmentTables(database.sequelize);
  const row = await assessments.findOne({
    where: { person_id: personId, ...(before === undefined ? {} : { created_at: { [Op.lt]: before } }) },
    order: [["created_at", "DESC"]],
  });
  return withProjection(database, row);
}

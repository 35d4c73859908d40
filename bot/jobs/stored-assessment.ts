import type { Json } from "../../core/message.ts";
import type { StoredAssessment } from "../../models/assessments/assessments.ts";
import type { FinishedAnswers } from "../../models/check-ins/finished.ts";
import type { PipelineReport } from "../../pipeline/pipeline-run.ts";
import type { AnalysisJob } from "./analysis-job.ts";

/** A pipeline's report as it is stored; the job's id becomes the report's. */
export function toStoredAssessment(
  id: string,
  job: AnalysisJob,
  answers: FinishedAnswers,
  report: PipelineReport,
  createdAt: Date,
): StoredAssessment {
  const { assessment, photo, quiz, synthesis, projection } = report;
  const { lifestyleAge } = assessment;
  return {
    id,
    personId: job.personId,
    checkInId: answers.checkInId,
    rulesVersion: assessment.rulesVersion,
    locale: job.locale,
    overallGlowScore: assessment.overallGlowScore,
    biologicalAge: lifestyleAge.age,
    biologicalAgeLow: lifestyleAge.low,
    biologicalAgeHigh: lifestyleAge.high,
    emotionalAge: assessment.emotionalAge,
    chronologicalAge: assessment.chronologicalAge,
    categoryScores: { ...assessment.categoryScores },
    archetype: assessment.archetype,
    microHabits: synthesis.microHabits,
    summary: synthesis.summary,
    insights: synthesis.insights,
    quizAnswers: answers.answers as Json,
    photoFindings: (photo ?? null) as Json,
    scoring: assessment as unknown as Json,
    analysedBy: {
      ...(photo === undefined ? {} : { photo: photo.analysedBy }),
      quiz: quiz.analysedBy,
      synthesis: synthesis.analysedBy,
      ...(projection === undefined ? {} : { projection: projection.analysedBy }),
    },
    createdAt,
    projection:
      projection === undefined
        ? null
        : {
            changes: projection.changes,
            scoreThen: projection.scoreThen ?? null,
            narrative: projection.narrative,
            analysedBy: projection.analysedBy,
          },
  };
}

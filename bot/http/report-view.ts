import { z } from "zod";
import type { StoredAssessment } from "../../models/assessments/assessments.ts";
import {
  cueNames,
  futureChange,
  insight,
  microHabit,
  type PhotoFindings,
  photoFindings,
} from "../../pipeline/findings.ts";
import type { LifestyleAge } from "../../pipeline/quiz/assessment.ts";
import { storedScoring } from "../../pipeline/quiz/stored-scoring.ts";
import type { ReportView } from "./contract.ts";

/** What is known of the person beside the report itself. */
export interface ReportReader {
  /** IANA zone for the date; `null` where it isn't known. */
  readonly timeZone: string | null;
  /** Whom to turn to in the person's region. */
  readonly help: NonNullable<ReportView["help"]>;
}

const analysers = z.object({
  photo: z.string().optional(),
  quiz: z.string(),
  synthesis: z.string(),
  projection: z.string().optional(),
});

function lifestyleAgeView(age: LifestyleAge): ReportView["lifestyleAge"] {
  if (!age.display) return null;
  const { low, high, delta, referenceYears } = age;
  return {
    age: age.age,
    low,
    high,
    delta,
    referenceYears,
    factors: age.factors.map((factor) => ({ ...factor })),
  };
}

function photoView(photo: PhotoFindings | null): ReportView["photo"] {
  if (photo === null) return null;
  if (photo.status === "refused") return { status: "refused", reason: photo.reason };
  const cues = cueNames.flatMap((name) => {
    const cue = photo.cues[name];
    return cue === undefined ? [] : [{ name, level: cue.level, confidence: cue.confidence }];
  });
  return {
    status: "analysed",
    quality: photo.quality,
    cues,
    warnings: photo.warnings,
    counted: photo.care !== undefined,
  };
}

function projectionView(stored: StoredAssessment): ReportView["projection"] {
  if (stored.projection === null) return null;
  const changes = z.array(futureChange).parse(stored.projection.changes);
  return {
    changes: changes.map(({ ageThen, ...change }) => ({ ...change, ageThen: ageThen ?? null })),
    scoreThen: stored.projection.scoreThen,
    narrative: stored.projection.narrative,
  };
}

/** Parts that rank, score or age a person; left out altogether where care comes first. */
type Measured = Pick<
  ReportView,
  "glow" | "categories" | "lifestyleAge" | "emotionalAge" | "archetype" | "photo" | "projection" | "items"
>;

const nothingMeasured: Measured = {
  glow: null,
  categories: [],
  lifestyleAge: null,
  emotionalAge: null,
  archetype: null,
  photo: null,
  projection: null,
  items: [],
};

/**
 * A stored report as the page shows it. With PHQ-4 of 9 and more no number leaves the server.
 * @throws ZodError where what is stored doesn't have the shape that was written
 */
export function reportView(stored: StoredAssessment, reader: ReportReader): ReportView {
  const scoring = storedScoring.parse(stored.scoring);
  const madeBy = analysers.parse(stored.analysedBy);
  const { flags, categoryScores } = scoring;
  const suggestProfessional = flags.phq2Positive || flags.gad2Positive;
  const measured: Measured = flags.resourcesFirst
    ? nothingMeasured
    : {
        glow:
          scoring.overallGlowScore === null ? null : { score: scoring.overallGlowScore, band: scoring.band },
        categories: (["physicalVitality", "emotionalHealth", "visualAppearance"] as const).map(
          (category) => ({
            category,
            score: categoryScores[category],
          }),
        ),
        lifestyleAge: lifestyleAgeView(scoring.lifestyleAge),
        emotionalAge: scoring.emotionalAge,
        archetype: scoring.archetype,
        photo: photoView(photoFindings.nullable().parse(stored.photoFindings)),
        projection: projectionView(stored),
        items: scoring.items.map(({ weight: _, ...item }) => item),
      };
  return {
    id: stored.id,
    locale: stored.locale,
    createdAt: stored.createdAt.toISOString(),
    timeZone: reader.timeZone,
    rulesVersion: stored.rulesVersion,
    resourcesFirst: flags.resourcesFirst,
    help: flags.resourcesFirst || suggestProfessional ? reader.help : null,
    suggestProfessional,
    chronologicalAge: stored.chronologicalAge,
    summary: stored.summary,
    insights: z.array(insight).parse(stored.insights),
    microHabits: z.array(microHabit).parse(stored.microHabits),
    analysedBy: {
      photo: measured.photo === null ? null : (madeBy.photo ?? null),
      quiz: madeBy.quiz,
      synthesis: madeBy.synthesis,
      projection: measured.projection === null ? null : (madeBy.projection ?? null),
    },
    ...measured,
  };
}

import { z } from "zod";
import { archetypes, bands, type QuizAssessment } from "./assessment.ts";

const category = z.enum(["physicalVitality", "emotionalHealth", "visualAppearance"]);
const score = z.number().nullable();

/** The rules' whole result as it stands in the database. */
export const storedScoring: z.ZodType<QuizAssessment> = z.object({
  rulesVersion: z.string(),
  chronologicalAge: z.number(),
  categoryScores: z.object({ physicalVitality: score, emotionalHealth: score, visualAppearance: score }),
  overallGlowScore: score,
  band: z.enum(bands).nullable(),
  lifestyleAge: z.object({
    age: z.number(),
    low: z.number(),
    high: z.number(),
    delta: z.number(),
    rawDelta: z.number(),
    lnHazardRatioSum: z.number(),
    display: z.boolean(),
    factors: z.array(
      z.object({
        factor: z.string(),
        level: z.string(),
        hazardRatio: z.number(),
        weight: z.number(),
        years: z.number(),
        modifiable: z.boolean(),
        source: z.string(),
      }),
    ),
    referenceYears: z.number(),
  }),
  emotionalAge: z.number().nullable(),
  flags: z.object({
    phq2Positive: z.boolean(),
    gad2Positive: z.boolean(),
    phq4Total: z.number().nullable(),
    resourcesFirst: z.boolean(),
    alcoholFollowUp: z.boolean(),
    sleepModule: z.boolean(),
  }),
  archetype: z.enum(archetypes),
  items: z.array(
    z.object({
      item: z.string(),
      category,
      weight: z.number(),
      score: z.number(),
      points: z.number(),
      maxPoints: z.number(),
      source: z.string(),
    }),
  ),
  microHabits: z.array(z.string()),
});

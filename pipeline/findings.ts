import { z } from "zod";

/** How clearly something is seen in a photo. */
export const cueLevel = z.enum(["none", "some", "clear", "cant_tell"]);
/** The only cues a photo may yield; nothing about beauty, age, body, emotion or origin. */
export const cueNames = [
  "tired_look",
  "dryness_look",
  "redness_look",
  "lighting",
  "sharpness",
  "face_visible",
] as const;
export type CueName = (typeof cueNames)[number];

/** One cue: what is seen and how sure the analyser is (0 to 1). */
export const cue = z.object({ level: cueLevel, confidence: z.number().min(0).max(1) });
export type Cue = z.output<typeof cue>;

/** Why a photo is not used; each has a sentence in the locales that says what to change. */
export const photoRefusals = [
  "not-an-image",
  "broken",
  "too-large",
  "too-many-pixels",
  "too-small",
  "no-face",
  "several-faces",
  "come-closer",
  "face-cut-off",
  "turned-away",
  "tilted",
  "too-dark",
  "too-bright",
  "blurred",
  "uneven-light",
  "unavailable",
] as const;
export type PhotoRefusal = (typeof photoRefusals)[number];

/** Cues measured on this machine: repeatable, not medical; see `pipeline/photo/`. All in CIELAB units but the last two. */
export const measuredCues = z.object({
  /** a* of cheeks minus a* of forehead. */
  cheekRedness: z.number(),
  /** L* of cheeks minus L* under the eyes. */
  underEyeLightness: z.number(),
  /** a* under the eyes minus a* of cheeks. */
  underEyeRedness: z.number(),
  /** Mean luma of the face, 0 to 255. */
  faceLuma: z.number(),
  /** Standard deviation of the Laplacian over mean luma. */
  sharpness: z.number(),
});
export type MeasuredCues = z.output<typeof measuredCues>;

/** What a photo tells, or why it was not used. */
export const photoFindings = z.discriminatedUnion("status", [
  z.object({
    status: z.literal("analysed"),
    /** How good the picture is for looking at, 0 to 1. */
    quality: z.number().min(0).max(1),
    /** Care score 0 to 100 out of the cues; absent from the local analyser, which changes no score. */
    care: z.number().min(0).max(100).optional(),
    cues: z.record(z.enum(cueNames), cue),
    measured: measuredCues.optional(),
    /** Things that are all right but could be better. */
    warnings: z.array(z.enum(photoRefusals)),
    analysedBy: z.string(),
  }),
  z.object({ status: z.literal("refused"), reason: z.enum(photoRefusals), analysedBy: z.string() }),
]);
export type PhotoFindings = z.output<typeof photoFindings>;

/** Something worth knowing, with its reason. */
export const insight = z.object({
  /** Id of the quiz item it is about. */
  item: z.string(),
  title: z.string().min(1).max(120),
  text: z.string().min(1).max(600),
  /** Why Leo says so, with the person's own answer. */
  reason: z.string().min(1).max(400),
});
export type Insight = z.output<typeof insight>;

/** A habit of at most five minutes, tied to a moment of the day. */
export const microHabit = z.object({
  /** Stable id out of the catalogue, e.g. `walk-after-lunch`. */
  id: z.string(),
  item: z.string(),
  title: z.string().min(1).max(120),
  /** The moment: "after lunch". */
  cue: z.string().min(1).max(160),
  /** The act: "walk 10 minutes". */
  action: z.string().min(1).max(240),
});
export type MicroHabit = z.output<typeof microHabit>;

/** What the quiz says in words. */
export const quizFindings = z.object({ insights: z.array(insight).min(3).max(3), analysedBy: z.string() });
export type QuizFindings = z.output<typeof quizFindings>;

/** The words of a report. */
export const synthesis = z.object({
  summary: z.string().min(1).max(1200),
  insights: z.array(insight).min(3).max(3),
  microHabits: z.array(microHabit).min(3).max(3),
  analysedBy: z.string(),
});
export type Synthesis = z.output<typeof synthesis>;

/** One change a person could make, and what the same formulas say then. */
export const futureChange = z.object({
  item: z.string(),
  /** The counterfactual in words: "150 active minutes a week". */
  change: z.string().min(1).max(200),
  /** Glow score now and with the change, 0 to 100. */
  scoreNow: z.number(),
  scoreThen: z.number(),
  /** Lifestyle age with the change, years low to high; absent where no age is shown. */
  ageThen: z.object({ low: z.number(), high: z.number() }).optional(),
});

/** The future self: at most two changes and a few sentences. */
export const projection = z.object({
  changes: z.array(futureChange).max(2),
  /** Glow score with all the changes together. */
  scoreThen: z.number().optional(),
  narrative: z.string().min(1).max(1200),
  analysedBy: z.string(),
});
export type Projection = z.output<typeof projection>;

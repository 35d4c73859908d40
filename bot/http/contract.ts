import { z } from "zod/mini";

/** The live messages, so that the pages have one place to import from. */
export {
  type ClientMessage,
  clientMessage,
  maxFrameBytes,
  maxTextLength,
  type PageBlock,
  type PageEntry,
  type Refusal,
  type ServerMessage,
  serverMessage,
} from "../../core/live-protocol.ts";
export type { Inline, Section } from "../../core/markdown-tree.ts";

/** Most bytes of an uploaded photo. */
export const maxPhotoBytes = 20 * 1024 * 1024;

/** Languages of the pages. */
export const pageLocale = z.enum(["en", "ru", "es", "de"]);
export type PageLocale = z.infer<typeof pageLocale>;

const score = z.number().check(z.minimum(0), z.maximum(100));
const categoryName = z.enum(["physicalVitality", "emotionalHealth", "visualAppearance"]);
const bandName = z.enum(["needs-care-first", "building", "steady", "thriving"]);
const archetypeName = z.enum([
  "explorer",
  "steady-keeper",
  "gentle-restarter",
  "sleep-rebuilder",
  "mover-in-waiting",
  "connection-seeker",
  "pressure-carrier",
  "strong-body-busy-mind",
  "calm-mind-tired-body",
  "balanced-builder",
]);
const photoProblem = z.enum([
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
]);
const cueName = z.enum([
  "tired_look",
  "dryness_look",
  "redness_look",
  "lighting",
  "sharpness",
  "face_visible",
]);
const cueLevel = z.enum(["none", "some", "clear", "cant_tell"]);

const factorYears = z.object({
  factor: z.string(),
  level: z.string(),
  hazardRatio: z.number(),
  /** Share of the ratio that is trusted as cause, 0 to 1. */
  weight: z.number(),
  /** Positive is older. */
  years: z.number(),
  modifiable: z.boolean(),
  source: z.string(),
});

/** A lifestyle age is only ever shown with its range and its disclaimer. */
const lifestyleAgeView = z.object({
  age: z.number(),
  low: z.number(),
  high: z.number(),
  /** Years against the calendar age. */
  delta: z.number(),
  /** Years of the average person everyone is compared with. */
  referenceYears: z.number(),
  /** Largest two modifiable ones first, then by size. */
  factors: z.array(factorYears),
});

const photoView = z.discriminatedUnion("status", [
  z.object({
    status: z.literal("analysed"),
    /** 0 to 1. */
    quality: z.number(),
    cues: z.array(z.object({ name: cueName, level: cueLevel, confidence: z.number() })),
    warnings: z.array(photoProblem),
    /** Whether the cues count into a score; false for what is measured without a model. */
    counted: z.boolean(),
  }),
  z.object({ status: z.literal("refused"), reason: photoProblem }),
]);

/** Someone to turn to, in the person's region. */
const helpResources = z.object({
  /** The emergency number; `null` where the region is not known. */
  emergency: z.nullable(z.string()),
  lines: z.readonly(z.array(z.object({ name: z.string(), contact: z.string() }))),
  /** Whether a person has compared every line with its source lately. */
  isVerified: z.boolean(),
  /** A directory of helplines for everywhere else. */
  directoryUrl: z.string(),
});

/** All that the report page shows. Where `resourcesFirst` is set, nothing is scored, aged or ranked. */
export const reportView = z.object({
  id: z.string(),
  locale: pageLocale,
  /** ISO 8601, UTC. */
  createdAt: z.string(),
  /** IANA zone to show the date in; `null` for the browser's. */
  timeZone: z.nullable(z.string()),
  rulesVersion: z.string(),
  resourcesFirst: z.boolean(),
  help: z.nullable(helpResources),
  /** PHQ-2 or GAD-2 of 3 and more: a word about talking to a professional. */
  suggestProfessional: z.boolean(),
  glow: z.nullable(z.object({ score, band: z.nullable(bandName) })),
  categories: z.array(z.object({ category: categoryName, score: z.nullable(score) })),
  chronologicalAge: z.number(),
  lifestyleAge: z.nullable(lifestyleAgeView),
  emotionalAge: z.nullable(z.number()),
  archetype: z.nullable(archetypeName),
  summary: z.string(),
  insights: z.array(z.object({ item: z.string(), title: z.string(), text: z.string(), reason: z.string() })),
  microHabits: z.array(
    z.object({ id: z.string(), item: z.string(), title: z.string(), cue: z.string(), action: z.string() }),
  ),
  photo: z.nullable(photoView),
  projection: z.nullable(
    z.object({
      changes: z.array(
        z.object({
          item: z.string(),
          change: z.string(),
          scoreNow: z.number(),
          scoreThen: z.number(),
          ageThen: z.nullable(z.object({ low: z.number(), high: z.number() })),
        }),
      ),
      scoreThen: z.nullable(z.number()),
      narrative: z.string(),
    }),
  ),
  /** What each answered item gave to its category; heaviest first within a category. */
  items: z.array(
    z.object({
      item: z.string(),
      category: categoryName,
      score: z.number(),
      points: z.number(),
      maxPoints: z.number(),
      source: z.string(),
    }),
  ),
  /** Who made each part, e.g. `openai:gpt-4o` or `local`. */
  analysedBy: z.object({
    photo: z.nullable(z.string()),
    quiz: z.string(),
    synthesis: z.string(),
    projection: z.nullable(z.string()),
  }),
});
export type ReportView = z.infer<typeof reportView>;

/** Who a page is talking for. */
export const sessionInfo = z.object({
  /** Names this browser's conversation without giving anything away. */
  visitor: z.string(),
  /** The person's language; `null` where Leo doesn't know it yet. */
  locale: z.nullable(pageLocale),
  /** Whether a report may be read from this browser. */
  reportAccess: z.boolean(),
});
export type SessionInfo = z.infer<typeof sessionInfo>;

/** Answer to an uploaded photo: what a `photo` message refers to. */
export const uploadAnswer = z.object({
  photo: z.string(),
  heldBy: z.string(),
  mediaType: z.string(),
  sizeBytes: z.number(),
});
export type UploadAnswer = z.infer<typeof uploadAnswer>;

/** Codes of what can go wrong over HTTP. */
export const problemCodes = [
  "not-found",
  "method-not-allowed",
  "signed-out",
  "no-report",
  "forbidden-origin",
  "bad-request",
  "too-large",
  "unsupported-type",
  "too-many-requests",
  "unavailable",
  "internal",
] as const;

/** RFC 9457 `application/problem+json`. */
export const problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.number(),
  code: z.enum(problemCodes),
  /** Names this request in the log. */
  correlationId: z.string(),
});
export type Problem = z.infer<typeof problem>;
/** What went wrong, for the page to translate. */
export type ProblemCode = Problem["code"];

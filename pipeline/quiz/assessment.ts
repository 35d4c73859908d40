/** Version of the rules that made a score; rises whenever a constant or formula changes. */
export const rulesVersion = "1";

/** The three categories of the Glow score, each 0 to 100, `null` where too little was answered. */
export interface CategoryScores {
  readonly physicalVitality: number | null;
  readonly emotionalHealth: number | null;
  readonly visualAppearance: number | null;
}
export type Category = keyof CategoryScores;

/** What one item added to one category. */
export interface ItemPoints {
  readonly item: string;
  readonly category: Category;
  /** Weight within the category before skipped items are left out. */
  readonly weight: number;
  /** The item's own score, 0 to 100. */
  readonly score: number;
  /** Points this item gives to the category: weight share times score. */
  readonly points: number;
  /** Most points it could give. */
  readonly maxPoints: number;
  /** Where the item and its scores come from. */
  readonly source: string;
}

/** What one factor adds to the lifestyle age. */
export interface FactorYears {
  readonly factor: string;
  /** The level answered, e.g. `daily` or `150-299`. */
  readonly level: string;
  readonly hazardRatio: number;
  /** Share of the ratio that is trusted as cause, 0 to 1. */
  readonly weight: number;
  /** Years, after shrinking and the age factor; positive is older. */
  readonly years: number;
  readonly modifiable: boolean;
  readonly source: string;
}

/** A hazard-ratio-to-years conversion, always shown as a range. */
export interface LifestyleAge {
  readonly age: number;
  readonly low: number;
  readonly high: number;
  /** Years against the calendar age, clamped to -8 to +12. */
  readonly delta: number;
  readonly rawDelta: number;
  readonly lnHazardRatioSum: number;
  /** False where the number is kept but never shown (PHQ-4 of 9 and more). */
  readonly display: boolean;
  readonly factors: readonly FactorYears[];
  /** Years of the average person that everyone is compared with. */
  readonly referenceYears: number;
}

/** What the answers call for besides a score; none of it is a diagnosis. */
export interface AssessmentFlags {
  readonly phq2Positive: boolean;
  readonly gad2Positive: boolean;
  /** 0 to 12; `null` when PHQ-4 was skipped. */
  readonly phq4Total: number | null;
  /** Resources come first and nothing is gamified. */
  readonly resourcesFirst: boolean;
  readonly alcoholFollowUp: boolean;
  readonly sleepModule: boolean;
}

/** The patterns an assessment can show; named and described in the locales. */
export const archetypes = [
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
] as const;
/** One of {@link archetypes}. */
export type Archetype = (typeof archetypes)[number];

/** The bands of the Glow score, from below 40 to 80 and more. */
export const bands = ["needs-care-first", "building", "steady", "thriving"] as const;
/** One of {@link bands}. */
export type Band = (typeof bands)[number];

/** Everything the rules compute from one set of answers; the same with and without a model. */
export interface QuizAssessment {
  readonly rulesVersion: string;
  readonly chronologicalAge: number;
  readonly categoryScores: CategoryScores;
  /** 0 to 100; `null` where no category could be scored. */
  readonly overallGlowScore: number | null;
  readonly band: Band | null;
  readonly lifestyleAge: LifestyleAge;
  /** Integer years, a labelled motivational index; `null` at PHQ-4 of 9 and more or without the category. */
  readonly emotionalAge: number | null;
  readonly flags: AssessmentFlags;
  readonly archetype: Archetype;
  readonly items: readonly ItemPoints[];
  /** Ids of the micro-habit catalogue, three, weakest item first. */
  readonly microHabits: readonly string[];
}

import type { Category, CategoryScores, LifestyleAge } from "../../pipeline/quiz/assessment.ts";

/** The words of a score card, in the person's language. */
export interface ScoreCardTexts {
  /** Name of the report: "Your Glow report". */
  readonly title: string;
  /** The report's day, written out. */
  readonly date: string;
  /** What the big number is: "Glow score". */
  readonly scoreLabel: string;
  /** Name of the score's band; `null` without a score. */
  readonly band: string | null;
  /** Names of the categories; `visualAppearance` is called "Skin & self-care". */
  readonly categories: Readonly<Record<Category, string>>;
  /** Stands in place of a category's number where too little was answered. */
  readonly notScored: string;
  /** "Lifestyle age". */
  readonly lifestyleAge: string;
  /** Says that the age is an estimate; always drawn with it. */
  readonly estimate: string;
  readonly archetype: string;
  /** Says that the archetype is a pattern, not a personality; drawn under it. */
  readonly archetypeNote: string;
  /** Heading and sentence of the calm picture. */
  readonly calmHeading: string;
  readonly calmText: string;
}

/** What a score card shows. */
export interface ScoreCardData {
  /** 0 to 100; `null` where no category could be scored. */
  readonly overallGlowScore: number | null;
  /** Resources come first and nothing is gamified: the calm picture. */
  readonly resourcesFirst: boolean;
  readonly categoryScores: CategoryScores;
  readonly lifestyleAge: Pick<LifestyleAge, "age" | "low" | "high" | "display">;
  readonly texts: ScoreCardTexts;
}

/** Whether the card may show numbers at all. */
export function showsScore(data: ScoreCardData): data is ScoreCardData & { overallGlowScore: number } {
  return data.overallGlowScore !== null && !data.resourcesFirst;
}

/** Years low to high as they are written; `null` where the age is not to be shown. */
export function ageRange(data: ScoreCardData): string | null {
  const { low, high, display } = data.lifestyleAge;
  return display && !data.resourcesFirst ? `${Math.round(low)}–${Math.round(high)}` : null;
}

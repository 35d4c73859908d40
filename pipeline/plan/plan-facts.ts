import type { Locale } from "../../core/locales.ts";
import type { QuizAnswers } from "../../models/check-ins/answers.ts";
import type { LocalDate } from "../../models/days/local-date.ts";
import type { PlanContent } from "../../models/plans/plan-content.ts";
import type { MicroHabit } from "../findings.ts";
import type { QuizAssessment } from "../quiz/assessment.ts";

/** A habit that somebody keeps. */
export interface KeptHabit {
  /** The person's own words. */
  readonly name: string;
  /** How firmly it stands, 0 to 100. */
  readonly strengthPercent: number;
}

/** A week the person had, and what they ticked off of it. */
export interface EarlierWeek {
  readonly content: PlanContent;
  readonly locale: Locale;
  /** Steps of the morning, with the days on which they were done. */
  readonly steps: readonly { readonly label: string; readonly days: number }[];
  /** Dates whose main focus was done. */
  readonly focusDone: readonly LocalDate[];
}

/** What a plan is written from. */
export interface PlanFacts {
  readonly answers: QuizAnswers;
  readonly assessment: QuizAssessment;
  readonly locale: Locale;
  /** The first of the seven days. */
  readonly firstDate: LocalDate;
  /** The same seed writes the same week; says nothing about the person. */
  readonly seed: string;
  /** The habits that the newest report proposed. */
  readonly microHabits: readonly MicroHabit[];
  readonly habits: readonly KeptHabit[];
  /** The person's weeks before, newest first. */
  readonly earlier: readonly EarlierWeek[];
  /** In the person's own words; `null` for none. */
  readonly wishes: string | null;
}

/** A written plan, before it is noted who wrote it. */
export interface PlanWords {
  readonly content: PlanContent;
  /** False where wishes were given and not understood, which the person should be told. */
  readonly wishesHeard: boolean;
}

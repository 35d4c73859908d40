import type { Locale } from "../core/locales.ts";
import type { QuizAnswers } from "../models/check-ins/answers.ts";
import type { PhotoFindings, PhotoRefusal, Projection, QuizFindings, Synthesis } from "./findings.ts";
import type { PreparedPhoto } from "./photo/prepare.ts";
import type { QuizAssessment } from "./quiz/assessment.ts";

/** What one analysis is made of. */
export interface PipelineInput {
  /** Whose token budget is used; reaches no model and no log. */
  readonly personId: string;
  /** Names this analysis in the logs; says nothing about the person. */
  readonly correlationId: string;
  readonly locale: Locale;
  readonly answers: QuizAnswers;
  /** ISO 3166-1 alpha-2, if confirmed. */
  readonly region?: string;
  /**
   * The prepared photo, which is wiped as soon as it was looked at, or why there is none to look at; or what fetches
   * it, which then runs beside the quiz.
   */
  readonly photo?: OpenedPhoto | OpenPhoto;
}

/** A photo ready to be looked at, or why it can't be. */
export type OpenedPhoto = PreparedPhoto | PhotoRefusal;

/** Fetches and prepares a photo. What it throws ends the run: fetching is worth another try, with all the rest. */
export type OpenPhoto = (signal: AbortSignal) => Promise<OpenedPhoto>;

/** The steps in the order a person sees them; without a photo there is no first one. */
export const pipelineSteps = ["photo", "quiz", "report", "future"] as const;
export type PipelineStep = (typeof pipelineSteps)[number];

/** Told about a step as it starts and ends. */
export type OnStep = (step: PipelineStep, state: "running" | "done" | "failed") => void;

/** All that an analysis found. */
export interface PipelineReport {
  /** Numbers by the rules, the photo's share included where it has one. */
  readonly assessment: QuizAssessment;
  /** Absent without a photo. */
  readonly photo?: PhotoFindings;
  readonly quiz: QuizFindings;
  readonly synthesis: Synthesis;
  /** Absent only when even the local writer failed. */
  readonly projection?: Projection;
  /** True when models are configured but the person's budget for today is spent, which the report should say. */
  readonly budgetSpent: boolean;
}

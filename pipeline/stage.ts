import type { Locale } from "../core/locales.ts";
import type { QuizAnswers } from "../models/check-ins/answers.ts";
import { type Analyze, type AnalyzerChain, firstThatWorks } from "./analyzer.ts";
import type { Insight, PhotoFindings, QuizFindings } from "./findings.ts";
import type { PreparedPhoto } from "./photo/prepare.ts";
import type { PlanFacts, PlanWords } from "./plan/plan-facts.ts";
import type { LetterFacts, LetterWords } from "./projection/local-letter.ts";
import type { FutureWords } from "./projection/projection-prompt.ts";
import type { QuizAssessment } from "./quiz/assessment.ts";
import { type CacheOptions, cached } from "./result-cache.ts";
import type { ReportWords } from "./synthesis/report-prompt.ts";

/** What the quiz's insights are made from. */
export interface QuizFacts {
  readonly answers: QuizAnswers;
  readonly assessment: QuizAssessment;
  readonly locale: Locale;
  /** ISO 3166-1 alpha-2. */
  readonly region?: string;
}

/** What a report is made from. */
export interface ReportFacts extends QuizFacts {
  readonly quiz: QuizFindings;
  readonly photo?: PhotoFindings;
}

/** What a look ahead is made from. */
export interface FutureFacts extends QuizFacts {
  /** The same rules with the same photo and region, for other answers. */
  readonly assess: (answers: QuizAnswers) => QuizAssessment;
}

/** One stage of the pipeline, in its two modes. */
export interface Stage<I, O> {
  /** The whole chain, models first. */
  readonly withModels: Analyze<I, O>;
  /** Without any model: when the person's budget is spent, or the words must be the reviewed ones. */
  readonly localOnly: Analyze<I, O>;
}

/** All stages of the pipeline. */
export interface Stages {
  /** False where no model is configured, so that no budget needs to be asked. */
  readonly usesModels: boolean;
  /** Wipes the photo it was given. */
  readonly photo: Stage<PreparedPhoto, PhotoFindings>;
  readonly quiz: Stage<QuizFacts, readonly Insight[]>;
  readonly report: Stage<ReportFacts, ReportWords>;
  readonly future: Stage<FutureFacts, FutureWords>;
  /** Apart from an analysis: asked for by a person who tries changes out. */
  readonly letter: Stage<LetterFacts, LetterWords>;
  readonly plan: Stage<PlanFacts, PlanWords>;
}

/** A stage of a chain whose last analyser is the local one; each mode remembers its own results if they are to be. */
export function stageOf<I, O>(
  chain: AnalyzerChain<I, O>,
  options: { readonly timeoutMs: number; readonly cache?: CacheOptions<I> },
): Stage<I, O> {
  const { timeoutMs, cache } = options;
  const run = (analyzers: AnalyzerChain<I, O>): Analyze<I, O> => {
    const analyze = firstThatWorks(analyzers, timeoutMs);
    return cache === undefined ? analyze : cached(analyze, cache);
  };
  return { withModels: run(chain), localOnly: run([chain.at(-1) ?? chain[0]]) };
}

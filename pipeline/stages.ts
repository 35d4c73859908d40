import type { Clock } from "../core/clock.ts";
import { sha256 } from "../core/ids.ts";
import type { Analyze, Analyzer } from "./analyzer.ts";
import type { PhotoFindings } from "./findings.ts";
import { type ModelTask, modelAnalyzer } from "./model-task.ts";
import { cueTask, cueVersion } from "./photo/cue-task.ts";
import { photoAnalysis, releasing } from "./photo/photo-stage.ts";
import type { PreparedPhoto } from "./photo/prepare.ts";
import { writeLocalPlan } from "./plan/local-plan.ts";
import type { PlanFacts } from "./plan/plan-facts.ts";
import { planTask } from "./plan/plan-task.ts";
import { letterTask } from "./projection/letter-task.ts";
import { type LetterFacts, writeLocalLetter } from "./projection/local-letter.ts";
import { projectLocally } from "./projection/local-projection.ts";
import { projectionTask } from "./projection/projection-task.ts";
import type { GuardedModel, PipelineModels } from "./providers/models.ts";
import { insightTask } from "./quiz/insight-task.ts";
import { writeLocalInsights } from "./quiz/local-insights.ts";
import { cached } from "./result-cache.ts";
import {
  type FutureFacts,
  type QuizFacts,
  type ReportFacts,
  type Stage,
  type Stages,
  stageOf,
} from "./stage.ts";
import { habitChoices } from "./synthesis/habit-choices.ts";
import { writeLocalReport } from "./synthesis/local-writer.ts";
import { photoCuesOf } from "./synthesis/report-prompt.ts";
import { reportTask } from "./synthesis/report-task.ts";

/** Longest that one model may take, its repair included, in milliseconds; the next one starts anew. */
export interface TimeLimits {
  readonly photoMs: number;
  readonly wordsMs: number;
  /** A whole week is ten times the words of a report. */
  readonly planMs: number;
}

/** Two tries of a photo end well within the minute for which it may be kept. */
export const timeLimits: TimeLimits = { photoMs: 15_000, wordsMs: 12_000, planMs: 28_000 };

/** Version of prompts and checks of the quiz's insights; part of the cache key. */
const insightVersion = "1";

/** Analysers for one task, in the order of the models given. */
function analyzersOf<Facts, I, A, O>(
  models: readonly (GuardedModel | undefined)[],
  task: ModelTask<I, A, O>,
  inputOf: (facts: Facts) => I,
): Analyzer<Facts, O>[] {
  return models
    .filter((model) => model !== undefined)
    .map(({ model, circuit }) => {
      const asked = modelAnalyzer(model, circuit, task);
      return { ...asked, analyze: (facts, context) => asked.analyze(inputOf(facts), context) };
    });
}

/** Models first, the rules' own words last. */
function wordsStage<Facts, O>(
  models: readonly Analyzer<Facts, O>[],
  write: (facts: Facts) => O,
  options: Parameters<typeof stageOf<Facts, O>>[1],
): Stage<Facts, O> {
  const local: Analyzer<Facts, O> = { name: "local", analyze: async (facts) => write(facts) };
  const [first = local, ...others] = [...models, local];
  return stageOf([first, ...others], options);
}

function photoStage(
  { large, gemini }: PipelineModels,
  localPhoto: Analyzer<PreparedPhoto, PhotoFindings>,
  timeoutMs: number,
  clock: Clock,
): Stages["photo"] {
  const readers = analyzersOf([large, gemini], cueTask, (photo: PreparedPhoto) => photo);
  // The language is not part of the key: no word of a photo's findings is in one.
  const keyOf = ({ contentHash }: PreparedPhoto) => `${cueVersion} ${contentHash}`;
  const mode = (analyze: Analyze<PreparedPhoto, PhotoFindings>) =>
    releasing((shared) => cached(shared, { keyOf, clock }), analyze);
  return {
    withModels: mode(photoAnalysis(localPhoto, readers, timeoutMs)),
    localOnly: mode(photoAnalysis(localPhoto, [], timeoutMs)),
  };
}

/**
 * Builds the chains: models as far as they are configured, local analysis last.
 * @param localPhoto looks at every photo before a model may
 */
export function createStages(
  models: PipelineModels,
  localPhoto: Analyzer<PreparedPhoto, PhotoFindings>,
  clock: Clock,
  { photoMs, wordsMs, planMs }: TimeLimits = timeLimits,
): Stages {
  const { small, gemini } = models;
  const quizKey = ({ answers, region, locale, assessment }: QuizFacts) =>
    sha256(
      JSON.stringify([
        insightVersion,
        assessment.rulesVersion,
        locale,
        region,
        Object.entries(answers).sort(),
      ]),
    );
  return {
    usesModels: Object.keys(models).length > 0,
    photo: photoStage(models, localPhoto, photoMs, clock),
    quiz: wordsStage(
      analyzersOf([gemini, small], insightTask, (facts: QuizFacts) => ({
        drafts: writeLocalInsights(facts),
        ...(facts.region === undefined ? {} : { country: facts.region }),
      })),
      writeLocalInsights,
      { timeoutMs: wordsMs, cache: { keyOf: quizKey, clock } },
    ),
    report: wordsStage(
      analyzersOf([small, gemini], reportTask, (facts: ReportFacts) => ({
        draft: writeLocalReport(facts),
        categoryScores: facts.assessment.categoryScores,
        overallGlowScore: facts.assessment.overallGlowScore,
        ...photoCuesOf(facts.photo),
        habitChoices: habitChoices(facts),
      })),
      writeLocalReport,
      { timeoutMs: wordsMs },
    ),
    future: wordsStage(
      analyzersOf([small, gemini], projectionTask, (facts: FutureFacts) => projectLocally(facts)),
      projectLocally,
      { timeoutMs: wordsMs },
    ),
    letter: wordsStage(
      analyzersOf([small, gemini], letterTask, (facts: LetterFacts) => facts),
      writeLocalLetter,
      { timeoutMs: wordsMs },
    ),
    plan: wordsStage(
      analyzersOf([small, gemini], planTask, (facts: PlanFacts) => ({ facts, draft: writeLocalPlan(facts) })),
      writeLocalPlan,
      { timeoutMs: planMs },
    ),
  };
}

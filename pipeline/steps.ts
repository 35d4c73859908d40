import type { QuizAnswers } from "../models/check-ins/answers.ts";
import type { AnalysisContext, Analyze } from "./analyzer.ts";
import type { PhotoFindings, Projection, QuizFindings, Synthesis } from "./findings.ts";
import type { OnStep, PipelineInput } from "./pipeline-run.ts";
import { assessQuiz } from "./quiz/assess.ts";
import type { QuizAssessment } from "./quiz/assessment.ts";
import type { Stage, Stages } from "./stage.ts";

/** How far a run came, also for whoever cleans up behind one that never got going. */
export interface Progress {
  /** Whether the photo's stage has begun, which wipes the photo itself. */
  photoTaken: boolean;
}

/** One analysis on its way. */
export interface Run extends PipelineInput {
  /** By the answers alone. */
  readonly assessment: QuizAssessment;
  readonly context: AnalysisContext;
  readonly onStep: OnStep;
  /** Picks the mode a stage runs in. */
  readonly modeOf: <I, O>(stage: Stage<I, O>) => Analyze<I, O>;
  /** What was found so far. */
  readonly found: {
    photo?: PhotoFindings;
    quiz?: QuizFindings;
    synthesis?: Synthesis;
    projection?: Projection;
  };
  readonly progress: Progress;
  /** Counting of tokens that may still be under way; never rejects. */
  readonly spending: Promise<void>[];
}

/** Looks at the photo, if there is one, and fetches it first where that is still to be done; throws when it can't. */
export async function lookAtPhoto(run: Run, { photo: stage }: Stages): Promise<void> {
  const { found, context } = run;
  if (run.photo === undefined) return;
  run.progress.photoTaken = true;
  run.onStep("photo", "running");
  const photo = typeof run.photo === "function" ? await run.photo(context.signal) : run.photo;
  if (typeof photo === "string") {
    found.photo = { status: "refused", reason: photo, analysedBy: "local" };
  } else {
    try {
      const { value, analysedBy } = await run.modeOf(stage)(photo, context);
      found.photo = { ...value, analysedBy };
    } catch (error) {
      context.signal.throwIfAborted();
      context.log.error({ err: error }, "photo not analysed");
      found.photo = { status: "refused", reason: "unavailable", analysedBy: "local" };
    }
  }
  run.onStep("photo", found.photo.status === "analysed" ? "done" : "failed");
}

/** Puts the quiz's findings into words. */
export async function readQuiz(run: Run, { quiz: stage }: Stages): Promise<void> {
  const { answers, assessment, locale, region } = run;
  run.onStep("quiz", "running");
  const facts = { answers, assessment, locale, ...(region === undefined ? {} : { region }) };
  const { value, analysedBy } = await run.modeOf(stage)(facts, run.context);
  run.found.quiz = { insights: [...value], analysedBy };
  run.onStep("quiz", "done");
}

/** The rules with the photo's share, where it has one; a report that begins with resources leaves photos out. */
export function assess({ region, assessment, found: { photo } }: Run, answers: QuizAnswers): QuizAssessment {
  const counts = photo?.status === "analysed" && !assessment.flags.resourcesFirst;
  const { care, quality } = counts ? photo : {};
  return assessQuiz(answers, {
    ...(care === undefined || quality === undefined ? {} : { photo: { quality, care } }),
    ...(region === undefined ? {} : { region }),
  });
}

/** Joins quiz and photo; both must be there. */
export async function writeReport(run: Run, { report: stage }: Stages): Promise<void> {
  const { answers, locale, found, context } = run;
  const { photo, quiz } = found;
  if (quiz === undefined) throw new Error("the quiz comes first");
  run.onStep("report", "running");
  const facts = {
    answers,
    assessment: assess(run, run.answers),
    locale,
    quiz,
    ...(photo === undefined ? {} : { photo }),
  };
  const { value, analysedBy } = await run.modeOf(stage)(facts, context);
  found.synthesis = { ...value, analysedBy };
  run.onStep("report", "done");
}

/** Writes about a possible future; never throws but for an abort. */
export async function lookAhead(run: Run, { future: stage }: Stages): Promise<void> {
  const { answers, locale, found, context } = run;
  run.onStep("future", "running");
  const again = (others: QuizAnswers) => assess(run, others);
  const facts = { answers, assessment: again(answers), assess: again, locale };
  try {
    const { value, analysedBy } = await run.modeOf(stage)(facts, context);
    found.projection = { ...value, analysedBy };
    run.onStep("future", "done");
  } catch (error) {
    context.signal.throwIfAborted();
    context.log.error({ err: error }, "future not written");
    run.onStep("future", "failed");
  }
}

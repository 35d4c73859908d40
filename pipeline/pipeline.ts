import { Annotation, END, START, StateGraph } from "@langchain/langgraph";
import type { Clock } from "../core/clock.ts";
import type { Logger } from "../core/log.ts";
import type { OnStep, PipelineInput, PipelineReport, PipelineStep } from "./pipeline-run.ts";
import { assessQuiz } from "./quiz/assess.ts";
import type { Stages } from "./stage.ts";
import { assess, lookAhead, lookAtPhoto, type Progress, type Run, readQuiz, writeReport } from "./steps.ts";
import { hasTokens, type TokenBudget } from "./token-budget.ts";

/** What the pipeline works with besides its stages. */
export interface PipelineServices {
  readonly budget: TokenBudget;
  readonly clock: Clock;
  readonly log: Logger;
}

/** From then on after its start, in milliseconds, a run goes on without models: nobody waits for a minute. */
const modelsTimeMs = 45_000;

/** Runs analyses. */
export interface Pipeline {
  /**
   * Analyses photo and quiz side by side, joins them into a report and looks at a possible future.
   * A photo that fails or is refused lowers no score and stops nothing; it is wiped when it was looked at, or when it won't be.
   * @throws the abort reason, or AnalysisError when even a local writer failed
   */
  run(
    input: PipelineInput,
    options: { readonly signal: AbortSignal; readonly onStep?: OnStep },
  ): Promise<PipelineReport>;
}

interface RunOptions {
  readonly signal: AbortSignal;
  readonly onStep: OnStep | undefined;
  readonly progress: Progress;
}

/**
 * What LangGraph sees: which steps are over. The findings stay in the run, because one environment variable makes
 * LangChain print every state, or send it to a tracing service.
 */
const state = Annotation.Root({
  over: Annotation<string[]>({ reducer: (before, after) => [...before, ...after], default: () => [] }),
});

/** Photo and quiz at once, then the report out of both, then the future. */
function graphOf(run: Run, stages: Stages) {
  const step = (name: PipelineStep, work: (run: Run, stages: Stages) => Promise<void>) => async () => {
    await work(run, stages);
    return { over: [name] };
  };
  return new StateGraph(state)
    .addNode("photo", step("photo", lookAtPhoto))
    .addNode("quiz", step("quiz", readQuiz))
    .addNode("report", step("report", writeReport))
    .addNode("future", step("future", lookAhead))
    .addEdge(START, "photo")
    .addEdge(START, "quiz")
    .addEdge(["photo", "quiz"], "report")
    .addEdge("report", "future")
    .addEdge("future", END)
    .compile();
}

/** Builds the pipeline out of its stages; keeps no state of its own. */
export function createPipeline(stages: Stages, { budget, clock, log }: PipelineServices): Pipeline {
  /** Sets a run up; its signal also aborts when the run is over, so that no stage outlives it. */
  function prepare(
    input: PipelineInput,
    { signal, onStep, progress, budgetSpent }: RunOptions & { budgetSpent: boolean },
  ): Run {
    const { personId, correlationId, locale, answers, region } = input;
    const runLog = log.child({ correlationId });
    const assessment = assessQuiz(answers, region === undefined ? {} : { region });
    const localOnly = budgetSpent || assessment.flags.resourcesFirst;
    const modelsUntil = new Date(clock().getTime() + modelsTimeMs);
    const spending: Promise<void>[] = [];
    const spend = (tokens: number) => {
      const spent = budget.spend(personId, tokens);
      spending.push(spent.catch((error: unknown) => runLog.error({ err: error }, "tokens not counted")));
    };
    return {
      ...input,
      assessment,
      context: { locale, signal, log: runLog, clock, modelsUntil, spend },
      onStep: (step, stepState) => {
        try {
          onStep?.(step, stepState);
        } catch (error) {
          runLog.error({ err: error, step }, "step not reported");
        }
      },
      modeOf: (stage) => (localOnly ? stage.localOnly : stage.withModels),
      found: {},
      progress,
      spending,
    };
  }

  async function analyse(input: PipelineInput, options: RunOptions): Promise<PipelineReport> {
    const { personId, correlationId } = input;
    const budgetSpent =
      stages.usesModels && !(await hasTokens(budget, personId, log.child({ correlationId })));
    const run = prepare(input, { ...options, budgetSpent });
    try {
      await graphOf(run, stages).invoke({}, { signal: options.signal });
    } finally {
      await Promise.all(run.spending);
    }
    const { photo, quiz, synthesis, projection } = run.found;
    if (quiz === undefined || synthesis === undefined) throw new Error("the graph ended before the report");
    return {
      assessment: assess(run, run.answers),
      ...(photo === undefined ? {} : { photo }),
      quiz,
      synthesis,
      ...(projection === undefined ? {} : { projection }),
      budgetSpent,
    };
  }

  return {
    run: async (input, { signal, onStep }) => {
      const over = new AbortController();
      const progress: Progress = { photoTaken: false };
      try {
        signal.throwIfAborted();
        return await analyse(input, { signal: AbortSignal.any([signal, over.signal]), onStep, progress });
      } catch (error) {
        signal.throwIfAborted();
        throw error;
      } finally {
        over.abort();
        if (!progress.photoTaken && typeof input.photo === "object") input.photo.release();
      }
    },
  };
}

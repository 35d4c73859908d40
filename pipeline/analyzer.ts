import { TaskCancelledError, TimeoutStrategy, timeout } from "cockatiel";
import type { Clock } from "../core/clock.ts";
import { errorCode } from "../core/errors.ts";
import type { Locale } from "../core/locales.ts";
import type { Logger } from "../core/log.ts";
import { AnalysisError } from "./analysis-error.ts";
import type { Circuit } from "./circuit.ts";

/** What surrounds one analysis. */
export interface AnalysisContext {
  readonly locale: Locale;
  /** Aborts when nobody waits for the result any more, or the time limit is over. */
  readonly signal: AbortSignal;
  /** Carries the correlation id, which names the analysis and not the person. */
  readonly log: Logger;
  readonly clock: Clock;
  /** No model is begun whose time limit would end after this; the last analyser of a chain always is. */
  readonly modelsUntil: Date;
  /** Told the tokens of every model answer, used or thrown away. */
  readonly spend: (tokens: number) => void;
}

/** Makes an output of an input, in its own way. */
export interface Analyzer<I, O> {
  /** Stored beside the result: `openai:gpt-4o`, `azure:<deployment>`, `gemini:gemini-2.0-flash`, `local`. */
  readonly name: string;
  /** Keeps a failing provider from being asked again and again. */
  readonly circuit?: Circuit;
  /** @throws AnalysisError, or anything: the chain goes on with the next one */
  analyze(input: I, context: AnalysisContext): Promise<O>;
}

/** A chain of at least one analyser, best first; the last one works without a network. */
export type AnalyzerChain<I, O> = readonly [Analyzer<I, O>, ...Analyzer<I, O>[]];

/** A result and who made it. */
export interface Analysed<O> {
  readonly value: O;
  /** Name of the analyser whose answer this is. */
  readonly analysedBy: string;
  /** True when an earlier analyser of the chain should have made it. */
  readonly fallback: boolean;
}

/** Runs a chain. @throws AnalysisError `nothing-worked`, or the abort reason of the context's signal */
export type Analyze<I, O> = (input: I, context: AnalysisContext) => Promise<Analysed<O>>;

/** Settles as the work does, or rejects with the abort reason as soon as the signal aborts. */
export function untilAborted<T>(signal: AbortSignal, work: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const stop = () => reject(signal.reason);
    if (signal.aborted) stop();
    signal.addEventListener("abort", stop, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener("abort", stop));
  });
}

/** One try within a time limit: the analyser's signal aborts at its end, and nobody waits for one that ignores it. */
async function withinTime<I, O>(
  analyzer: Analyzer<I, O>,
  input: I,
  context: AnalysisContext,
  timeoutMs: number,
): Promise<O> {
  const limit = timeout(timeoutMs, { strategy: TimeoutStrategy.Aggressive, abortOnReturn: true });
  try {
    return await limit.execute(
      ({ signal }) => analyzer.analyze(input, { ...context, signal }),
      context.signal,
    );
  } catch (error) {
    if (context.signal.aborted) throw new DOMException("nobody waits for it", "AbortError");
    if (error instanceof TaskCancelledError) {
      throw new AnalysisError("timed-out", `${analyzer.name} took longer than ${timeoutMs} ms`);
    }
    throw error;
  }
}

/**
 * Tries each analyser in turn, each within its time limit and its circuit; the result says who made it.
 * The last one has no limit of its own, since nothing comes after it. An abort from outside ends the whole chain.
 * @param timeoutMs limit of each analyser but the last, its repair included
 */
export function firstThatWorks<I, O>(analyzers: AnalyzerChain<I, O>, timeoutMs: number): Analyze<I, O> {
  return async (input, context) => {
    const { signal, log, clock, modelsUntil } = context;
    let lastError: unknown;
    for (const [place, analyzer] of analyzers.entries()) {
      signal.throwIfAborted();
      const startedAt = clock().getTime();
      const isLast = place === analyzers.length - 1;
      if (!isLast && startedAt + timeoutMs > modelsUntil.getTime()) continue;
      const attempt = () =>
        isLast
          ? untilAborted(signal, analyzer.analyze(input, context))
          : withinTime(analyzer, input, context, timeoutMs);
      try {
        const value = await (analyzer.circuit === undefined ? attempt() : analyzer.circuit.run(attempt));
        log.debug({ analyzer: analyzer.name, durationMs: clock().getTime() - startedAt }, "analyzer worked");
        return { value, analysedBy: analyzer.name, fallback: place > 0 };
      } catch (error) {
        signal.throwIfAborted();
        lastError = error;
        log.warn(
          {
            analyzer: analyzer.name,
            code: errorCode(error) ?? "unexpected",
            durationMs: clock().getTime() - startedAt,
          },
          "analyzer failed",
        );
      }
    }
    throw new AnalysisError("nothing-worked", "every analyser of the chain failed", { cause: lastError });
  };
}

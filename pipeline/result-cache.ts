import { LRUCache } from "lru-cache";
import type { Clock } from "../core/clock.ts";
import { type Analysed, type AnalysisContext, type Analyze, untilAborted } from "./analyzer.ts";

/** How long equal content gets the same result. */
export const cacheTtlMs = 300_000;
/** Most results kept; the least recently used goes first. */
const maxEntries = 500;

/** How results are told apart and timed. */
export interface CacheOptions<I> {
  /** Names the whole content of the input, the language and the analysers: equal keys mean equal results. */
  readonly keyOf: (input: I, context: AnalysisContext) => string;
  readonly clock: Clock;
}

/** One run that several callers may be waiting for. */
interface SharedRun<O> {
  readonly result: Promise<Analysed<O>>;
  readonly controller: AbortController;
  waiting: number;
}

/**
 * Remembers results for 5 minutes and lets callers who ask the same at the same time share one run.
 *
 * Only what the chain's first analyser made is kept. A failure isn't, and neither is a fallback's result: it
 * reached those who waited for it, and the next one to ask gets the better analyser as soon as it works again.
 * A shared run ends early only when all of its callers have gone; the first of them pays its tokens.
 */
export function cached<I, O>(analyze: Analyze<I, O>, options: CacheOptions<I>): Analyze<I, O> {
  const { keyOf, clock } = options;
  const results = new LRUCache<string, Analysed<O>>({
    max: maxEntries,
    ttl: cacheTtlMs,
    ttlResolution: 0,
    perf: { now: () => clock().getTime() },
  });
  const running = new Map<string, SharedRun<O>>();

  function start(key: string, input: I, context: AnalysisContext): SharedRun<O> {
    const controller = new AbortController();
    const result = analyze(input, { ...context, signal: controller.signal });
    const run: SharedRun<O> = { result, controller, waiting: 0 };
    running.set(key, run);
    const forget = () => {
      if (running.get(key) === run) running.delete(key);
    };
    result.then((analysed) => {
      if (!analysed.fallback) results.set(key, analysed);
      forget();
    }, forget);
    return run;
  }

  return async (input, context) => {
    context.signal.throwIfAborted();
    const key = keyOf(input, context);
    const known = results.get(key);
    if (known !== undefined) return known;
    const run = running.get(key) ?? start(key, input, context);
    run.waiting += 1;
    try {
      return await untilAborted(context.signal, run.result);
    } finally {
      run.waiting -= 1;
      if (run.waiting === 0) {
        if (running.get(key) === run) running.delete(key);
        run.controller.abort();
      }
    }
  };
}

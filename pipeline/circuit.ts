import { BrokenCircuitError, CircuitState, circuitBreaker, handleWhen, type IBreaker } from "cockatiel";
import type { Clock } from "../core/clock.ts";
import { AnalysisError } from "./analysis-error.ts";

/** This many failures... */
const failuresToOpen = 3;
/** ...within this time... */
const windowMs = 60_000;
/** ...leave the provider alone for so long; then one call is let through as a trial. */
export const openMs = 30_000;
/** Longest a provider's `Retry-After` is believed. */
const longestPauseMs = 3_600_000;

/** Keeps calls from a provider that doesn't work at the moment. */
export interface Circuit {
  /** Runs the work if the provider may be asked. @throws AnalysisError `circuit-open`, at once, when it may not */
  run<T>(work: () => Promise<T>): Promise<T>;
}

/** Opens at the third failure within a minute; a success in between doesn't make them undone, a good trial does. */
function failuresInWindow(clock: Clock): IBreaker {
  let failedAt: number[] = [];
  return {
    state: undefined,
    success: (state) => {
      if (state === CircuitState.HalfOpen) failedAt = [];
    },
    failure: () => {
      const now = clock().getTime();
      failedAt = [...failedAt, now].filter((at) => at > now - windowMs).slice(-failuresToOpen);
      return failedAt.length >= failuresToOpen;
    },
  };
}

/** A pause the provider asked for, if it did. */
function requestedPauseMs(error: unknown): number {
  return error instanceof AnalysisError && error.code === "rate-limited" ? (error.retryAfterMs ?? 0) : 0;
}

/**
 * What says something about the provider's condition. A pause it asked for is kept to the second anyway;
 * what a model was made to say by one photo or one person must not shut it for everybody; an abort is nobody's fault.
 */
function countsAsFailure(error: Error): boolean {
  if (error instanceof AnalysisError)
    return error.code !== "forbidden-content" && requestedPauseMs(error) === 0;
  return error.name !== "AbortError";
}

/**
 * A circuit for one provider's model, to be shared by all chains that ask it.
 * The window and the provider's pauses follow the clock given; the 30 s it stays open follow the machine's.
 */
export function createCircuit(clock: Clock): Circuit {
  const breaker = circuitBreaker(handleWhen(countsAsFailure), {
    breaker: failuresInWindow(clock),
    halfOpenAfter: openMs,
  });
  let pausedUntil = Number.NEGATIVE_INFINITY;
  return {
    run: async (work) => {
      // While a trial runs, cockatiel would make everybody else wait for it, deaf to their abort signals.
      if (clock().getTime() < pausedUntil || breaker.state === CircuitState.HalfOpen) {
        throw new AnalysisError("circuit-open", "left alone for now");
      }
      try {
        return await breaker.execute(work);
      } catch (error) {
        if (error instanceof BrokenCircuitError) {
          throw new AnalysisError("circuit-open", "failed too often", { cause: error });
        }
        const pauseMs = Math.min(requestedPauseMs(error), longestPauseMs);
        if (pauseMs > 0) pausedUntil = Math.max(pausedUntil, clock().getTime() + pauseMs);
        throw error;
      }
    },
  };
}

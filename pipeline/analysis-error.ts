import { LeoError } from "../core/errors.ts";

/** Why an analyser gave nothing. */
export type AnalysisErrorCode =
  /** Not done within its time limit. */
  | "timed-out"
  /** Skipped: it failed too often a moment ago, or asked to be left alone for a while. */
  | "circuit-open"
  /** The provider asked to wait: `retryAfterMs` may be set. */
  | "rate-limited"
  /** Network, 5xx or a reply that isn't the provider's protocol. */
  | "unavailable"
  /** The provider refuses the request: wrong key, model or deployment. */
  | "rejected"
  /** The model declined, or its answer was cut off. */
  | "declined"
  /** Not what was asked for, even after one repair. */
  | "invalid-answer"
  /** Says what Leo never says. */
  | "forbidden-content"
  /** Every analyser of the chain failed, the last one too. */
  | "nothing-worked";

/** What an analyser throws, and the chain when its last one failed. */
export class AnalysisError extends LeoError<AnalysisErrorCode> {
  /** How long the provider asked to wait, in milliseconds; only with `rate-limited`. */
  readonly retryAfterMs: number | undefined;

  constructor(
    code: AnalysisErrorCode,
    message: string,
    options: ErrorOptions & { readonly retryAfterMs?: number | undefined } = {},
  ) {
    super(code, message, options);
    this.retryAfterMs = options.retryAfterMs;
  }
}

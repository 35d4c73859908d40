import type { Clock } from "../../core/clock.ts";
import { AnalysisError } from "../analysis-error.ts";

/** How long a 429 asks to wait, by `retry-after-ms` or `retry-after` (seconds or a date); `undefined` if it doesn't. */
export function retryAfterMs(headers: Headers | undefined, clock: Clock): number | undefined {
  const exact = Number(headers?.get("retry-after-ms") ?? Number.NaN);
  if (exact >= 0) return exact;
  const header = headers?.get("retry-after");
  if (!header) return undefined;
  const durationMs = Number.isNaN(Number(header))
    ? Date.parse(header) - clock().getTime()
    : Number(header) * 1000;
  return durationMs >= 0 ? durationMs : undefined;
}

/** The failure an HTTP status stands for. @param status `undefined` when no answer came at all */
export function failureOfStatus(status: number | undefined, waitMs: number | undefined): AnalysisError {
  if (status === 429) return new AnalysisError("rate-limited", "HTTP 429", { retryAfterMs: waitMs });
  if (status === undefined) return new AnalysisError("unavailable", "no answer");
  const isTheirs = status >= 500 || status === 408;
  return new AnalysisError(isTheirs ? "unavailable" : "rejected", `HTTP ${status}`);
}

import { z } from "zod";
import type { Clock } from "../../core/clock.ts";
import { AnalysisError } from "../../pipeline/analysis-error.ts";
import { failureOfStatus, retryAfterMs } from "../../pipeline/providers/failure.ts";

/** Of a provider's error, what is read: OpenAI says how long to wait in a header, Gemini in its details. */
const providerError = z.object({
  status: z.number().optional(),
  headers: z.instanceof(Headers).optional().catch(undefined),
  errorDetails: z
    .array(z.looseObject({ retryDelay: z.string().optional().catch(undefined) }))
    .optional()
    .catch(undefined),
});

/** What a provider's fault stands for. It is not kept as the cause: its message may quote what was asked. */
export function failureOf(error: unknown, clock: Clock): Error {
  if (error instanceof AnalysisError) return error;
  const read = providerError.safeParse(error).data;
  const delay = read?.errorDetails?.map(({ retryDelay }) => /^(\d+(?:\.\d+)?)s$/.exec(retryDelay ?? "")?.[1]);
  const waitSeconds = delay?.find((found) => found !== undefined);
  const waitMs = waitSeconds === undefined ? retryAfterMs(read?.headers, clock) : Number(waitSeconds) * 1000;
  return failureOfStatus(read?.status, waitMs);
}

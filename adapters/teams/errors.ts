import { ChannelError, type ChannelErrorCode, errorCode } from "../../core/errors.ts";

/** How long to wait after a 429 that doesn't say it. */
const defaultRetryAfterMs = 5_000;

/** What Leo asked the connector service for. */
export type ConnectorMethod = "send" | "edit" | "delete" | "typing";

/** An answer of the connector service that is no success. */
export interface RefusedAnswer {
  readonly status: number;
  /** The header as it came: seconds, or a date. */
  readonly retryAfter: string | null;
  /** The service's own code, such as `MessageWritesBlocked`. */
  readonly reason: string;
}

function retryAfterMs(header: string | null, now: Date): number {
  if (header === null) return defaultRetryAfterMs;
  const seconds = Number(header);
  if (header.trim() !== "" && Number.isFinite(seconds) && seconds >= 0) return Math.ceil(seconds * 1000);
  const at = Date.parse(header);
  return Number.isNaN(at) ? defaultRetryAfterMs : Math.max(0, at - now.getTime());
}

function codeFor(method: ConnectorMethod, { status, retryAfter }: RefusedAnswer): ChannelErrorCode {
  if (status === 429 || (status === 503 && retryAfter !== null)) return "rate-limited";
  // Blocked, bot removed, chat gone. A message that isn't there any more says 404 too.
  if (status === 404) return method === "send" ? "unreachable" : "not-editable";
  if (status === 403 || status === 410) return "unreachable";
  // A refused token is the operator's to mend, and 412 is Teams' own "try again": nothing is lost meanwhile.
  if (status >= 500 || status === 401 || status === 408 || status === 412) return "temporary";
  return "rejected";
}

/** Says in Leo's words what the connector service refused. */
export function refusal(method: ConnectorMethod, answer: RefusedAnswer, now: Date): ChannelError {
  const code = codeFor(method, answer);
  const reason = /^\w{1,60}$/.test(answer.reason) ? ` ${answer.reason}` : "";
  return new ChannelError(
    code,
    `Teams ${method}: ${answer.status}${reason}`,
    code === "rate-limited" ? { retryAfterMs: retryAfterMs(answer.retryAfter, now) } : {},
  );
}

/** Says what failed before there was an answer. The cause isn't kept, since it may hold addresses and tokens. */
export function noAnswer(method: string, error: unknown): ChannelError {
  if (error instanceof ChannelError) return error;
  const cause = error instanceof Error && error.cause !== undefined ? error.cause : error;
  const what = errorCode(cause) ?? (error instanceof Error ? error.name : "failed");
  return new ChannelError("temporary", `Teams ${method}: no answer (${what})`);
}

/** The same error with the parts that earlier tries and this one have delivered. */
export function withSentParts(error: unknown, sentParts: readonly string[]): unknown {
  if (!(error instanceof ChannelError)) return error;
  const { code, message, retryAfterMs: waitMs } = error;
  return new ChannelError(code, message, {
    sentParts,
    ...(waitMs === undefined ? {} : { retryAfterMs: waitMs }),
  });
}

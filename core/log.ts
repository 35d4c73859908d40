import { type DestinationStream, type Logger, pino } from "pino";
import { errorCode } from "./errors.ts";

export type { Logger } from "pino";

/** How deep a chain of causes is written to the log. */
const causeDepth = 4;

/** What of an error may stand in a log: its kind, code and place, never its message or payload. */
interface LoggedError {
  readonly type: string;
  readonly code?: string;
  /** Own file and line numbers without the message. */
  readonly stack?: readonly string[];
  readonly cause?: LoggedError;
}

/**
 * Keeps of an error only what can't hold a person's words: class name, code, stack frames, and the same of its cause.
 * Messages are left out, since SDK and database errors quote the text they were given.
 */
export function serializeError(error: unknown, depth = 0): LoggedError {
  if (!(error instanceof Error)) return { type: typeof error };
  const code = errorCode(error);
  const stack = (error.stack ?? "").split("\n").filter((line) => /^\s+at /.test(line));
  return {
    type: error.constructor.name,
    ...(code === undefined ? {} : { code }),
    stack: stack.slice(0, 8).map((line) => line.trim()),
    ...(error.cause === undefined || depth >= causeDepth
      ? {}
      : { cause: serializeError(error.cause, depth + 1) }),
  };
}

/** A logger that writes JSON lines; errors go through {@link serializeError} under `err`. */
export function createLog(level: string, destination: DestinationStream): Logger {
  return pino(
    { level, base: null, serializers: { err: serializeError, error: serializeError } },
    destination,
  );
}

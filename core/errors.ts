/** The base of every error Leo throws on purpose: a typed code, and the cause kept. */
export class LeoError<Code extends string = string> extends Error {
  /** What happened, for code and logs; the sentence a person reads comes from the locale by this code. */
  readonly code: Code;

  constructor(code: Code, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = new.target.name;
    this.code = code;
  }
}

/** Why a channel could not do what was asked. */
export type ChannelErrorCode =
  /** The platform said when to come back: `retryAfterMs` is set. */
  | "rate-limited"
  /** Blocked, kicked, deleted: nothing will arrive until the person writes again. */
  | "unreachable"
  /** Network, time-out or 5xx: worth trying again. */
  | "temporary"
  /** The platform refuses this very message; trying again changes nothing. */
  | "rejected"
  /** The message to edit is gone or of another kind: send a new one. */
  | "not-editable"
  /** A file is over the size cap. */
  | "too-large"
  /** A file is not there any more. */
  | "not-found";

/** What a channel adapter throws. */
export class ChannelError extends LeoError<ChannelErrorCode> {
  /** How long the platform asked to wait, in milliseconds; only with `rate-limited`. */
  readonly retryAfterMs: number | undefined;
  /** Ids of the parts the platform took before it failed; a later send goes on behind them. */
  readonly sentParts: readonly string[];

  constructor(
    code: ChannelErrorCode,
    message: string,
    options: ErrorOptions & { retryAfterMs?: number; sentParts?: readonly string[] } = {},
  ) {
    super(code, message, options);
    this.retryAfterMs = options.retryAfterMs;
    this.sentParts = options.sentParts ?? [];
  }
}

/** The code of an error where it has one: a {@link LeoError}'s, a system error's or a database error's. */
export function errorCode(error: unknown): string | undefined {
  if (typeof error !== "object" || error === null || !("code" in error)) return undefined;
  return typeof error.code === "string" || typeof error.code === "number" ? String(error.code) : undefined;
}

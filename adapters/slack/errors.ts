import { webApi } from "@slack/bolt";
import { ChannelError, type ChannelErrorCode, errorCode } from "../../core/errors.ts";

/** How long to wait after a refusal for haste that doesn't say it. */
const defaultRetryAfterMs = 5_000;

/** Slack's words for the conversation, or the person in it, being out of reach. */
const unreachable = new Set([
  "account_inactive",
  "cannot_dm_bot",
  "channel_not_found",
  "ekm_access_denied",
  "is_archived",
  "not_in_channel",
  "restricted_action",
  "user_disabled",
  "user_is_restricted",
  "user_not_found",
  "user_not_visible",
  "users_not_found",
]);

/** For the message to edit being gone or closed to edits. */
const notEditable = new Set([
  "cant_update_message",
  "edit_window_closed",
  "message_not_found",
  "block_mismatch",
]);

/** For the set-up, which an operator mends: nothing is lost meanwhile. */
const setUp = new Set([
  "invalid_auth",
  "messages_tab_disabled",
  "missing_scope",
  "no_permission",
  "not_allowed_token_type",
  "not_authed",
  "team_access_not_granted",
  "token_expired",
  "token_revoked",
]);

/** For Slack's own troubles. */
const passing = new Set([
  "access_denied",
  "accesslimited",
  "fatal_error",
  "internal_error",
  "org_login_required",
  "request_timeout",
  "service_unavailable",
  "team_added_to_org",
]);

/** For formatting and blocks that Slack can't read. */
const formatting = new Set(["invalid_blocks", "invalid_blocks_format", "msg_blocks_too_long"]);

/** For going too fast. */
const tooFast = new Set(["ratelimited", "rate_limited", "message_limit_exceeded"]);

/** Slack's own short word for what it refused; absent where it answered nothing or no such word. */
export function platformCode(error: unknown): string | undefined {
  if (!(error instanceof webApi.WebAPIPlatformError)) return undefined;
  return /^[a-z0-9_]{1,60}$/.exec(error.data.error)?.[0];
}

/** Whether the same words may go again without formatting. */
export function isFormattingRefused(error: unknown): boolean {
  return formatting.has(platformCode(error) ?? "");
}

/** Whether Slack refuses a token, or what it may do: a person has to mend it. */
export function isSetUpFault(error: unknown): boolean {
  const code = platformCode(error) ?? "";
  return setUp.has(code) || code === "account_inactive";
}

function codeFor(word: string | undefined): ChannelErrorCode {
  // An answer that is no word of Slack's is a page of something in between.
  if (word === undefined || setUp.has(word) || passing.has(word)) return "temporary";
  if (tooFast.has(word)) return "rate-limited";
  if (unreachable.has(word)) return "unreachable";
  if (word === "file_not_found" || word === "file_deleted") return "not-found";
  return notEditable.has(word) ? "not-editable" : "rejected";
}

/**
 * Says in Leo's words what went wrong. The SDK's error isn't kept as a cause, since it may hold what was sent and the
 * token.
 */
export function toChannelError(
  error: unknown,
  method: string,
  sentParts: readonly string[] = [],
): ChannelError {
  if (error instanceof ChannelError)
    return new ChannelError(error.code, error.message, {
      sentParts: sentParts.length > 0 ? sentParts : error.sentParts,
      ...(error.retryAfterMs === undefined ? {} : { retryAfterMs: error.retryAfterMs }),
    });
  if (error instanceof webApi.WebAPIRateLimitedError)
    return new ChannelError("rate-limited", `Slack ${method}: 429`, {
      sentParts,
      retryAfterMs: error.retryAfter * 1000,
    });
  if (error instanceof webApi.WebAPIPlatformError) {
    const word = platformCode(error);
    const code = codeFor(word);
    return new ChannelError(code, `Slack ${method}: ${word ?? "unreadable answer"}`, {
      sentParts,
      ...(code === "rate-limited" ? { retryAfterMs: defaultRetryAfterMs } : {}),
    });
  }
  if (error instanceof webApi.WebAPIHTTPError)
    return new ChannelError("temporary", `Slack ${method}: status ${error.statusCode}`, { sentParts });
  const network = error instanceof webApi.WebAPIRequestError ? error.original : error;
  const what = errorCode(network instanceof Error ? network.cause : undefined) ?? errorCode(network);
  const name = network instanceof Error ? network.name : "failed";
  return new ChannelError("temporary", `Slack ${method}: no answer (${what ?? name})`, { sentParts });
}

import { GrammyError, HttpError } from "grammy";
import { ChannelError, type ChannelErrorCode, errorCode } from "../../core/errors.ts";

/** How long to wait after a 429 that doesn't say it. */
const defaultRetryAfterMs = 5_000;

const unreachable =
  /chat not found|user is deactivated|user not found|bot was (?:blocked|kicked)|bot is not a member|peer_id_invalid|have no rights to send|not enough rights|chat_write_forbidden|group chat was (?:deactivated|upgraded)|chat is deactivated|can't initiate conversation/i;
const notEditable =
  /message to edit not found|message can't be edited|message_id_invalid|there is no (?:text|caption|media) in the message|message to delete not found|message can't be deleted|canceled by new editmessagemedia/i;
const fileGone = /wrong file|invalid file|file_id|temporarily unavailable|file not found/i;

/** Whether Telegram could not read the formatting, so that the same text may go as plain text. */
export function isFormattingRefused(error: unknown): boolean {
  return (
    error instanceof GrammyError &&
    error.error_code === 400 &&
    /can't parse|parse entities/i.test(error.description)
  );
}

/** Whether an edit changed nothing, which is as good as done. */
export function isNotModified(error: unknown): boolean {
  return error instanceof GrammyError && /message is not modified/i.test(error.description);
}

/** Whether polling is refused because Telegram posts to a webhook. */
export function isWebhookActive(error: unknown): boolean {
  return (
    error instanceof GrammyError && error.error_code === 409 && /webhook is active/i.test(error.description)
  );
}

/** The HTTP-like status Telegram answered with, where it answered. */
export function statusOf(error: unknown): number | undefined {
  return error instanceof GrammyError ? error.error_code : undefined;
}

function codeFor(error: GrammyError): ChannelErrorCode {
  const { error_code: status, description } = error;
  if (status === 429) return "rate-limited";
  if (status === 403 || (status === 400 && unreachable.test(description))) return "unreachable";
  if (/file is too big/i.test(description)) return "too-large";
  if (status === 400 && notEditable.test(description)) return "not-editable";
  if (status === 400 && error.method === "getFile" && fileGone.test(description)) return "not-found";
  // A refused token (401, 404) and a second poller (409) are the operator's to mend: nothing is lost meanwhile.
  if (status >= 500 || status === 401 || status === 404 || status === 409) return "temporary";
  return "rejected";
}

/** Telegram's own words as far as they can't quote a message: letters only, up to the second colon. */
function reason(error: GrammyError): string {
  return /^[A-Za-z_' ]+(?:: [A-Za-z_' ]+)?/.exec(error.description)?.[0].trim() ?? "";
}

/**
 * Says in Leo's words what went wrong. The SDK's error isn't kept as a cause, since it holds the whole message and
 * the address with the token.
 */
export function toChannelError(
  error: unknown,
  method: string,
  sentParts: readonly string[] = [],
): ChannelError {
  if (error instanceof ChannelError) return error;
  if (error instanceof GrammyError) {
    const code = codeFor(error);
    const retryAfterMs = (error.parameters.retry_after ?? defaultRetryAfterMs / 1000) * 1000;
    const message = `Telegram ${method}: ${error.error_code} ${reason(error)}`.trim();
    return new ChannelError(code, message, {
      sentParts,
      ...(code === "rate-limited" ? { retryAfterMs } : {}),
    });
  }
  const network = error instanceof HttpError ? error.error : error;
  const what = errorCode(network) ?? (network instanceof Error ? network.name : "failed");
  return new ChannelError("temporary", `Telegram ${method}: no answer (${what})`, { sentParts });
}

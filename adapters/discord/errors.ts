import { RESTJSONErrorCodes as codes, DiscordAPIError, HTTPError, RateLimitError } from "discord.js";
import { ChannelError, type ChannelErrorCode, errorCode } from "../../core/errors.ts";

/** The channel, the person or the way to them is gone, until they write again. */
const unreachable: ReadonlySet<unknown> = new Set([
  codes.CannotSendMessagesToThisUser,
  codes.CannotSendMessagesToThisUserDueToHavingNoMutualGuilds,
  codes.UnknownChannel,
  codes.UnknownGuild,
  codes.UnknownUser,
  codes.MissingAccess,
  codes.MissingPermissions,
  codes.CannotExecuteActionOnThisChannelType,
  codes.InvalidRecipients,
]);

const notEditable: ReadonlySet<unknown> = new Set([
  codes.UnknownMessage,
  codes.CannotEditMessageAuthoredByAnotherUser,
  codes.CannotExecuteActionOnSystemMessage,
  codes.MaximumNumberOfEditsToMessagesOlderThanOneHourReached,
]);

/** Discord's to mend, or the operator's: nothing is lost meanwhile. */
const passing: ReadonlySet<unknown> = new Set([
  codes.Unauthorized,
  codes.OpeningDirectMessagesTooFast,
  codes.SendMessagesHasBeenTemporarilyDisabled,
  codes.FeatureTemporarilyDisabledServerSide,
  codes.ServiceResourceIsBeingRateLimited,
]);

/** Discord's own code of a refusal, where it gave one. */
function discordCode(error: unknown): number | undefined {
  return error instanceof DiscordAPIError && typeof error.code === "number" && error.code !== 0
    ? error.code
    : undefined;
}

/** The HTTP status Discord answered with, where it answered. */
export function statusOf(error: unknown): number | undefined {
  return error instanceof DiscordAPIError || error instanceof HTTPError ? error.status : undefined;
}

/** Whether Discord doesn't know the token. */
export function isTokenRefused(error: unknown): boolean {
  return statusOf(error) === 401;
}

/** Whether Discord could not take the message as it was formed, so that the same words may go in a plainer form. */
export function isFormRefused(error: unknown): boolean {
  return discordCode(error) === codes.InvalidFormBodyOrContentType;
}

/** Whether the message, or the whole interaction, that was to be answered is not there (yet, or any more). */
export function isNothingThere(error: unknown): boolean {
  return statusOf(error) === 404 || discordCode(error) === codes.InvalidWebhookToken;
}

/** Whether a channel is not there any more. */
export function isChannelGone(error: unknown): boolean {
  return discordCode(error) === codes.UnknownChannel;
}

function codeFor(error: DiscordAPIError): ChannelErrorCode {
  const code = discordCode(error);
  if (unreachable.has(code)) return "unreachable";
  if (notEditable.has(code)) return "not-editable";
  if (passing.has(code)) return "temporary";
  // Without a code of Discord's own, something in between has answered.
  if (code === undefined && [401, 403, 404, 408].includes(error.status)) return "temporary";
  return "rejected";
}

/**
 * Says in Leo's words what went wrong. The SDK's error isn't kept as a cause, since it holds the whole message and,
 * in addresses, tokens of interactions.
 */
export function toChannelError(
  error: unknown,
  what: string,
  sentParts: readonly string[] = [],
): ChannelError {
  if (error instanceof ChannelError) {
    if (sentParts.length === 0) return error;
    const { code, message, retryAfterMs } = error;
    return new ChannelError(code, message, {
      sentParts,
      ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
    });
  }
  if (error instanceof RateLimitError) {
    // The SDK keeps count of what Discord allows, and says so before it would have to wait.
    const retryAfterMs = Math.max(0, Math.ceil(error.retryAfter));
    const scope = error.global ? "everything" : "this route";
    return new ChannelError("rate-limited", `Discord ${what}: ${scope} has to wait`, {
      sentParts,
      retryAfterMs,
    });
  }
  if (error instanceof DiscordAPIError) {
    const message = `Discord ${what}: ${error.status}, code ${discordCode(error) ?? "none"}`;
    return new ChannelError(codeFor(error), message, { sentParts });
  }
  if (error instanceof HTTPError)
    return new ChannelError("temporary", `Discord ${what}: ${error.status}`, { sentParts });
  const reason = errorCode(error) ?? (error instanceof Error ? error.name : "failed");
  return new ChannelError("temporary", `Discord ${what}: no answer (${reason})`, { sentParts });
}

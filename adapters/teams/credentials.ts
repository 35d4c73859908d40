import type { ChannelStatus } from "../../core/channel-status.ts";
import { ChannelError } from "../../core/errors.ts";
import { TokenError, type TokenSource } from "./token.ts";

/** Leo's identity towards the connector service, and what it says about the channel's condition. */
export interface Credentials {
  /** The header of a request; empty without credentials. @throws ChannelError `temporary` */
  authorization(signal: AbortSignal): Promise<Readonly<Record<string, string>>>;
  /** The service did what it was asked. */
  accepted(): void;
  /** The service didn't take the token. */
  refused(): void;
}

const refusedTokenAdvice =
  "Teams doesn't take Leo's token: the Azure Bot must have the same Microsoft App ID and tenant as MICROSOFT_APP_ID and MICROSOFT_APP_TENANT_ID (https://portal.azure.com, your Azure Bot, Configuration)";

/** Hands out tokens and reports every change of luck to the status. */
export function createCredentials(source: TokenSource | undefined, status: ChannelStatus): Credentials {
  return {
    authorization: async (signal) => {
      if (source === undefined) return {};
      try {
        return { authorization: `Bearer ${await source.get(signal)}` };
      } catch (error) {
        if (!(error instanceof TokenError)) throw error;
        if (!signal.aborted) status.failed(error.advice);
        throw new ChannelError("temporary", `Teams token: ${error.code}`);
      }
    },
    accepted: status.ok,
    refused: () => {
      source?.forget();
      status.failed(refusedTokenAdvice);
    },
  };
}

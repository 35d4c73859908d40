import { setTimeout as sleep } from "node:timers/promises";
import type { webApi } from "@slack/bolt";
import { z } from "zod";
import type { ChannelStatus } from "../../core/channel-status.ts";
import { errorCode } from "../../core/errors.ts";
import { maybe } from "../../core/maybe.ts";
import { patience } from "../../core/patience.ts";
import { isSetUpFault, platformCode, toChannelError } from "./errors.ts";
import type { IdentityMemory, SlackIdentity } from "./identity.ts";

/** How often the token is looked at again; it may be revoked at any time. */
const lookAgainMs = 300_000;
/** A refused token needs a person; asking often would only look like an attack. */
const refusedPauseMs = 60_000;

const apps = "https://api.slack.com/apps";

/** What Leo's bot has to be allowed to do; the manifest asks for all of it. */
export const neededScopes = [
  "app_mentions:read",
  "chat:write",
  "commands",
  "files:read",
  "files:write",
  "im:history",
  "im:write",
  "users:read",
] as const;

const authTest = z.object({
  user_id: z.string(),
  team_id: z.string(),
  bot_id: maybe(z.string()),
  team: maybe(z.string()),
});
const botInfo = z.object({ bot: z.object({ app_id: z.string() }) });

/** What Slack says about a token. */
export interface TokenReport {
  readonly identity: SlackIdentity;
  /** The workspace's name. */
  readonly team: string;
  /** Empty where Slack doesn't list what the token may do. */
  readonly missingScopes: readonly string[];
}

/** Asks Slack whose token it is and what it may do. Throws the SDK's errors. */
export async function askAboutToken(client: webApi.WebClient): Promise<TokenReport> {
  const answer = await client.auth.test();
  const { user_id: userId, team_id: teamId, bot_id: botId, team } = authTest.parse(answer);
  const granted = answer.response_metadata?.scopes ?? [];
  const appId =
    botId === undefined
      ? undefined
      : await client.bots
          .info({ bot: botId })
          .then((bot) => botInfo.safeParse(bot).data?.bot.app_id)
          .catch(() => undefined);
  return {
    identity: { userId, teamId, ...(appId === undefined ? {} : { appId }) },
    team: team ?? teamId,
    missingScopes: granted.length === 0 ? [] : neededScopes.filter((scope) => !granted.includes(scope)),
  };
}

/** What an operator should do about a bot token, in one line. */
export function tokenAdvice(error: unknown): string {
  if (isSetUpFault(error))
    return `Slack refuses SLACK_BOT_TOKEN (${platformCode(error)}): open ${apps}, choose the app, click OAuth & Permissions, install it if it isn't, and copy the Bot User OAuth Token into .env`;
  return `${toChannelError(error, "auth.test").message}; Leo keeps trying`;
}

/** What an operator should do about missing permissions, in one line. */
export function scopeAdvice(missing: readonly string[]): string {
  return `Slack: the app may not ${missing.join(", ")}: open ${apps}, choose the app, click OAuth & Permissions, add these Bot Token Scopes, and click Reinstall to Workspace`;
}

/** What an operator should do about Socket Mode, in one line. */
export function socketAdvice(error: unknown): string {
  if (errorCode(error) === "socket-mode-off")
    return `Slack: Socket Mode is switched off: open ${apps}, choose the app, click Socket Mode, and enable it`;
  if (isSetUpFault(error))
    return `Slack refuses SLACK_APP_TOKEN (${platformCode(error)}): open ${apps}, choose the app, click Basic Information, make an App-Level Token with connections:write, and copy it into .env`;
  return `${toChannelError(error, "Socket Mode").message}; Leo keeps trying`;
}

/** How long to wait at least after an error, in milliseconds. */
export function leastPauseMs(error: unknown): number {
  return isSetUpFault(error) ? refusedPauseMs : (toChannelError(error, "connect").retryAfterMs ?? 0);
}

/** The conditions that make a channel well; what is wrong first is told. */
export interface Conditions {
  /** @param fault `undefined` where all is well */
  report(part: "token" | "socket", fault: string | undefined): void;
}

/** All parts have to be well; none is known at first. */
export function conditions(parts: readonly ("token" | "socket")[], status: ChannelStatus): Conditions {
  const known = new Map<string, string | undefined>();
  return {
    report: (part, fault) => {
      known.set(part, fault);
      const wrong = parts.map((each) => known.get(each)).find((each) => each !== undefined);
      if (wrong !== undefined) status.failed(wrong);
      else if (parts.every((each) => known.has(each))) status.ok();
    },
  };
}

/** Looks at the token until stopped: at once, after every failure, and from time to time. */
export async function watchToken(
  client: webApi.WebClient,
  memory: IdentityMemory,
  condition: Conditions,
  stopped: AbortSignal,
): Promise<void> {
  const waits = patience(stopped);
  while (!stopped.aborted) {
    try {
      const { identity, missingScopes } = await askAboutToken(client);
      memory.learn(identity);
      condition.report("token", missingScopes.length === 0 ? undefined : scopeAdvice(missingScopes));
      waits.afterSuccess();
      await sleep(lookAgainMs, undefined, { signal: stopped, ref: false }).catch(() => undefined);
    } catch (error) {
      if (stopped.aborted) return;
      condition.report("token", tokenAdvice(error));
      await waits.afterFailure(leastPauseMs(error));
    }
  }
}

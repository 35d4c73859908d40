import type { Api } from "grammy";
import type { ChannelStatus } from "../../core/channel-status.ts";
import type { Logger } from "../../core/log.ts";
import { patience } from "../../core/patience.ts";
import type { CommandMenu } from "../channel.ts";
import type { BotIdentity } from "./addressed.ts";
import { toChannelError } from "./errors.ts";
import { wantedUpdates } from "./polling.ts";
import { adviceFor, leastPauseMs } from "./status.ts";

/** Requests Telegram may post at the same time. */
const webhookConnections = 64;

/** Where Telegram shall post updates. */
export interface WebhookAddress {
  readonly url: string;
  readonly secret: string;
}

async function attempt(
  api: Api,
  webhook: WebhookAddress | undefined,
  at: (method: string) => void,
): Promise<BotIdentity> {
  at("getMe");
  const me = await api.getMe();
  if (webhook === undefined) {
    at("deleteWebhook");
    await api.deleteWebhook();
  } else {
    at("setWebhook");
    await api.setWebhook(webhook.url, {
      secret_token: webhook.secret,
      max_connections: webhookConnections,
      allowed_updates: wantedUpdates,
    });
  }
  return { id: me.id, username: me.username };
}

/**
 * Asks who the bot is and chooses polling or webhook, as often as it takes.
 * @returns `undefined` when stopped before it worked
 */
export async function connect(
  api: Api,
  webhook: WebhookAddress | undefined,
  status: ChannelStatus,
  stopped: AbortSignal,
): Promise<BotIdentity | undefined> {
  const waits = patience(stopped);
  while (!stopped.aborted) {
    let method = "";
    try {
      return await attempt(api, webhook, (next) => {
        method = next;
      });
    } catch (error) {
      if (stopped.aborted) return undefined;
      status.failed(adviceFor(error, method));
      await waits.afterFailure(leastPauseMs(error, method));
    }
  }
  return undefined;
}

/** Puts the commands into Telegram's menu, in every language, English being the default; best effort. */
export async function publishCommands(api: Api, menu: CommandMenu, log: Logger): Promise<void> {
  const lists = [...Object.entries(menu), ...(menu.en === undefined ? [] : [["", menu.en] as const])];
  for (const [language, entries] of lists) {
    const commands = entries.map(({ name, description }) => ({
      command: name,
      description: description.slice(0, 256),
    }));
    try {
      await api.setMyCommands(commands, language === "" ? {} : { language_code: language as "en" });
    } catch (error) {
      log.warn(
        { err: toChannelError(error, "setMyCommands") },
        "Telegram: the menu of commands was not updated",
      );
      return;
    }
  }
}

import { setTimeout as sleep } from "node:timers/promises";
import { Api } from "grammy";
import { z } from "zod";
import { channelStatus } from "../../core/channel-status.ts";
import { ChannelError } from "../../core/errors.ts";
import type { ConversationRef } from "../../core/message.ts";
import type { ChannelAdapter, ChannelServices, Receive } from "../channel.ts";
import type { BotIdentity } from "./addressed.ts";
import { connect, publishCommands } from "./connect.ts";
import { downloadFile } from "./download.ts";
import { editDrafts } from "./edit.ts";
import { type Intake, openIntake } from "./intake.ts";
import { maxPhotoBytes } from "./limits.ts";
import { poll } from "./polling.ts";
import { renderMessage } from "./render.ts";
import { openConnections } from "./request.ts";
import { type Destination, sendDrafts } from "./send.ts";
import type { TelegramSettings } from "./settings.ts";
import { answerWebhook } from "./webhook.ts";

/** How long any request may take; a poll is held open for 30 s by design. */
const requestTimeoutSeconds = 45;
/** How long the start waits for Telegram; the channel goes on connecting afterwards. */
const startTimeoutMs = 3_000;
/** How long the stop waits for messages that are being stored. */
const stopTimeoutMs = 5_000;

const address = z.object({ topicId: z.number().int() });

function destination(to: ConversationRef): Destination {
  const chatId = Number(to.id);
  if (!Number.isSafeInteger(chatId)) throw new ChannelError("rejected", "not a Telegram chat");
  return { chatId, topicId: address.safeParse(to.address).data?.topicId };
}

/** Connects Leo to Telegram through grammY's `Api`; nothing is sent or received before `start`. */
export function createTelegramAdapter(settings: TelegramSettings, services: ChannelServices): ChannelAdapter {
  const { token, apiRoot, webhookSecret } = settings;
  const log = services.log.child({ channel: "telegram" });
  const connections = openConnections(apiRoot);
  const api = new Api(token, { apiRoot, timeoutSeconds: requestTimeoutSeconds, fetch: connections.fetch });
  const files = { api, connections, fileRoot: `${apiRoot}/file/bot${token}` };
  const status = channelStatus("Telegram", log);

  // A token begins with the bot's id; the name comes from Telegram.
  let identity: BotIdentity = { id: Number(token.split(":")[0]), username: "" };
  let intake: Intake | undefined;
  let stopping = new AbortController();
  let running: Promise<void> = Promise.resolve();

  const run = async (open: Intake, stopped: AbortSignal): Promise<void> => {
    const url = `${services.publicUrl}/webhooks/telegram`;
    const webhook = webhookSecret === undefined ? undefined : { url, secret: webhookSecret };
    const found = await connect(api, webhook, status, stopped);
    if (found === undefined) return;
    identity = found;
    status.ok();
    void publishCommands(api, services.commandMenu, log);
    if (webhook !== undefined) return;
    await services.lead(
      `telegram ${found.id}`,
      (until) => poll({ api, intake: open, status, log, stopped: until }),
      stopped,
    );
  };

  return {
    maxPhotoBytes,
    ...(webhookSecret === undefined
      ? {}
      : {
          webhook: (request, response) =>
            answerWebhook(request, response, { secret: webhookSecret, log, intake: () => intake }),
        }),
    start: async (receive: Receive) => {
      stopping = new AbortController();
      intake = openIntake(api, receive, () => identity, services.clock, log);
      running = run(intake, stopping.signal);
      await Promise.race([status.known, sleep(startTimeoutMs, undefined, { ref: false })]);
    },
    stop: async () => {
      stopping.abort();
      const open = intake;
      intake = undefined;
      const done = Promise.all([running, open?.idle()]);
      await Promise.race([done, sleep(stopTimeoutMs, undefined, { ref: false })]);
      connections.close();
    },
    health: status.health,
    send: async (to, message, already) =>
      await sendDrafts(api, destination(to), renderMessage(message), already?.parts ?? []),
    edit: async (to, sent, message) => await editDrafts(api, destination(to), sent, renderMessage(message)),
    typing: async (to) => {
      await api.sendChatAction(Number(to.id), "typing").catch(() => undefined);
    },
    download: async (attachment) => await downloadFile(files, attachment.id),
  };
}

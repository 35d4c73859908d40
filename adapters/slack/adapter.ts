import { setTimeout as sleep } from "node:timers/promises";
import { z } from "zod";
import { channelStatus } from "../../core/channel-status.ts";
import { ChannelError } from "../../core/errors.ts";
import type { ConversationRef } from "../../core/message.ts";
import type { ChannelAdapter, ChannelServices } from "../channel.ts";
import { type Backlog, readBacklog } from "./backlog.ts";
import { slackClient } from "./client.ts";
import { conditions, leastPauseMs, socketAdvice, watchToken } from "./connect.ts";
import { type Destination, directChats } from "./direct-chats.ts";
import { downloadFile } from "./download.ts";
import { editDrafts } from "./edit.ts";
import { createHomes } from "./home.ts";
import { directChatLink, identityMemory } from "./identity.ts";
import { type Intake, openIntake } from "./intake.ts";
import { maxPhotoBytes } from "./limits.ts";
import { senderProfiles } from "./profiles.ts";
import { renderMessage } from "./render.ts";
import { sendDrafts } from "./send.ts";
import type { SlackSettings } from "./settings.ts";
import { receiveBySocket } from "./socket.ts";
import { answerWebhook } from "./webhook.ts";

/** How long the start waits for Slack; the channel goes on connecting afterwards. */
const startTimeoutMs = 3_000;
/** How long the stop waits for messages that are being stored. */
const stopTimeoutMs = 5_000;
/** How long a photo's download may take. */
const downloadTimeoutMs = 60_000;

const connection = z.object({ url: z.url({ protocol: /^wss?$/ }) });

/** Connects Leo to a Slack workspace through Bolt's Web API client; nothing is sent or received before `start`. */
export function createSlackAdapter(settings: SlackSettings, services: ChannelServices): ChannelAdapter {
  const { botToken, signingSecret, appToken, apiUrl } = settings;
  const { clock } = services;
  const log = services.log.child({ channel: "slack" });
  const client = slackClient(botToken, apiUrl);
  const directs = directChats(client);
  const identity = identityMemory();
  const homes = services.home === undefined ? undefined : createHomes(client, services.home, log);
  const status = channelStatus("Slack", log);
  const files = { client, botToken, apiUrl, timeoutMs: downloadTimeoutMs };

  let intake: Intake | undefined;
  let stopping = new AbortController();
  let running: Promise<unknown> = Promise.resolve();

  const receiveOverSocket = async (
    token: string,
    open: Intake,
    condition: ReturnType<typeof conditions>,
    stopped: AbortSignal,
  ): Promise<void> => {
    const socketClient = slackClient(token, apiUrl);
    await receiveBySocket({
      address: async () => connection.parse(await socketClient.apps.connections.open({})).url,
      intake: open,
      log,
      stopped,
      connected: () => condition.report("socket", undefined),
      failed: (error) => {
        condition.report("socket", socketAdvice(error));
        return leastPauseMs(error);
      },
    });
  };

  /** Finds what was written while no instance listened. */
  const lookBack = async (backlog: Omit<Backlog, "known">, stopped: AbortSignal): Promise<void> => {
    const known = () => services.knownConversations("slack");
    try {
      await services.lead(
        "slack backlog",
        (until) => readBacklog({ ...backlog, known, stopped: until }),
        stopped,
      );
    } catch (error) {
      log.error({ err: error }, "Slack: what was written meanwhile could not be looked for");
    }
  };

  /** Does something in a conversation; where its chat isn't there any more, once more in the person's present one. */
  const inChat = async <Result>(
    to: ConversationRef,
    act: (destination: Destination, sentParts: readonly string[] | undefined) => Promise<Result>,
  ): Promise<Result> => {
    const destination = await directs.destination(to);
    try {
      return await act(destination, undefined);
    } catch (error) {
      if (!(error instanceof ChannelError) || error.code !== "unreachable" || to.kind === "group")
        throw error;
      return await act(await directs.reopened(to), error.sentParts);
    }
  };

  return {
    maxPhotoBytes,
    photosAllowed: settings.photosAllowed,
    ...(signingSecret === undefined
      ? {}
      : {
          webhook: (request, response) =>
            answerWebhook(request, response, { signingSecret, clock, log, intake: () => intake }),
        }),
    start: async (receive) => {
      stopping = new AbortController();
      const completeSender = senderProfiles(client, clock);
      intake = openIntake({ receive, identity, completeSender, directs, homes, clock, log });
      const condition = conditions(appToken === undefined ? ["token"] : ["token", "socket"], status);
      const backlog = { client, intake, clock, log, stopped: stopping.signal };
      running = Promise.all([
        lookBack(backlog, stopping.signal),
        watchToken(client, identity, condition, stopping.signal),
        appToken === undefined ? undefined : receiveOverSocket(appToken, intake, condition, stopping.signal),
      ]);
      await Promise.race([status.known, sleep(startTimeoutMs, undefined, { ref: false })]);
    },
    stop: async () => {
      stopping.abort();
      const open = intake;
      intake = undefined;
      const done = Promise.all([running, open?.idle()]);
      await Promise.race([done, sleep(stopTimeoutMs, undefined, { ref: false })]);
    },
    health: status.health,
    send: async (to, message, already) => {
      const drafts = renderMessage(message);
      const sent = await inChat(to, (destination, sentParts) =>
        sendDrafts(client, destination, drafts, sentParts ?? already?.parts ?? []),
      );
      homes?.answered(to.id);
      return sent;
    },
    edit: async (to, sent, message) => {
      const drafts = renderMessage(message);
      const edited = await inChat(to, (destination) => editDrafts(client, destination, sent, drafts));
      homes?.answered(to.id);
      return edited;
    },
    directChatUrl: () => directChatLink(identity.present()),
    download: async (attachment) => await downloadFile(files, attachment.id),
  };
}

import { setMaxListeners } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import { Routes } from "discord.js";
import { z } from "zod";
import { channelStatus } from "../../core/channel-status.ts";
import { ChannelError } from "../../core/errors.ts";
import type { ConversationRef } from "../../core/message.ts";
import { patience } from "../../core/patience.ts";
import type { ChannelAdapter, ChannelServices, Receive } from "../channel.ts";
import { openAcknowledge } from "./acknowledge.ts";
import { type Address, readAddress, snowflake } from "./address.ts";
import { openAnswering } from "./answering.ts";
import { publishCommands } from "./commands.ts";
import { downloadFile } from "./download.ts";
import { editDrafts } from "./edit.ts";
import { fetchGateway, openGateway } from "./gateway.ts";
import { type Intake, openIntake } from "./intake.ts";
import { maxPhotoBytes } from "./limits.ts";
import { renderMessage } from "./render.ts";
import { openApi } from "./request.ts";
import { sendDrafts } from "./send.ts";
import type { DiscordSettings } from "./settings.ts";
import { adviceFor, leastPauseMs } from "./status.ts";

/** How long the start waits for Discord; the channel goes on connecting afterwards. */
const startTimeoutMs = 3_000;
/** How long the stop waits for messages that are being stored. */
const stopTimeoutMs = 4_000;
/** How long a whole download may take. */
const downloadTimeoutMs = 60_000;

const ownUser = z.object({ id: snowflake });

/** Connects Leo to Discord; nothing is sent or received before `start`. */
export function createDiscordAdapter(settings: DiscordSettings, services: ChannelServices): ChannelAdapter {
  const { token, apiUrl } = settings;
  const { clock } = services;
  const log = services.log.child({ channel: "discord" });
  const api = openApi(settings);
  const answering = openAnswering(api, clock);
  const sending = { api, answering };
  const status = channelStatus("Discord", log);

  let botId: string | undefined;
  let intake: Intake | undefined;
  let stopping = new AbortController();
  let running: Promise<void> = Promise.resolve();
  let begin = (): void => undefined;
  const begun = new Promise<void>((resolve) => {
    begin = resolve;
  });

  const addressOf = (to: ConversationRef): Address => {
    if (!snowflake.safeParse(to.id).success) throw new ChannelError("rejected", "not a Discord channel");
    return readAddress(to, clock());
  };

  /** Asks who the bot is and how many connections it needs, as often as it takes. */
  const connect = async (stopped: AbortSignal): Promise<{ id: string; shards: number } | undefined> => {
    const waits = patience(stopped);
    while (!stopped.aborted) {
      try {
        const { id } = ownUser.parse(await api.get(Routes.user()));
        const { shards } = await fetchGateway(api);
        return { id, shards };
      } catch (error) {
        if (stopped.aborted) return undefined;
        status.failed(adviceFor(error, "start"));
        await waits.afterFailure(leastPauseMs(error));
      }
    }
    return undefined;
  };

  const run = async (open: Intake, stopped: AbortSignal): Promise<void> => {
    const found = await connect(stopped);
    if (found === undefined) return;
    const { id: ownId, shards } = found;
    botId = ownId;
    status.ok();
    let isPublished = false;
    const runShard = openGateway({
      api,
      token,
      intake: open,
      status,
      log,
      known: () => services.knownConversations("discord"),
      onReady: (applicationId) => {
        begin();
        if (isPublished) return;
        isPublished = true;
        void publishCommands(api, applicationId ?? ownId, services.commandMenu, log);
      },
    });
    const lead = (id: number): Promise<void> =>
      services.lead(`discord ${ownId} ${id}/${shards}`, (until) => runShard([id, shards], until), stopped);
    await Promise.all(Array.from({ length: shards }, (_, id) => lead(id)));
  };

  return {
    maxPhotoBytes,
    start: async (receive: Receive) => {
      stopping = new AbortController();
      const stopped = stopping.signal;
      // Every message that waits to be stored listens.
      setMaxListeners(0, stopped);
      const acknowledge = openAcknowledge(api, answering, log, stopped);
      const shared = { api, receive, acknowledge, status, clock, log, stopped };
      intake = openIntake({ ...shared, botId: () => botId ?? "" });
      running = run(intake, stopped);
      // Well so far is not begun yet: only then is nothing missed any more.
      const known = status.known.then(() => (status.health().ok ? begun : undefined));
      await Promise.race([known, sleep(startTimeoutMs, undefined, { ref: false })]);
    },
    stop: async () => {
      stopping.abort();
      const done = Promise.all([running, intake?.idle()]);
      await Promise.race([done, sleep(stopTimeoutMs, undefined, { ref: false })]);
      api.close();
    },
    health: status.health,
    send: async (to, message, already, key) =>
      await sendDrafts(sending, addressOf(to), renderMessage(message), already?.parts ?? [], key),
    edit: async (to, sent, message) => {
      const address = addressOf(to);
      const edited = await editDrafts(sending, address, sent, renderMessage(message));
      // A command that only changes an earlier message has its answer there.
      if (address.interaction !== undefined)
        await answering.withdraw(address.interaction).catch(() => undefined);
      return edited;
    },
    directChatUrl: () => (botId === undefined ? undefined : `https://discord.com/users/${botId}`),
    typing: async (to) => {
      await api.post(Routes.channelTyping(to.id)).catch(() => undefined);
    },
    download: async (attachment) =>
      await downloadFile({ api, apiUrl, timeoutMs: downloadTimeoutMs }, attachment.id),
  };
}

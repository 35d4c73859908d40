import { setTimeout as sleep } from "node:timers/promises";
import { channelStatus } from "../../core/channel-status.ts";
import { ChannelError } from "../../core/errors.ts";
import type { ConversationRef } from "../../core/message.ts";
import { patience } from "../../core/patience.ts";
import type { ChannelAdapter, ChannelServices, Receive } from "../channel.ts";
import { referenceSchema, type TeamsReference } from "./activity.ts";
import { createAuthenticator } from "./authenticate.ts";
import { createConnector } from "./connector.ts";
import { createCredentials } from "./credentials.ts";
import { downloadPhoto, downloadTimeouts } from "./download.ts";
import { type Intake, openIntake } from "./intake.ts";
import { maxPhotoBytes } from "./photos.ts";
import { renderMessage } from "./render.ts";
import { editDrafts, type Sending, sendDrafts } from "./send.ts";
import { isLoopbackName, serviceAllowance } from "./service-hosts.ts";
import type { TeamsSettings } from "./settings.ts";
import { createTokenSource, TokenError } from "./token.ts";
import { answerWebhook } from "./webhook.ts";

/** How long the start waits for a first token; the channel goes on asking afterwards. */
const startTimeoutMs = 3_000;
/** How long the stop waits for messages that are being stored. */
const stopTimeoutMs = 5_000;
/** Refused credentials need a person; asking often would only look like an attack. */
const refusedPauseMs = 60_000;

function referenceOf(to: ConversationRef): TeamsReference {
  const read = referenceSchema.safeParse(to.address);
  if (!read.success) throw new ChannelError("rejected", "Teams: the conversation has no reference");
  return read.data;
}

function isLocal(address: string): boolean {
  return URL.canParse(address) && isLoopbackName(new URL(address).hostname);
}

/** Connects Leo to Microsoft Teams: activities come in by webhook, answers go out by the conversation's reference. */
export function createTeamsAdapter(settings: TeamsSettings, services: ChannelServices): ChannelAdapter {
  const { credentials: known, serviceHosts, photosAllowed } = settings;
  const { log } = services;
  const status = channelStatus("Teams", log);
  const allows = serviceAllowance(serviceHosts, known === undefined);
  const authenticator = known === undefined ? undefined : createAuthenticator(settings);
  const tokens = createTokenSource(settings, services.clock);
  const credentials = createCredentials(tokens, status);
  const stopping = new AbortController();
  const connector = createConnector({ allows, credentials, clock: services.clock, stopped: stopping.signal });
  let intake: Intake | undefined;

  /** Gets a first token, as often as it takes, so that wrong credentials are told before anybody writes. */
  const connect = async (): Promise<void> => {
    const waits = patience(stopping.signal);
    while (!stopping.signal.aborted) {
      try {
        await tokens?.get(stopping.signal);
        status.ok();
        return;
      } catch (error) {
        if (stopping.signal.aborted || !(error instanceof TokenError)) return;
        status.failed(error.advice);
        await waits.afterFailure(error.code === "refused" ? refusedPauseMs : 0);
      }
    }
  };
  const sendingTo = (to: ConversationRef): Sending => {
    const reference = referenceOf(to);
    // Teams fetches pictures from the internet, over https only; an emulator on this machine fetches from here.
    const isReachable = services.publicUrl.startsWith("https://") || isLocal(reference.serviceUrl);
    const owner = to.kind === "direct" ? reference.user : undefined;
    return {
      connector,
      to: reference,
      host: async ({ kind, name, mediaType, base64 }) => {
        if (owner === undefined || (kind === "picture" && !isReachable)) return undefined;
        const file = { name, mediaType, content: Buffer.from(base64, "base64") };
        return await services.hostFile({ id: owner.id }, file);
      },
    };
  };

  return {
    maxPhotoBytes,
    photosAllowed,
    webhook: (request, response) =>
      answerWebhook(request, response, { authenticator, allows, log, intake: () => intake }),
    start: async (receive: Receive) => {
      intake = openIntake(receive, services.refreshAddress, services.clock);
      void connect();
      await Promise.race([status.known, sleep(startTimeoutMs, undefined, { ref: false })]);
    },
    stop: async () => {
      const open = intake;
      intake = undefined;
      await Promise.race([open?.idle(), sleep(stopTimeoutMs, undefined, { ref: false })]);
      stopping.abort();
    },
    health: status.health,
    directChatUrl: () =>
      known === undefined ? undefined : `https://teams.microsoft.com/l/chat/0/0?users=28:${known.appId}`,
    send: async (to, message, already) =>
      await sendDrafts(sendingTo(to), renderMessage(message), already?.parts ?? []),
    edit: async (to, sent, message) => await editDrafts(sendingTo(to), sent, renderMessage(message)),
    typing: async (to) => {
      const read = referenceSchema.safeParse(to.address);
      if (read.success) await connector.send(read.data, { type: "typing" }).catch(() => undefined);
    },
    download: async ({ id }) =>
      await downloadPhoto({ allows, credentials, stopped: stopping.signal, timeouts: downloadTimeouts }, id),
  };
}

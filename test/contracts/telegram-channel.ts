import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { Writable } from "node:stream";
import type { ChannelAdapter } from "../../adapters/channel.ts";
import { telegram as channel } from "../../adapters/telegram/channel.ts";
import { systemClock } from "../../core/clock.ts";
import { createLog } from "../../core/log.ts";
import type { ConversationRef } from "../../core/message.ts";
import { type EmulatedTelegram, startTelegram } from "../emulators/telegram.ts";
import type { EmulatedUser } from "../emulators/telegram-person.ts";
import { quietServices } from "../support/channel-services.ts";
import { knowNobody, leadAlone } from "../support/lead.ts";
import { type ContractInbox, contractInbox } from "./contract-inbox.ts";
import { memoryMailbox } from "./memory-mailbox.ts";

/** The Telegram channel in front of the emulator, with both in reach. */
export interface TelegramSetup {
  readonly telegram: EmulatedTelegram;
  readonly adapter: ChannelAdapter;
  readonly inbox: ContractInbox;
  readonly anna: EmulatedUser;
  /** Anna's direct chat, which she has begun. */
  readonly chat: ConversationRef;
  /** Address of the webhook, in either mode. */
  readonly webhookUrl: string;
  readonly secret: string;
  logLines(): readonly string[];
  start(): Promise<void>;
  /** Another adapter with the same token, as in a second process. */
  second(): Promise<{ readonly adapter: ChannelAdapter; readonly inbox: ContractInbox }>;
  close(): Promise<void>;
}

/** Puts the channel in front of a new emulator; not started yet. @param token the one Leo has, if not the right one */
export async function setUpTelegram(mode: "polling" | "webhook", token?: string): Promise<TelegramSetup> {
  const telegram = await startTelegram();
  const secret = "secret-of-the-webhook";
  const lines: string[] = [];
  const destination = new Writable({
    write: (line, _, done) => {
      lines.push(String(line));
      done();
    },
  });
  const settings = channel.env.parse({
    TELEGRAM_BOT_TOKEN: token ?? telegram.token,
    TELEGRAM_API_ROOT: `${telegram.apiRoot}/`,
    TELEGRAM_MODE: mode,
    TELEGRAM_WEBHOOK_SECRET: secret,
  });
  if (settings === undefined) throw new Error("the channel is off");
  let adapter: ChannelAdapter | undefined;
  const server = createServer((request, response) => {
    if (adapter?.webhook === undefined) response.writeHead(404).end();
    else void adapter.webhook(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const publicUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const create = () =>
    channel.create(settings, {
      log: createLog("trace", destination),
      clock: systemClock,
      mailbox: memoryMailbox(),
      lead: leadAlone,
      knownConversations: knowNobody,
      commandMenu: {
        en: [{ name: "checkin", description: "Start a check-in" }],
        de: [{ name: "checkin", description: "Check-in beginnen" }],
      },
      publicUrl,
      instanceId: "instance-1",
      ...quietServices,
    });
  const first = await create();
  adapter = first;
  const inbox = contractInbox();
  const anna = telegram.user({ languageCode: "de" });
  const others: ChannelAdapter[] = [];
  return {
    telegram,
    adapter: first,
    inbox,
    anna,
    chat: { channel: "telegram", id: String(anna.id), kind: "direct" },
    webhookUrl: `${publicUrl}/webhooks/telegram`,
    secret,
    logLines: () => lines,
    start: async () => {
      await first.start(inbox.receive);
      anna.text("/start");
    },
    second: async () => {
      const next = { adapter: await create(), inbox: contractInbox() };
      others.push(next.adapter);
      return next;
    },
    close: async () => {
      await Promise.all([first, ...others].map((each) => each.stop()));
      await telegram.close();
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}

import { Writable } from "node:stream";
import type { ChannelAdapter } from "../../adapters/channel.ts";
import { discord as channel } from "../../adapters/discord/channel.ts";
import { type MovableClock, shiftedClock, systemClock } from "../../core/clock.ts";
import type { KnownConversation } from "../../core/known-conversations.ts";
import type { Lead } from "../../core/lead.ts";
import { createLog } from "../../core/log.ts";
import type { ConversationRef, InboundMessage } from "../../core/message.ts";
import { type DiscordOptions, type EmulatedDiscord, startDiscord } from "../emulators/discord.ts";
import type { EmulatedDiscordUser } from "../emulators/discord-user.ts";
import { quietServices } from "../support/channel-services.ts";
import { leadAlone } from "../support/lead.ts";
import { type ContractInbox, contractInbox } from "./contract-inbox.ts";
import { memoryMailbox } from "./memory-mailbox.ts";
import { until } from "./until.ts";

/** The Discord channel in front of the emulator, with both in reach. */
export interface DiscordSetup {
  readonly discord: EmulatedDiscord;
  readonly adapter: ChannelAdapter;
  readonly inbox: ContractInbox;
  readonly clock: MovableClock;
  readonly anna: EmulatedDiscordUser;
  /** Anna's direct channel. */
  readonly chat: ConversationRef;
  logLines(): readonly string[];
  /** Texts that were stored, a repeated one once, in the order they came. */
  texts(): readonly string[];
  /** Starts it and lets Anna greet. */
  start(): Promise<void>;
  /** Another adapter on the same inbox, as after a restart. */
  again(): Promise<ChannelAdapter>;
  close(): Promise<void>;
}

/** What a database would know of the conversations. */
function knownFrom(stored: readonly InboundMessage[]): KnownConversation[] {
  const found = new Map<string, KnownConversation>();
  for (const { conversation, order } of stored)
    if (conversation.kind === "direct") found.set(conversation.id, { conversation, lastOrder: order });
  return [...found.values()];
}

/** Puts the channel in front of a new emulator; not started yet. @param token the one Leo has, if not the right one */
export async function setUpDiscord(
  options: DiscordOptions & { readonly token?: string; readonly lead?: Lead } = {},
): Promise<DiscordSetup> {
  const discord = await startDiscord(options);
  const lines: string[] = [];
  const destination = new Writable({
    write: (line, _, done) => {
      lines.push(String(line));
      done();
    },
  });
  const settings = channel.env.parse({
    DISCORD_TOKEN: options.token ?? discord.token,
    DISCORD_API_URL: discord.apiUrl,
  });
  if (settings === undefined) throw new Error("the channel is off");
  const inbox = contractInbox();
  const clock = shiftedClock(systemClock);
  const create = () =>
    channel.create(settings, {
      log: createLog("trace", destination),
      clock: clock.now,
      mailbox: memoryMailbox(),
      lead: options.lead ?? leadAlone,
      knownConversations: async () => knownFrom(inbox.stored),
      commandMenu: {
        en: [{ name: "checkin", description: "Start a check-in" }],
        de: [{ name: "checkin", description: "Check-in beginnen" }],
        es: [{ name: "checkin", description: "Empezar el cuestionario" }],
        ru: [{ name: "checkin", description: "Начать опрос" }],
      },
      publicUrl: "https://leo.example",
      instanceId: "instance-1",
      ...quietServices,
    });
  const adapter = await create();
  const adapters = [adapter];
  const anna = discord.user("de");
  const texts = () => {
    const byId = new Map(inbox.stored.map((each) => [each.id, each]));
    return [...byId.values()].map(({ content }) => (content.kind === "text" ? content.text : content.kind));
  };
  return {
    discord,
    adapter,
    inbox,
    clock,
    anna,
    chat: {
      channel: "discord",
      id: anna.direct.id,
      kind: "direct",
      address: { userId: anna.id },
    },
    logLines: () => lines,
    texts,
    start: async () => {
      await adapter.start(inbox.receive);
      anna.say("hello");
      await until(() => texts().includes("hello"), "the greeting");
    },
    again: async () => {
      const next = await create();
      adapters.push(next);
      await next.start(inbox.receive);
      return next;
    },
    close: async () => {
      await Promise.all(adapters.map((each) => each.stop()));
      await discord.close();
    },
  };
}

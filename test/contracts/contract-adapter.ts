import { Writable } from "node:stream";
import type { Channel, ChannelAdapter } from "../../adapters/channel.ts";
import { type ChannelName, channels } from "../../adapters/channels.ts";
import { createLog } from "../../core/log.ts";
import type { ConversationRef } from "../../core/message.ts";
import { quietServices } from "../support/channel-services.ts";
import { knowNobody, leadAlone } from "../support/lead.ts";
import type { ChannelEmulation, EmulatedPerson, EmulationVariant } from "./channel-emulation.ts";
import { contractClock } from "./contract-clock.ts";
import { type ContractInbox, contractInbox } from "./contract-inbox.ts";
import { memoryMailbox } from "./memory-mailbox.ts";

/** A channel in front of its emulated platform. */
export interface ContractSetup {
  readonly platform: ChannelEmulation;
  readonly adapter: ChannelAdapter;
  readonly inbox: ContractInbox;
  /** Everything that was logged. */
  log(): string;
  start(): Promise<void>;
  /** Lets a person say hello, so that Leo knows the conversation. */
  meet(): Promise<{ readonly person: EmulatedPerson; readonly conversation: ConversationRef }>;
  close(): Promise<void>;
}

/** Puts a channel of the registry in front of its platform; not started yet. */
export async function setUpChannel(name: ChannelName, variant: EmulationVariant): Promise<ContractSetup> {
  const channel: Channel = channels[name];
  const platform = await variant.start();
  const lines: string[] = [];
  const destination = new Writable({
    write: (line, _, done) => {
      lines.push(String(line));
      done();
    },
  });
  const settings = channel.env.parse(platform.env);
  if (settings === undefined || settings === null)
    throw new Error(`${name} is off although its variables are set`);
  const mailbox = memoryMailbox();
  const adapter = await channel.create(settings, {
    log: createLog("trace", destination),
    clock: contractClock,
    mailbox,
    lead: leadAlone,
    knownConversations: knowNobody,
    commandMenu: {
      en: [{ name: "checkin", description: "Start a check-in" }],
      de: [{ name: "checkin", description: "Check-in beginnen" }],
    },
    publicUrl: platform.publicUrl,
    instanceId: "instance-1",
    ...quietServices,
  });
  const inbox = contractInbox();
  return {
    platform,
    adapter,
    inbox,
    log: () => lines.join(""),
    start: async () => {
      await platform.attach(adapter, mailbox);
      await adapter.start(inbox.receive);
    },
    meet: async () => {
      const person = platform.person();
      const before = inbox.stored.length;
      await person.say("hello");
      const message = (await inbox.until(before + 1)).at(-1);
      if (message === undefined) throw new Error("the greeting did not arrive");
      return { person, conversation: message.conversation };
    },
    close: async () => {
      await adapter.stop();
      await platform.close();
    },
  };
}

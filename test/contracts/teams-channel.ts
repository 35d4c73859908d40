import { Writable } from "node:stream";
import type { ChannelAdapter, ChannelServices } from "../../adapters/channel.ts";
import { teams as channel } from "../../adapters/teams/channel.ts";
import { type MovableClock, movableClock } from "../../core/clock.ts";
import { createLog } from "../../core/log.ts";
import type { ConversationRef, SenderRef } from "../../core/message.ts";
import { type EmulatedTeams, startTeams } from "../emulators/teams.ts";
import type { TeamsUser } from "../emulators/teams-person.ts";
import { knowNobody, leadAlone } from "../support/lead.ts";
import { type ContractInbox, contractInbox } from "./contract-inbox.ts";
import { memoryMailbox } from "./memory-mailbox.ts";
import { serveWebhook } from "./webhook-server.ts";

/** The Teams channel in front of the emulator, with both in reach. */
export interface TeamsSetup {
  readonly teams: EmulatedTeams;
  readonly adapter: ChannelAdapter;
  readonly inbox: ContractInbox;
  readonly clock: MovableClock;
  readonly anna: TeamsUser;
  readonly webhookUrl: string;
  /** Addresses that were refreshed without a message. */
  readonly refreshed: readonly { readonly conversation: ConversationRef; readonly sender: SenderRef }[];
  /** Files that were given an address. */
  readonly hosted: readonly Parameters<ChannelServices["hostFile"]>[1][];
  log(): string;
  /** Starts the channel and lets Anna say hello; her conversation. */
  meet(): Promise<ConversationRef>;
  close(): Promise<void>;
}

/** Puts the channel in front of a new emulator; not started yet. @param env replaces variables */
export async function setUpTeams(
  env: Readonly<Record<string, string>> = {},
  signed = true,
): Promise<TeamsSetup> {
  const teams = await startTeams(signed);
  const hook = await serveWebhook("/webhooks/teams");
  const webhookUrl = `${hook.url}/webhooks/teams`;
  teams.sender.deliverTo(webhookUrl);
  const lines: string[] = [];
  const destination = new Writable({
    write: (line, _, done) => {
      lines.push(String(line));
      done();
    },
  });
  const settings = channel.env.parse({ ...teams.env, ...env });
  if (settings === undefined) throw new Error("the channel is off");
  const clock = movableClock(new Date("2026-03-04T17:30:00Z"));
  const refreshed: { conversation: ConversationRef; sender: SenderRef }[] = [];
  const hosted: Parameters<ChannelServices["hostFile"]>[1][] = [];
  const adapter = await channel.create(settings, {
    log: createLog("trace", destination),
    clock: clock.now,
    mailbox: memoryMailbox(),
    lead: leadAlone,
    knownConversations: knowNobody,
    commandMenu: {},
    publicUrl: hook.url,
    instanceId: "instance-1",
    refreshAddress: async (conversation, sender) => void refreshed.push({ conversation, sender }),
    hostFile: async (_owner, file) => `${hook.url}/files/${hosted.push(file)}`,
  });
  hook.attach(adapter);
  const inbox = contractInbox();
  const anna = teams.user();
  return {
    teams,
    adapter,
    inbox,
    clock,
    anna,
    webhookUrl,
    refreshed,
    hosted,
    log: () => lines.join(""),
    meet: async () => {
      await adapter.start(inbox.receive);
      anna.text("hello");
      const [hello] = await inbox.until(1);
      if (hello === undefined) throw new Error("the greeting did not arrive");
      return hello.conversation;
    },
    close: async () => {
      await adapter.stop();
      await teams.close();
      await hook.close();
    },
  };
}

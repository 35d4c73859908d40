import { Writable } from "node:stream";
import type { ChannelAdapter, ChannelServices } from "../../adapters/channel.ts";
import { slack as channel } from "../../adapters/slack/channel.ts";
import { type MovableClock, shiftedClock, systemClock } from "../../core/clock.ts";
import { createLog } from "../../core/log.ts";
import type { ConversationRef } from "../../core/message.ts";
import { type EmulatedSlack, startSlack } from "../emulators/slack.ts";
import type { SlackPerson } from "../emulators/slack-person.ts";
import { quietServices } from "../support/channel-services.ts";
import { knowNobody, leadAlone } from "../support/lead.ts";
import { type ContractInbox, contractInbox } from "./contract-inbox.ts";
import { memoryMailbox } from "./memory-mailbox.ts";
import { serveWebhook } from "./webhook-server.ts";

/** The Slack channel in front of the emulator, with both in reach. */
export interface SlackSetup {
  readonly slack: EmulatedSlack;
  readonly adapter: ChannelAdapter;
  readonly inbox: ContractInbox;
  readonly anna: SlackPerson;
  /** Anna's direct chat as Leo stores it. */
  readonly chat: ConversationRef;
  readonly webhookUrl: string;
  /** The time as Leo has it. */
  readonly clock: MovableClock;
  logged(): string;
  close(): Promise<void>;
}

/** How the channel is set up. */
export interface SlackSetupOptions {
  readonly by?: "HTTP" | "Socket Mode";
  /** Variables that differ from the right ones. */
  readonly env?: Readonly<Record<string, string>>;
  readonly home?: ChannelServices["home"];
  /** What is wrong with Slack before the channel starts. */
  readonly before?: (slack: EmulatedSlack) => void;
}

/** Starts the channel in front of a new emulator. */
export async function startSlackChannel(options: SlackSetupOptions = {}): Promise<SlackSetup> {
  const { by = "HTTP" } = options;
  const hook = await serveWebhook("/webhooks/slack");
  const webhookUrl = `${hook.url}/webhooks/slack`;
  const slack = await startSlack(by === "HTTP" ? { eventsUrl: webhookUrl } : {});
  options.before?.(slack);
  const lines: string[] = [];
  const destination = new Writable({
    write: (line, _, done) => {
      lines.push(String(line));
      done();
    },
  });
  const settings = channel.env.parse({
    SLACK_BOT_TOKEN: slack.state.botToken,
    SLACK_API_URL: slack.apiUrl,
    ...(by === "HTTP"
      ? { SLACK_SIGNING_SECRET: slack.state.signingSecret }
      : { SLACK_APP_TOKEN: slack.state.appToken }),
    ...options.env,
  });
  if (settings === undefined) throw new Error("the channel is off");
  const clock = shiftedClock(systemClock);
  const adapter = await channel.create(settings, {
    log: createLog("trace", destination),
    clock: clock.now,
    mailbox: memoryMailbox(),
    lead: leadAlone,
    knownConversations: knowNobody,
    ...quietServices,
    commandMenu: {},
    ...(options.home === undefined ? {} : { home: options.home }),
    publicUrl: hook.url,
    instanceId: "instance-1",
  });
  const inbox = contractInbox();
  hook.attach(adapter);
  await adapter.start(inbox.receive);
  const anna = slack.person();
  return {
    slack,
    adapter,
    inbox,
    anna,
    chat: { channel: "slack", id: anna.id, kind: "direct", address: { channelId: anna.directId } },
    webhookUrl,
    clock,
    logged: () => lines.join(""),
    close: async () => {
      await adapter.stop();
      await slack.close();
      await hook.close();
    },
  };
}

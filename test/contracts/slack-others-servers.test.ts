import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startSlackServer } from "@openclaw/crabline";
import { createEmulator } from "emulate";
import { afterEach, describe, expect, test } from "vitest";
import type { ChannelAdapter } from "../../adapters/channel.ts";
import { slack } from "../../adapters/slack/channel.ts";
import { systemClock } from "../../core/clock.ts";
import { createLog } from "../../core/log.ts";
import { quietServices } from "../support/channel-services.ts";
import { knowNobody, leadAlone } from "../support/lead.ts";
import { failure, say } from "./contract-context.ts";
import { contractInbox } from "./contract-inbox.ts";
import { memoryMailbox } from "./memory-mailbox.ts";
import { serveWebhook } from "./webhook-server.ts";

const closing: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

async function connect(env: Readonly<Record<string, string>>): Promise<ChannelAdapter> {
  const settings = slack.env.parse(env);
  if (settings === undefined) throw new Error("the channel is off");
  const adapter = await slack.create(settings, {
    log: createLog("silent", process.stderr),
    clock: systemClock,
    mailbox: memoryMailbox(),
    lead: leadAlone,
    knownConversations: knowNobody,
    ...quietServices,
    commandMenu: {},
    publicUrl: "https://leo.example",
    instanceId: "instance-1",
  });
  closing.push(() => adapter.stop());
  return adapter;
}

describe("Slack against crabline, a server this project didn't write", () => {
  const start = async (rateLimit?: { remaining: number; retryAfterSeconds: number }) => {
    const folder = await mkdtemp(join(tmpdir(), "leo-crabline-"));
    closing.push(() => rm(folder, { recursive: true, force: true }));
    const hook = await serveWebhook("/webhooks/slack");
    closing.push(hook.close);
    const server = await startSlackServer({
      recorderPath: join(folder, "slack.jsonl"),
      eventsRequestUrl: `${hook.url}/webhooks/slack`,
      ...(rateLimit === undefined ? {} : { chatPostMessageRateLimit: rateLimit }),
    });
    closing.push(() => server.close());
    const adapter = await connect({ ...server.manifest.env });
    hook.attach(adapter);
    const inbox = contractInbox();
    await adapter.start(inbox.receive);
    const write = async (text: string): Promise<void> => {
      const { adminInboundUrl } = server.manifest.endpoints;
      const response = await fetch(adminInboundUrl, {
        method: "POST",
        headers: { "content-type": "application/json", "x-crabline-admin-token": server.manifest.adminToken },
        body: JSON.stringify({ channel: "D1234567890", user: "U1234567890", text, channel_type: "im" }),
      });
      expect(response.status).toBe(200);
    };
    const history = async (): Promise<readonly string[]> => {
      const response = await fetch(
        `${server.manifest.endpoints.apiRoot.replace(/\/$/, "")}/conversations.history`,
        {
          method: "POST",
          headers: {
            authorization: `Bearer ${server.manifest.botToken}`,
            "content-type": "application/json",
          },
          body: JSON.stringify({ channel: "D1234567890" }),
        },
      );
      const { messages } = (await response.json()) as { messages: { text: string; bot_id?: string }[] };
      return messages.filter((message) => message.bot_id !== undefined).map(({ text }) => text);
    };
    return { adapter, inbox, write, history };
  };
  const chat = {
    channel: "slack",
    id: "U1234567890",
    kind: "direct",
    address: { channelId: "D1234567890" },
  } as const;

  test("its signed events are taken, those that could not be stored when it repeats them, and it shows the answer", async () => {
    const { inbox, adapter, write, history } = await start();
    inbox.failNext(1);
    await write("hello");
    const [message] = await inbox.until(1);
    expect(message).toMatchObject({
      conversation: chat,
      sender: { id: "U1234567890" },
      content: { kind: "text", text: "hello" },
    });
    expect(new Set(inbox.offered.map(({ id }) => id)).size).toBe(1);
    await adapter.send(chat, say("**Hi** & welcome"));
    expect(await history()).toEqual(["Hi &amp; welcome"]);
  });

  test("its 429 is taken at its word", async () => {
    const { adapter } = await start({ remaining: 0, retryAfterSeconds: 77 });
    expect(await failure(adapter.send(chat, say("too fast")))).toMatchObject({
      code: "rate-limited",
      retryAfterMs: 77_000,
    });
  });
});

describe("Slack against emulate, another such server", () => {
  test("a picture and words are uploaded and posted, and the picture can be fetched again", async () => {
    const emulator = await createEmulator({
      service: "slack",
      port: 20_000 + Math.floor(Math.random() * 9_000),
    });
    closing.push(() => emulator.close());
    const call = async (method: string, fields: Readonly<Record<string, string>>) => {
      const response = await fetch(`${emulator.url}/api/${method}`, {
        method: "POST",
        headers: { authorization: "Bearer xoxb-test" },
        body: new URLSearchParams(fields),
      });
      return (await response.json()) as {
        channels?: { id: string }[];
        messages?: { text: string }[];
        files?: { id: string }[];
      };
    };
    const channelId = (await call("conversations.list", {})).channels?.[0]?.id ?? "";
    const adapter = await connect({
      SLACK_BOT_TOKEN: "xoxb-test",
      SLACK_SIGNING_SECRET: "secret",
      SLACK_API_URL: `${emulator.url}/api`,
    });
    const bytes = Buffer.from("not really a PNG");
    const sent = await adapter.send({ channel: "slack", id: channelId, kind: "group" }, [
      { kind: "image", pngBase64: bytes.toString("base64"), alt: "A chart" },
      { kind: "text", markdown: "Your week" },
    ]);
    expect(sent.parts).toHaveLength(2);
    const texts = (await call("conversations.history", { channel: channelId })).messages?.map(
      ({ text }) => text,
    );
    expect(texts).toContain("Your week");
    const fileId = sent.parts[0]?.split(":")[1] ?? "";
    expect(Buffer.from(await adapter.download({ id: `file:${fileId}` })).equals(bytes)).toBe(true);
  });
});

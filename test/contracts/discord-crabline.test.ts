import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type StartedDiscordServer, startDiscordServer } from "@openclaw/crabline";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { ChannelAdapter } from "../../adapters/channel.ts";
import { discord } from "../../adapters/discord/channel.ts";
import { systemClock } from "../../core/clock.ts";
import { createLog } from "../../core/log.ts";
import type { ConversationRef } from "../../core/message.ts";
import { quietServices } from "../support/channel-services.ts";
import { leadAlone } from "../support/lead.ts";
import { type ContractInbox, contractInbox } from "./contract-inbox.ts";
import { memoryMailbox } from "./memory-mailbox.ts";
import { until } from "./until.ts";

/** A call the server has taken. */
interface Taken {
  readonly call: string;
  readonly body: Readonly<Record<string, unknown>>;
}

const png =
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";
const personId = "135000000000000012";

describe("Discord against crabline, a server this project didn't write", () => {
  let folder: string;
  let server: StartedDiscordServer;
  let adapter: ChannelAdapter;
  let inbox: ContractInbox;
  let taken: Taken[];
  let chat: ConversationRef;

  const connect = async (): Promise<ChannelAdapter> => {
    const { botToken, endpoints } = server.manifest;
    const settings = discord.env.parse({ DISCORD_TOKEN: botToken, DISCORD_API_URL: endpoints.apiRoot });
    if (settings === undefined) throw new Error("the channel is off");
    return await discord.create(settings, {
      log: createLog("silent", process.stderr),
      clock: systemClock,
      mailbox: memoryMailbox(),
      lead: leadAlone,
      knownConversations: async () =>
        inbox.stored.map(({ conversation, order }) => ({ conversation, lastOrder: order })),
      commandMenu: { en: [{ name: "checkin", description: "Start a check-in" }] },
      publicUrl: "https://leo.example",
      instanceId: "instance-1",
      ...quietServices,
    });
  };
  const write = async (fields: object): Promise<void> => {
    const response = await fetch(server.manifest.endpoints.adminInboundUrl, {
      method: "POST",
      headers: { "content-type": "application/json", "x-crabline-admin-token": server.manifest.adminToken },
      body: JSON.stringify({
        channelId: "135000000000000030",
        senderId: personId,
        senderName: "Alice",
        ...fields,
      }),
    });
    expect(response.status).toBe(200);
  };
  const calls = (pattern: RegExp): readonly Taken[] => taken.filter(({ call }) => pattern.test(call));

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "leo-crabline-"));
    taken = [];
    server = await startDiscordServer({
      recorderPath: join(folder, "discord.jsonl"),
      onEvent: ({ method, path, body }) => {
        taken.push({ call: `${method} ${path}`, body: (body ?? {}) as Taken["body"] });
      },
    });
    inbox = contractInbox();
    adapter = await connect();
    await adapter.start(inbox.receive);
    await write({ content: "hello" });
    const [first] = await inbox.until(1);
    if (first === undefined) throw new Error("nothing was stored");
    chat = first.conversation;
  });
  afterEach(async () => {
    await adapter.stop();
    await server.close();
    await rm(folder, { recursive: true, force: true });
  });

  test("connects, registers its commands, and takes in what is written, once and in order", async () => {
    expect(adapter.health()).toEqual({ ok: true });
    for (const content of ["one", "😀 שלום"]) await write({ content });
    const stored = await inbox.until(3);
    expect(stored.map(({ content }) => content.kind === "text" && content.text)).toEqual([
      "hello",
      "one",
      "😀 שלום",
    ]);
    expect(stored[0]).toMatchObject({ conversation: { kind: "direct" }, sender: { id: personId } });
    await until(() => calls(/^PUT .*\/commands$/).length === 1, "the commands");
  });

  test("what is said in a guild is Leo's only where it is mentioned", async () => {
    const guild = { guildId: "135000000000000011", channelId: "135000000000000020" };
    await write({ ...guild, content: "not to Leo" });
    await write({ content: "after it" });
    const stored = await inbox.until(2);
    expect(stored.map(({ content }) => content.kind === "text" && content.text)).toEqual([
      "hello",
      "after it",
    ]);
  });

  test("what was written while nobody listened is read from the history", async () => {
    await adapter.stop();
    for (const content of ["missed 1", "missed 2"]) await write({ content });
    adapter = await connect();
    await adapter.start(inbox.receive);
    const texts = () => new Set(inbox.stored.map(({ content }) => content.kind === "text" && content.text));
    await until(() => texts().has("missed 2"), "the second missed message");
    expect([...texts()]).toEqual(["hello", "missed 1", "missed 2"]);
  });

  test("formatted, long and edited messages, buttons and pictures are accepted", async () => {
    const sent = await adapter.send(
      chat,
      [
        { kind: "text", markdown: "**Hi** <b> & [link](https://leo.example/r?a=1&b=2)" },
        { kind: "buttons", rows: [[{ action: "go", value: "1", label: "Go" }]] },
      ],
      undefined,
      "key",
    );
    expect(await adapter.edit?.(chat, sent, [{ kind: "text", markdown: "*Changed*" }])).toEqual(sent);
    const long = await adapter.send(chat, [{ kind: "text", markdown: "**word** & `x` ".repeat(600) }]);
    expect(long.parts.length).toBeGreaterThan(3);
    const picture = await adapter.send(chat, [
      { kind: "image", pngBase64: png, alt: "A chart" },
      { kind: "text", markdown: "**Your** week" },
    ]);
    expect(picture.parts[0]).toMatch(/^\d+:\w+$/);
    await expect(adapter.typing?.(chat)).resolves.toBeUndefined();
    expect(calls(/^POST .*\/messages$/)).toHaveLength(long.parts.length + 2);
    expect(calls(/^PATCH .*\/messages\/\d+$/)).toHaveLength(1);
  });
});

import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type StartedTelegramServer, startTelegramServer } from "@openclaw/crabline";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { ChannelAdapter } from "../../adapters/channel.ts";
import { telegram } from "../../adapters/telegram/channel.ts";
import { systemClock } from "../../core/clock.ts";
import { createLog } from "../../core/log.ts";
import type { ConversationRef } from "../../core/message.ts";
import { quietServices } from "../support/channel-services.ts";
import { knowNobody, leadAlone } from "../support/lead.ts";
import { type ContractInbox, contractInbox } from "./contract-inbox.ts";
import { memoryMailbox } from "./memory-mailbox.ts";
import { until } from "./until.ts";

/** A call the server has taken. */
interface Taken {
  readonly method: string;
  readonly fields: Readonly<Record<string, unknown>>;
}

const png =
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";

describe("Telegram against crabline, a server this project didn't write", () => {
  let folder: string;
  let server: StartedTelegramServer;
  let adapter: ChannelAdapter;
  let inbox: ContractInbox;
  let taken: Taken[];
  const chat: ConversationRef = { channel: "telegram", id: "4242", kind: "direct" };

  const connect = async (): Promise<ChannelAdapter> => {
    const { botToken, endpoints } = server.manifest;
    const settings = telegram.env.parse({
      TELEGRAM_BOT_TOKEN: botToken,
      TELEGRAM_API_ROOT: endpoints.apiRoot,
    });
    if (settings === undefined) throw new Error("the channel is off");
    return await telegram.create(settings, {
      log: createLog("silent", process.stderr),
      clock: systemClock,
      mailbox: memoryMailbox(),
      lead: leadAlone,
      knownConversations: knowNobody,
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
      body: JSON.stringify({ chatId: 4242, fromId: 4242, chatType: "private", ...fields }),
    });
    expect(response.status).toBe(200);
  };
  const calls = (method: string): readonly Taken[] => taken.filter((each) => each.method === method);

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "leo-crabline-"));
    taken = [];
    server = await startTelegramServer({
      recorderPath: join(folder, "telegram.jsonl"),
      onEvent: ({ path, body }) => {
        const method = path.split("/").at(-1) ?? "";
        taken.push({ method, fields: (body ?? {}) as Taken["fields"] });
      },
    });
    inbox = contractInbox();
    adapter = await connect();
    await adapter.start(inbox.receive);
  });
  afterEach(async () => {
    await adapter.stop();
    await server.close();
    await rm(folder, { recursive: true, force: true });
  });

  test("connects, puts its commands into the menu, and takes in what is written, once and in order", async () => {
    expect(adapter.health()).toEqual({ ok: true });
    for (const text of ["/start", "hello", "😀 שלום"]) await write({ text });
    const stored = await inbox.until(3);
    expect(stored.map(({ content }) => content.kind === "text" && content.text)).toEqual([
      "/start",
      "hello",
      "😀 שלום",
    ]);
    expect(stored[0]).toMatchObject({ conversation: chat, sender: { id: "4242" } });
    await until(() => calls("setMyCommands").length >= 1, "the menu");
  });

  test("what could not be stored comes again with the same id", async () => {
    inbox.failNext(1);
    await write({ text: "once" });
    const [stored] = await inbox.until(1);
    expect(new Set(inbox.offered.map(({ id }) => id))).toEqual(new Set([stored?.id]));
    expect(inbox.offered.length).toBeGreaterThan(1);
  });

  test("formatted, long and edited messages, buttons and pictures are accepted", async () => {
    const sent = await adapter.send(chat, [
      { kind: "text", markdown: "**Hi** <b> & [link](https://leo.example/r?a=1&b=2)" },
      { kind: "buttons", rows: [[{ action: "go", value: "1", label: "Go" }]] },
    ]);
    const edited = await adapter.edit?.(chat, sent, [{ kind: "text", markdown: "*Changed*" }]);
    expect(edited).toEqual(sent);
    const long = await adapter.send(chat, [{ kind: "text", markdown: "**word** & `x` ".repeat(1_500) }]);
    expect(long.parts.length).toBeGreaterThan(3);
    const picture = await adapter.send(chat, [
      { kind: "image", pngBase64: png, alt: "A chart" },
      { kind: "text", markdown: "**Your** week" },
    ]);
    expect(picture.parts[0]).toMatch(/^photo:\d+:/);
    await expect(adapter.typing?.(chat)).resolves.toBeUndefined();
    expect(calls("sendMessage").length).toBe(long.parts.length + 1);
    expect(calls("editMessageText")).toHaveLength(1);
  });

  test("a second poller makes a conflict that both survive", async () => {
    const rival = await connect();
    const rivalInbox = contractInbox();
    await rival.start(rivalInbox.receive);
    await until(() => [adapter, rival].some((each) => !each.health().ok), "the conflict told");
    await write({ text: "to either" });
    await until(() => inbox.stored.length + rivalInbox.stored.length > 0, "stored by either");
    await rival.stop();
  });
});

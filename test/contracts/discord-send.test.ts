import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Block, OutboundMessage, SentRef } from "../../core/message.ts";
import { readDiscordMarkdown } from "../emulators/discord-markdown.ts";
import { type DiscordSetup, setUpDiscord } from "./discord-channel.ts";
import { until } from "./until.ts";

const png =
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";
const otherPng = `${png.slice(0, -8)}AAAABJRU`;
const text = (markdown: string): Block => ({ kind: "text", markdown });
const image = (pngBase64: string): Block => ({ kind: "image", pngBase64, alt: "A chart" });
const buttons: Block = { kind: "buttons", rows: [[{ action: "go", value: "1", label: "Go" }]] };
const posting = /^POST \/channels\/\d+\/messages$/;
const editing = /^PATCH \/channels\/\d+\/messages\/\d+$/;

let setup: DiscordSetup;
beforeEach(async () => {
  setup = await setUpDiscord();
  await setup.start();
});
afterEach(() => setup.close());

const send = (...message: OutboundMessage): Promise<SentRef> => setup.adapter.send(setup.chat, message);
const edit = (sent: SentRef, ...message: OutboundMessage) => setup.adapter.edit?.(setup.chat, sent, message);
const shown = (): string[] => setup.anna.replies().map((message) => message.text);
const refuse = (call: RegExp, status: number, code: number, times = 1) =>
  setup.discord.faults.add({ call, status, code, times });
const posted = () => setup.discord.calls(posting).filter(({ status }) => status === 200);

describe("a message to Discord", () => {
  test("has its formatting, pings nobody and opens no preview", async () => {
    await send(text("**Hi** `x` [l](https://leo.example/r) <@123> @everyone"));
    const [message] = setup.anna.replies();
    expect(message?.text).toBe("Hi x l <@123> @everyone");
    expect(readDiscordMarkdown(message?.content ?? "").marks.map(({ kind }) => kind)).toEqual([
      "bold",
      "code",
      "link",
    ]);
    expect(posted()[0]?.body).toMatchObject({ allowed_mentions: { parse: [] }, flags: 4 });
  });

  test("whose form is refused goes again as plain words, its link among them and its buttons under it", async () => {
    refuse(posting, 400, 50_035);
    await send(text("**Hi**"), { kind: "link", label: "Report", url: "https://leo.example/r_1" }, buttons);
    const [message] = setup.anna.replies();
    expect(message?.text).toBe("Hi\n\nReport (https://leo.example/r_1)");
    expect(readDiscordMarkdown(message?.content ?? "").marks.map(({ kind }) => kind)).toEqual(["link"]);
    expect(message?.rows.flatMap(({ components }) => components.map(({ label }) => label))).toEqual(["Go"]);
    refuse(posting, 400, 50_035, 2);
    await expect(send(text("**no**"))).rejects.toMatchObject({ code: "rejected" });
  });

  test("with a picture has its bytes and its description", async () => {
    await send(text("Your *week*"), image(png), buttons);
    const [message] = setup.anna.replies();
    expect(message?.pictures.map(({ bytes, alt }) => [bytes.toString("base64"), alt])).toEqual([
      [png, "A chart"],
    ]);
    expect(message?.text).toBe("Your week");
  });

  test.each([
    [403, 50_007, "unreachable"],
    [403, 50_278, "unreachable"],
    [403, 50_001, "unreachable"],
    [403, 50_013, "unreachable"],
    [400, 50_006, "rejected"],
    [403, 20_009, "rejected"],
    [400, 40_005, "rejected"],
    [401, 0, "temporary"],
    [403, 0, "temporary"],
    [404, 0, "temporary"],
    [500, 0, "temporary"],
    [503, 0, "temporary"],
  ])("that meets %i with code %i is %3$s", async (status, code, expected) => {
    refuse(posting, status, code);
    const error: unknown = await send(text("hi there")).catch((reason: unknown) => reason);
    expect(error).toMatchObject({ name: "ChannelError", code: expected, sentParts: [] });
    expect(setup.discord.calls(posting)).toHaveLength(1);
    await send(text("the next one"));
    expect(shown()).toEqual(["the next one"]);
  });

  test.each([403, 502])(
    "that meets a page of something in between (%i) is tried again later",
    async (status) => {
      setup.discord.faults.add({ call: posting, status, page: true });
      await expect(send(text("hi"))).rejects.toMatchObject({ code: "temporary" });
    },
  );

  test.each([1, 60, 0.753, 6_775])(
    "that meets a 429 waits %d s, to the millisecond",
    async (retryAfterSeconds) => {
      setup.discord.faults.add({ call: posting, status: 429, retryAfterSeconds });
      const started = performance.now();
      await expect(send(text("hi"))).rejects.toMatchObject({
        code: "rate-limited",
        retryAfterMs: retryAfterSeconds * 1_000,
      });
      expect(performance.now() - started).toBeLessThan(1_000);
    },
  );

  test("that meets a 429 for the whole bot holds up everybody, without asking Discord again", async () => {
    const ben = setup.discord.user();
    setup.discord.faults.add({ call: posting, status: 429, retryAfterSeconds: 0.5, global: true });
    await expect(send(text("hi"))).rejects.toMatchObject({ code: "rate-limited", retryAfterMs: 500 });
    const asked = setup.discord.state.calls.length;
    const toBen = { ...setup.chat, id: ben.direct.id };
    const error: unknown = await setup.adapter.send(toBen, [text("hi")]).catch((reason: unknown) => reason);
    expect(error).toMatchObject({ code: "rate-limited" });
    expect((error as { retryAfterMs: number }).retryAfterMs).toBeLessThanOrEqual(500);
    expect(setup.discord.state.calls).toHaveLength(asked);
    await expect
      .poll(
        () =>
          setup.adapter.send(toBen, [text("hi")]).then(
            () => "sent",
            () => "held",
          ),
        { timeout: 3_000 },
      )
      .toBe("sent");
  });

  test("tried again with its key isn't shown twice, whether or not Discord had taken it", async () => {
    const long: OutboundMessage = [text("word ".repeat(1_000))];
    setup.discord.faults.add({ call: posting, times: 1 });
    setup.discord.faults.add({ call: posting, cut: "after" });
    const error = await setup.adapter.send(setup.chat, long, undefined, "key-1").catch((reason) => reason);
    expect(error).toMatchObject({ code: "temporary", sentParts: [expect.any(String)] });
    expect(shown()).toHaveLength(2);
    await setup.adapter.send(setup.chat, long, { parts: error.sentParts }, "key-1");
    // The process died before it could note even the first part.
    await setup.adapter.send(setup.chat, long, undefined, "key-1");
    expect(shown().join(" ").split(/\s+/)).toHaveLength(1_000);
    await setup.adapter.send(setup.chat, [text("again")], undefined, "key-2");
    await setup.adapter.send(setup.chat, [text("again")], undefined, "key-3");
    expect(shown().slice(-2)).toEqual(["again", "again"]);
  });

  test("31 days later reaches the same person, if need be in a new channel", async () => {
    setup.clock.advance(31 * 86_400_000);
    await send(text("hello again"));
    expect(shown()).toEqual(["hello again"]);
    setup.anna.direct.gone = true;
    const sent = await send(text("in a new channel"));
    const channels = [...setup.discord.state.channels.values()].filter(
      ({ userId }) => userId === setup.anna.id,
    );
    const fresh = channels.find(({ gone }) => !gone);
    expect(fresh?.messages.size).toBe(1);
    await edit(sent, text("and edited there"));
    expect([...(fresh?.messages.values() ?? [])].map(({ content }) => content)).toEqual(["and edited there"]);
  });

  test("to a channel that never was is refused; to one that is gone, with nobody known, unreachable", async () => {
    const gone = { channel: "discord", id: "1", kind: "direct" } as const;
    await expect(setup.adapter.send(gone, [text("hi")])).rejects.toMatchObject({ code: "unreachable" });
    await expect(setup.adapter.send({ ...gone, id: "x" }, [text("hi")])).rejects.toMatchObject({
      code: "rejected",
    });
  });

  test("to a guild goes there, and the way into the direct conversation is known", async () => {
    const guild = setup.discord.guildChannel();
    const mention = `<@${setup.discord.bot.id}> hi`;
    setup.anna.say(mention, { in: guild });
    await until(() => setup.texts().includes(mention), "the mention");
    const asked = setup.inbox.stored.at(-1);
    expect(asked).toMatchObject({ conversation: { kind: "group" }, sender: { id: setup.anna.id } });
    if (asked !== undefined) await setup.adapter.send(asked.conversation, [text("Let's talk in private")]);
    expect(setup.anna.replies({ in: guild }).map((message) => message.text)).toEqual([
      "Let's talk in private",
    ]);
    expect(setup.adapter.directChatUrl?.()).toBe(`https://discord.com/users/${setup.discord.bot.id}`);
  });
});

describe("an edit on Discord", () => {
  test("uploads a picture only when it changed, adds and removes it, and changes words to any length", async () => {
    const sent = await send(text("one"), image(png));
    const same = await edit(sent, text("two"), image(png));
    expect(same).toEqual(sent);
    expect(setup.discord.calls(editing).at(-1)?.body).not.toHaveProperty("attachments");
    const other = (await edit(sent, text("three"), image(otherPng))) ?? sent;
    expect(other).not.toEqual(sent);
    expect(setup.anna.replies()[0]?.pictures[0]?.bytes.toString("base64")).toBe(otherPng);
    const none = (await edit(other, text("four"), buttons)) ?? other;
    expect(setup.anna.replies()).toMatchObject([{ text: "four", pictures: [], rows: [{ type: 1 }] }]);
    await edit(none, text("five"));
    expect(setup.anna.replies()).toMatchObject([{ text: "five", rows: [], edits: 4 }]);
  });

  test.each([10_008, 50_005, 30_046])("that Discord answers with %i is not editable", async (code) => {
    const sent = await send(text("old"));
    refuse(editing, code === 10_008 ? 404 : 403, code);
    await expect(edit(sent, text("new"))).rejects.toMatchObject({ code: "not-editable" });
  });

  test("of something that was never a message of Leo's is not editable", async () => {
    for (const parts of [[], ["not one of ours"], ["1/x"]])
      await expect(edit({ parts }, text("new"))).rejects.toMatchObject({ code: "not-editable" });
  });

  test("of many parts into few leaves none behind, though one is gone already", async () => {
    const sent = await send(text("word ".repeat(1_500)));
    expect(sent.parts).toHaveLength(4);
    setup.anna.direct.messages.delete(sent.parts[2] ?? "");
    const edited = await edit(sent, text("short"));
    expect(edited?.parts).toEqual(sent.parts.slice(0, 1));
    expect(shown()).toEqual(["short"]);
  });
});

test("typing is shown, and its failure is nobody's business", async () => {
  await setup.adapter.typing?.(setup.chat);
  expect(setup.discord.calls(/typing$/)).toHaveLength(1);
  refuse(/typing$/, 500, 0);
  await expect(setup.adapter.typing?.(setup.chat)).resolves.toBeUndefined();
});

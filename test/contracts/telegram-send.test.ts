import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Block, OutboundMessage } from "../../core/message.ts";
import { setUpTelegram, type TelegramSetup } from "./telegram-channel.ts";
import { until } from "./until.ts";

const png =
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";
const otherPng = `${png.slice(0, -4)}AAAA`;
const image = (pngBase64: string): Block => ({ kind: "image", pngBase64, alt: "A chart" });
const text = (markdown: string): Block => ({ kind: "text", markdown });
const buttons: Block = { kind: "buttons", rows: [[{ action: "go", value: "1", label: "Go" }]] };

describe("sending to Telegram", () => {
  let setup: TelegramSetup;
  beforeEach(async () => {
    setup = await setUpTelegram("polling");
    await setup.start();
    await setup.inbox.until(1);
  });
  afterEach(() => setup.close());

  const send = (...blocks: OutboundMessage) => setup.adapter.send(setup.chat, blocks);
  const edit = (sent: { parts: readonly string[] }, ...blocks: OutboundMessage) =>
    setup.adapter.edit?.(setup.chat, sent, blocks);
  const shown = () =>
    setup.anna.replies().map(({ text: words, photo }) => `${photo === undefined ? "" : "picture: "}${words}`);
  const refuse = (method: string, status: number, description: string, times = 1) =>
    setup.telegram.faults.add({ method, status, description, times });

  test("formatting arrives as formatting, and no link is opened for a preview", async () => {
    await send(text("**Hi** `x` [l](https://leo.example/r)"));
    const [message] = setup.anna.replies();
    expect(message?.text).toBe("Hi x l");
    expect(message?.entities.map(({ type }) => type)).toEqual(["bold", "code", "text_link"]);
    expect(setup.telegram.calls("sendMessage")[0]?.payload).toMatchObject({
      link_preview_options: { is_disabled: true },
    });
  });

  test("refused formatting is sent again as plain words", async () => {
    refuse(
      "sendMessage",
      400,
      'Bad Request: can\'t parse entities: Unsupported start tag "x" at byte offset 3',
    );
    await send(text("**Hi** [l](https://leo.example/r)"), buttons);
    const [message] = setup.anna.replies();
    expect(message).toMatchObject({ text: "Hi l (https://leo.example/r)", entities: [] });
    expect(message?.buttons.flat()).toEqual([{ label: "Go", data: "go:1" }]);
  });

  test("a picture, its words and its buttons are one message; its bytes arrive unchanged", async () => {
    await send(image(png), text("Your *week*"), buttons);
    const replies = setup.anna.replies();
    expect(replies).toHaveLength(1);
    expect(replies[0]?.photo?.toString("base64")).toBe(png);
    expect(replies[0]?.buttons.flat()).toEqual([{ label: "Go", data: "go:1" }]);
  });

  test.each([
    [403, "Forbidden: bot was blocked by the user", "unreachable"],
    [403, "Forbidden: user is deactivated", "unreachable"],
    [400, "Bad Request: chat not found", "unreachable"],
    [400, "Bad Request: PEER_ID_INVALID", "unreachable"],
    [400, "Bad Request: message is too long", "rejected"],
    [413, "Request Entity Too Large", "rejected"],
    [500, "Internal Server Error", "temporary"],
    [502, "Bad Gateway", "temporary"],
    [401, "Unauthorized", "temporary"],
    [409, "Conflict", "temporary"],
  ])("%i %s is %s", async (status, description, code) => {
    refuse("sendMessage", status, description);
    await expect(send(text("hi"))).rejects.toMatchObject({ name: "ChannelError", code, sentParts: [] });
    expect(setup.telegram.calls("sendMessage")).toHaveLength(1);
  });

  test.each(["before", "after"] as const)(
    "a connection cut %s the work is temporary, and isn't tried again by itself",
    async (cut) => {
      setup.telegram.faults.add({ method: "sendMessage", cut });
      await expect(send(text("hi"))).rejects.toMatchObject({ code: "temporary" });
      expect(shown()).toEqual(cut === "before" ? [] : ["hi"]);
    },
  );

  test("a long message that meets a 429 goes on behind what was delivered", async () => {
    const long = "word ".repeat(3_000);
    setup.telegram.faults.add({ method: "sendMessage", delayMs: 1, times: 1 });
    setup.telegram.faults.add({ method: "sendMessage", status: 429, retryAfterSeconds: 6_775 });
    const error = await send(text(long)).catch((reason: unknown) => reason);
    expect(error).toMatchObject({
      code: "rate-limited",
      retryAfterMs: 6_775_000,
      sentParts: [expect.any(String)],
    });
    const { sentParts } = error as { sentParts: string[] };
    const sent = await setup.adapter.send(setup.chat, [text(long)], { parts: sentParts });
    expect(sent.parts).toHaveLength(4);
    expect(shown().join(" ").split(/\s+/)).toHaveLength(3_000);
  });

  test("an edited picture that is the same is not uploaded again; another one is", async () => {
    const sent = await send(image(png), text("one"));
    const same = await edit(sent, image(png), text("two"));
    expect(same).toEqual(sent);
    expect(setup.telegram.calls("editMessageMedia")).toHaveLength(0);
    expect(shown()).toEqual(["picture: two"]);
    const other = await edit(sent, image(otherPng), text("three"));
    expect(other).not.toEqual(sent);
    expect(setup.anna.replies()[0]?.photo?.toString("base64")).toBe(otherPng);
    expect(shown()).toEqual(["picture: three"]);
  });

  test("an edit that changes only the buttons, or nothing, works", async () => {
    const sent = await send(text("Ready?"), buttons);
    await edit(sent, text("Ready?"), buttons);
    await edit(sent, text("Ready?"));
    expect(setup.anna.replies()[0]).toMatchObject({ text: "Ready?", buttons: [] });
  });

  test("a text can't become a picture, nor the other way round, and nothing is changed in trying", async () => {
    const words = await send(text("words"));
    const picture = await send(image(png), text("under it"));
    await expect(edit(words, image(png), text("new"))).rejects.toMatchObject({ code: "not-editable" });
    await expect(edit(picture, text("new"))).rejects.toMatchObject({ code: "not-editable" });
    await expect(edit({ parts: [] }, text("new"))).rejects.toMatchObject({ code: "not-editable" });
    await expect(edit({ parts: ["not one of ours"] }, text("new"))).rejects.toMatchObject({
      code: "not-editable",
    });
    expect(shown()).toEqual(["words", "picture: under it"]);
  });

  test.each(["Bad Request: message to edit not found", "Bad Request: message can't be edited"])(
    "an edit that Telegram answers with %s is not editable",
    async (description) => {
      const sent = await send(text("old"));
      refuse("editMessageText", 400, description);
      await expect(edit(sent, text("new"))).rejects.toMatchObject({ code: "not-editable" });
    },
  );

  test("parts that an edit no longer needs disappear, or are emptied where they are too old for that", async () => {
    const sent = await send(text("word ".repeat(2_500)), buttons);
    expect(sent.parts).toHaveLength(4);
    refuse("deleteMessage", 400, "Bad Request: message can't be deleted for everyone");
    const edited = await edit(sent, text("short"), buttons);
    expect(edited?.parts).toEqual(sent.parts.slice(0, 1));
    expect(shown()).toEqual(["short", "…"]);
    expect(setup.anna.replies().map((message) => message.buttons.length)).toEqual([1, 0]);
  });

  test("typing is shown, and its failure is nobody's business", async () => {
    await setup.adapter.typing?.(setup.chat);
    expect(setup.telegram.calls("sendChatAction")[0]?.payload).toMatchObject({ action: "typing" });
    refuse("sendChatAction", 500, "no");
    await expect(setup.adapter.typing?.(setup.chat)).resolves.toBeUndefined();
  });

  test("a press is acknowledged once it is stored, and a failing acknowledgement loses nothing", async () => {
    await send(text("Ready?"), buttons);
    const release = setup.inbox.hold();
    setup.anna.press("Go");
    await until(() => setup.inbox.offered.length === 2, "the press offered");
    expect(setup.telegram.openPresses()).toBe(1);
    release();
    await until(() => setup.telegram.openPresses() === 0, "the press acknowledged");
    refuse("answerCallbackQuery", 500, "no");
    setup.anna.press("Go");
    setup.anna.text("next");
    expect((await setup.inbox.until(4)).at(-1)?.content).toEqual({ kind: "text", text: "next" });
  });

  test("an album comes in as its pictures, under one name", async () => {
    setup.anna.album([Buffer.from("a".repeat(99)), Buffer.from("b".repeat(99))], { caption: "two of me" });
    const [, first, second] = await setup.inbox.until(3);
    expect(first?.content).toMatchObject({ kind: "photo", caption: "two of me", album: expect.any(String) });
    expect(second?.content).toMatchObject({ kind: "photo" });
    expect(second?.content.kind === "photo" && second.content.album).toBe(
      first?.content.kind === "photo" && first.content.album,
    );
  });

  test("an answer to a group goes to the group", async () => {
    const friends = setup.telegram.group();
    setup.anna.text(`@${setup.telegram.bot.username} hi`, { in: friends });
    const [, asked] = await setup.inbox.until(2);
    expect(asked).toMatchObject({ conversation: { kind: "group" }, sender: { id: String(setup.anna.id) } });
    if (asked !== undefined) await setup.adapter.send(asked.conversation, [text("Let's talk in private")]);
    expect(friends.messages().at(-1)).toMatchObject({ from: "bot", text: "Let's talk in private" });
  });

  test.each([
    [{ method: "file", status: 404 }, "not-found"],
    [{ method: "file", status: 502 }, "temporary"],
    [{ method: "file", cut: "before" }, "temporary"],
    [{ method: "getFile", status: 400, description: "Bad Request: file is too big" }, "too-large"],
    [{ method: "getFile", status: 429, retryAfterSeconds: 3 }, "rate-limited"],
  ] as const)("a download that meets %j is %s", async (fault, code) => {
    setup.anna.photo(Buffer.from("picture"));
    const content = (await setup.inbox.until(2)).at(-1)?.content;
    if (content?.kind !== "photo") throw new Error("no photo came in");
    setup.telegram.faults.add(fault);
    const error = await setup.adapter.download(content.photo).catch((reason: unknown) => reason);
    expect(error).toMatchObject({ name: "ChannelError", code });
    expect(String((error as Error).stack)).not.toContain(setup.telegram.token);
  });

  test("a file that is larger than Telegram claimed is cut off at the limit", async () => {
    setup.anna.photo(Buffer.alloc(21 * 1024 * 1024), { claimedBytes: 1_000 });
    const content = (await setup.inbox.until(2)).at(-1)?.content;
    if (content?.kind !== "photo") throw new Error("no photo came in");
    await expect(setup.adapter.download(content.photo)).rejects.toMatchObject({ code: "too-large" });
  });
});

import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type EmulatedPage, type EmulatedVisitor, newVisitor } from "../../test/emulators/web.ts";
import { startWebHarness, type WebHarness } from "../../test/support/web-harness.ts";
import type { ServerMessage } from "./contract.ts";

type Kind<K extends ServerMessage["kind"]> = Extract<ServerMessage, { kind: K }>;
const isAck =
  (id: string) =>
  (message: ServerMessage): message is Kind<"ack"> =>
    message.kind === "ack" && message.id === id;
const isReady = (message: ServerMessage): message is Kind<"ready"> => message.kind === "ready";
const isError =
  (reason: string) =>
  (message: ServerMessage): message is Kind<"error"> =>
    message.kind === "error" && message.reason === reason;

describe("the pages' socket", () => {
  let leo: WebHarness;
  let count = 0;
  beforeAll(async () => {
    leo = await startWebHarness({ allowedOrigins: ["https://coach.test"] });
  });
  afterAll(() => leo.stop());

  const newId = () => {
    count += 1;
    return `client-id-${count}`;
  };
  async function say(page: EmulatedPage, text: string, id = newId()) {
    page.send({ kind: "text", id, text });
    await page.wait(isAck(id));
    return id;
  }
  async function contentsOf(visitor: EmulatedVisitor) {
    const id = await visitorId(visitor);
    return (await leo.inbox())
      .filter(({ delivery_id }) => delivery_id.startsWith(id))
      .map(({ content }) => content);
  }
  async function visitorId(visitor: EmulatedVisitor): Promise<string> {
    const info = (await (await visitor.fetch("/api/session")).json()) as { visitor: string };
    return info.visitor;
  }
  async function conversationOf(visitor: EmulatedVisitor) {
    const start = await visitorId(visitor);
    const [row] = await leo.database.query<{ conversation_id: string }>({
      text: "SELECT conversation_id FROM conversations WHERE conversation_id LIKE $1 || '%'",
      values: [start],
    });
    return { channel: "web", id: row?.conversation_id ?? "", kind: "direct" } as const;
  }

  it("stores a message before it says so, with what the browser told about itself", async () => {
    const visitor = newVisitor(leo.baseUrl);
    const page = await visitor.open(0);
    await say(page, "hello");
    const [message] = (await leo.inbox()).slice(-1);
    expect(message).toMatchObject({
      content: { kind: "text", text: "hello" },
      sender: { languageTag: "en", timeZone: "Europe/Berlin" },
    });
    await page.close();
  });

  it("makes one message of three deliveries, in one connection or in several", async () => {
    const visitor = newVisitor(leo.baseUrl);
    const page = await visitor.open(0);
    const id = await say(page, "once");
    await say(page, "once", id);
    await page.close();
    const again = await visitor.open(0);
    await say(again, "once", id);
    expect(await contentsOf(visitor)).toEqual([{ kind: "text", text: "once" }]);
    await again.close();
  });

  it("keeps the order in which a person wrote", async () => {
    const visitor = newVisitor(leo.baseUrl);
    const page = await visitor.open(0);
    const texts = Array.from({ length: 15 }, (_, place) => `line ${place}`);
    await Promise.all(texts.map((text) => say(page, text)));
    expect(await contentsOf(visitor)).toEqual(texts.map((text) => ({ kind: "text", text })));
    await page.close();
  });

  it("stores emoji, right-to-left text and what was around NUL bytes", async () => {
    const visitor = newVisitor(leo.baseUrl);
    const page = await visitor.open(0);
    for (const text of ["🙂", "שלום", "a\0b"]) await say(page, text);
    expect((await contentsOf(visitor)).map((content) => (content as { text: string }).text)).toEqual([
      "🙂",
      "שלום",
      "ab",
    ]);
    await page.close();
  });

  it("replays to a page exactly what it missed, edits included, and keeps two pages alike", async () => {
    const visitor = newVisitor(leo.baseUrl);
    const page = await visitor.open(0);
    await say(page, "hello");
    const to = await conversationOf(visitor);
    const first = await leo.web.send(to, [{ kind: "text", markdown: "one" }]);
    await leo.web.send(to, [{ kind: "text", markdown: "two" }]);
    const seen = await page.waitFor((entries) => entries.length === 2);
    const newest = Math.max(...seen.map(({ revision }) => revision));
    await page.close();

    await leo.web.edit?.(to, first, [{ kind: "text", markdown: "one, edited" }]);
    await leo.web.send(to, [{ kind: "text", markdown: "three" }]);
    const back = await visitor.open(newest);
    await back.wait(isReady);
    const missed = back.received.flatMap((message) => (message.kind === "entries" ? message.entries : []));
    expect(missed.map(({ blocks }) => JSON.stringify(blocks).match(/"text":"([^"]+)"/)?.[1])).toEqual([
      "one, edited",
      "three",
    ]);
    const fresh = await visitor.open(0);
    await fresh.wait(isReady);
    expect(fresh.entries().map(({ id }) => id)).toHaveLength(3);
    await leo.web.send(to, [{ kind: "text", markdown: "four" }]);
    const shown = await Promise.all(
      [back, fresh].map((each) => each.waitFor((entries) => JSON.stringify(entries).includes("four"))),
    );
    expect(shown[0]?.at(-1)).toEqual(shown[1]?.at(-1));
    await Promise.all([back.close(), fresh.close()]);
  });

  it("never shows one visitor another's conversation", async () => {
    const [mine, other] = [newVisitor(leo.baseUrl), newVisitor(leo.baseUrl)];
    const [page, strange] = await Promise.all([mine.open(0), other.open(0)]);
    await Promise.all([say(page, "mine"), say(strange, "other")]);
    await leo.web.send(await conversationOf(mine), [{ kind: "text", markdown: "for one" }]);
    await page.waitFor((entries) => entries.length === 1);
    await leo.web.send(await conversationOf(other), [{ kind: "text", markdown: "for the other" }]);
    const entries = await strange.waitFor((all) => all.length > 0);
    expect(JSON.stringify(entries)).not.toContain("for one");
    await Promise.all([page.close(), strange.close()]);
  });

  it("takes a photo by its reference, and says so when the photo is gone", async () => {
    const visitor = newVisitor(leo.baseUrl);
    const page = await visitor.open(0);
    const bytes = new TextEncoder().encode("not really a photo");
    const held = await visitor.upload(bytes, "image/jpeg");
    page.send({ kind: "photo", id: "photo-id-1", ...held, caption: "me" });
    await page.wait(isAck("photo-id-1"));
    expect(await contentsOf(visitor)).toEqual([
      {
        kind: "photo",
        photo: { id: held.photo, heldBy: "instance-1", mediaType: "image/jpeg", sizeBytes: 18 },
        caption: "me",
      },
    ]);
    expect(new TextDecoder().decode(await leo.web.download({ id: held.photo }))).toBe("not really a photo");
    leo.clock.advance(60_000);
    await expect(leo.web.download({ id: held.photo })).rejects.toMatchObject({ code: "not-found" });
    page.send({ kind: "photo", id: "photo-id-2", ...held });
    expect(await page.wait(isError("photo-gone"))).toMatchObject({ id: "photo-id-2" });
    await page.close();
  });

  it("refuses other sites, missing origins, missing cookies and other paths", async () => {
    const visitor = newVisitor(leo.baseUrl);
    await visitor.fetch("/");
    const Cookie = visitor.cookies();
    expect(await visitor.knock({ Cookie, Origin: "https://elsewhere.test" })).toBe(403);
    expect(await visitor.knock({ Cookie, Origin: "null" })).toBe(403);
    expect(await visitor.knock({ Cookie })).toBe(403);
    expect(await visitor.knock({ Origin: leo.baseUrl })).toBe(401);
    expect(await visitor.knock({ Cookie: "leo_visitor=short", Origin: leo.baseUrl })).toBe(401);
    expect(await visitor.knock({ Cookie, Origin: "https://coach.test" })).toBe(101);
    expect(await visitor.knock({ Cookie, Origin: "http://leo.test" })).toBe(101);
  });

  it("answers frames it doesn't understand and goes on", async () => {
    const visitor = newVisitor(leo.baseUrl);
    const page = await visitor.open();
    page.send({ kind: "text", id: newId(), text: "before hello" });
    await page.wait(isError("not-understood"));
    page.send({ kind: "hello", revision: 0 });
    for (const frame of ["{", "null", '{"kind":"nothing"}']) page.sendRaw(frame);
    await say(page, "still here");
    expect(await contentsOf(visitor)).toEqual([{ kind: "text", text: "still here" }]);
    await page.close();
  });

  it("closes on binary frames and on frames over 64 KB, each with its code", async () => {
    const binary = await newVisitor(leo.baseUrl).open(0);
    binary.sendRaw(new Uint8Array([1, 2, 3]));
    expect(await binary.closed).toBe(1003);
    const large = await newVisitor(leo.baseUrl).open(0);
    large.sendRaw(JSON.stringify({ kind: "text", id: "client-id-x", text: "a".repeat(100_000) }));
    expect(await large.closed).toBe(1009);
  });

  it("slows a flood down, then cuts it, and what was refused can be sent again", async () => {
    const visitor = newVisitor(leo.baseUrl);
    const page = await visitor.open(0);
    for (let number = 0; number < 100; number += 1)
      page.send({ kind: "text", id: `flooding-${number}`, text: `${number}` });
    expect(await page.closed).toBe(1008);
    const refused = page.received.find(isError("slow-down"));
    expect(refused?.id).toMatch(/^flooding-/);
    leo.clock.advance(30_000);
    const back = await visitor.open(0);
    await say(back, "calm again", refused?.id);
    expect(
      (await contentsOf(visitor)).filter((content) => JSON.stringify(content).includes("calm again")),
    ).toHaveLength(1);
    await back.close();
  });

  it("cuts a page that never reads, and only that one", async () => {
    const visitor = newVisitor(leo.baseUrl);
    const page = await visitor.open(0);
    await say(page, "hello");
    const reading = await visitor.open(0);
    await reading.wait(isReady);
    page.hang();
    const to = await conversationOf(visitor);
    const pngBase64 = "A".repeat(2_000_000);
    for (let number = 0; number < 12; number += 1) {
      await leo.web.send(to, [{ kind: "image", pngBase64, alt: `${number}` }]);
      await reading.waitFor((entries) => entries.length === number + 1);
    }
    await expect.poll(() => leo.logged.some((line) => line.includes("page cut"))).toBe(true);
    await say(reading, "still connected");
    await reading.close();
  });

  it("limits a visitor to a dozen pages", async () => {
    const visitor = newVisitor(leo.baseUrl);
    const pages: EmulatedPage[] = [];
    for (let number = 0; number < 13; number += 1) pages.push(await visitor.open(0));
    expect(await pages[12]?.closed).toBe(1013);
    await Promise.all(pages.slice(0, 12).map((page) => page.close()));
  });
});

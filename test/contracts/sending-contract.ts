import { expect, test } from "vitest";
import { plainText } from "../../core/plain-text.ts";
import { type ContractContext, failure, say, screen, send, squeeze } from "./contract-context.ts";
import { until } from "./until.ts";

/** The smallest PNG there is. */
const pixel =
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";

/** What every channel owes for what goes out. */
export function testSending(at: ContractContext): void {
  const { offers } = at;

  test("a short answer is one message, with its words as written", async () => {
    await send(at, say("**7** hours <of> sleep & [a link](https://leo.example/r)"));
    const now = await screen(at, (all) => all.length === 1);
    expect(now[0]).toMatch(/^7 hours <of> sleep & a link/);
  });

  test.each([
    ["100,000 characters of words", "lorem ipsum. ".repeat(7_700)],
    ["one 10,000-character word", "w".repeat(10_000)],
    ["emoji only", "👩‍👩‍👧‍👦".repeat(1_500)],
    ["right-to-left", "שלום עולם ".repeat(1_000)],
    [
      "lists, tables, fences",
      "- a\n- b\n\n| x | y |\n|---|---|\n| 1 | 2 |\n\n```\ncode <b>\n```\n\n".repeat(150),
    ],
  ])("a long text arrives complete: %s", async (_, markdown) => {
    const sent = await send(at, say(markdown));
    expect(sent.parts.length).toBeGreaterThan(0);
    const whole = squeeze(plainText(markdown));
    const now = await screen(at, (all) => squeeze(all.join("")).length >= whole.length);
    expect(squeeze(now.join(""))).toBe(whole);
  });

  test("words, facts, a picture and buttons are shown together, and a press comes back", async () => {
    await send(at, [
      { kind: "text", markdown: "Your week" },
      { kind: "facts", rows: [{ label: "Sleep", value: "7 h" }] },
      { kind: "image", pngBase64: pixel, alt: "A chart" },
      { kind: "buttons", rows: [[{ action: "answer", value: "q1:5", label: "Five" }]] },
    ]);
    await screen(at, (all) => all.some((text) => text.includes("Your week") && text.includes("Sleep: 7 h")));
    expect(at.person.screen().some(({ hasPicture }) => hasPicture)).toBe(true);
    await at.person.press("Five");
    const pressed = (await at.channel.inbox.until(2)).at(-1);
    expect(pressed?.content).toEqual({ kind: "action", action: "answer", value: "q1:5" });
    expect(pressed?.conversation.id).toBe(at.conversation.id);
    expect(pressed?.sender.id).toBe(at.person.userId);
  });

  test("a file arrives with what is in it, and words and buttons beside it", async () => {
    const base64 = Buffer.from('{"key":"Schlüssel"}').toString("base64");
    const file = {
      kind: "file",
      name: "leo-data.json",
      mediaType: "application/json",
      base64,
      label: "Your data",
    } as const;
    const button = { action: "answer", value: "q1:5", label: "Five" };
    await send(at, [{ kind: "text", markdown: "Here it is" }, file, { kind: "buttons", rows: [[button]] }]);
    await screen(at, (all) => all.join(" ").includes("Here it is"));
    const shown = at.person.screen();
    if (shown[0]?.files !== undefined)
      expect(shown.flatMap(({ files = [] }) => files)).toEqual(['{"key":"Schlüssel"}']);
    expect(shown.flatMap(({ buttons }) => buttons)).toEqual(["Five"]);
  });

  test("an edit replaces the message in place", async () => {
    const sent = await send(at, say("thinking"));
    await send(at, say("something else"));
    const edited = await at.channel.adapter.edit?.(at.conversation, sent, say("thought"));
    expect(edited?.parts).toEqual(sent.parts);
    expect(await screen(at, (all) => all.length === 2 && !all.includes("thinking"))).toEqual([
      "thought",
      "something else",
    ]);
    await expect(at.channel.adapter.edit?.(at.conversation, sent, say("thought"))).resolves.toEqual(edited);
  });

  test("a short message that is edited into a long one, and back, is complete each time", async () => {
    const long = "word ".repeat(3_000);
    const sent = await send(at, say("short"));
    const grown = await at.channel.adapter.edit?.(at.conversation, sent, say(long));
    await screen(at, (all) => squeeze(all.join("")) === squeeze(long));
    await at.channel.adapter.edit?.(at.conversation, grown ?? sent, say("short again"));
    expect(await screen(at, (all) => all.join("") === "short again")).toEqual(["short again"]);
  });

  if (offers.slowDown !== undefined) {
    test("a platform that says when to come back is taken at its word, however long that is", async () => {
      at.channel.platform.slowDown?.(at.person, 6_775_000);
      const error = await failure(send(at, say("too fast")));
      expect(error).toMatchObject({ code: "rate-limited", retryAfterMs: 6_775_000 });
      await send(at, say("later"));
      expect(await screen(at, (all) => all.length > 0)).toEqual(["later"]);
    });
  }

  if (offers.block !== undefined) {
    test("somebody who blocked Leo is unreachable, and nobody else is", async () => {
      const other = await at.channel.meet();
      at.channel.platform.block?.(at.person);
      expect((await failure(send(at, say("hello?")))).code).toBe("unreachable");
      await at.channel.adapter.send(other.conversation, say("hello!"));
      await until(() => other.person.screen().length === 1, "the other's message");
    });
  }

  if (offers.breakAfter !== undefined) {
    test("a long message that breaks off half-way is finished later without repeating a part", async () => {
      const long = "word ".repeat(12_000);
      at.channel.platform.breakAfter?.(at.person, 2);
      const error = await failure(send(at, say(long)));
      expect(error.code).toBe("temporary");
      expect(error.sentParts).toHaveLength(2);
      const sent = await send(at, say(long), { parts: error.sentParts });
      expect(sent.parts.slice(0, 2)).toEqual(error.sentParts);
      const shown = at.person.screen().map(({ text }) => text);
      expect(squeeze(shown.join(""))).toBe(squeeze(long));
    });
  }
}

import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { ChannelName } from "../../adapters/channels.ts";
import { ChannelError } from "../../core/errors.ts";
import type { ConversationRef, InboundMessage, OutboundMessage, SentRef } from "../../core/message.ts";
import { plainText } from "../../core/plain-text.ts";
import type { ChannelEmulation, EmulatedPerson, EmulationVariant } from "./channel-emulation.ts";
import { type ContractSetup, setUpChannel } from "./contract-adapter.ts";
import { until } from "./until.ts";

/** The smallest PNG there is. */
const pixel =
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";
/** Words that would give a log line away. */
const canary = "canary-slept-badly";

const say = (markdown: string): OutboundMessage => [{ kind: "text", markdown }];
const squeeze = (text: string): string => text.replace(/\s+/g, "");
const texts = (messages: readonly InboundMessage[]): string[] =>
  messages.map(({ content }) => (content.kind === "text" ? content.text : content.kind));

async function failure(promise: Promise<unknown>): Promise<ChannelError> {
  const error: unknown = await promise.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (!(error instanceof ChannelError)) throw new Error("no ChannelError was thrown", { cause: error });
  return error;
}

/** Everything every channel owes, tried on one channel connected in one way. */
export function describeChannel(
  name: ChannelName,
  variant: EmulationVariant,
  offers: ChannelEmulation,
): void {
  describe(`${name} by ${variant.name}`, () => {
    let channel: ContractSetup;
    let person: EmulatedPerson;
    let conversation: ConversationRef;

    beforeEach(async () => {
      channel = await setUpChannel(name, variant);
      await channel.start();
      ({ person, conversation } = await channel.meet());
    });
    afterEach(() => channel.close());

    const screen = (fits: (texts: readonly string[]) => boolean): Promise<readonly string[]> =>
      until(() => {
        const now = person.screen().map(({ text }) => text);
        return fits(now) && now;
      }, "the screen as wanted");
    const send = (message: OutboundMessage, already?: SentRef): Promise<SentRef> =>
      channel.adapter.send(conversation, message, already);

    test("a message comes in with who wrote it, in a direct conversation of this channel", async () => {
      const [hello] = channel.inbox.stored;
      expect(hello).toMatchObject({
        conversation: { channel: name, kind: "direct" },
        sender: { id: person.userId },
        content: { kind: "text", text: "hello" },
      });
      expect(hello?.sentAt.getTime()).toBeGreaterThan(Date.UTC(2020));
      expect(channel.adapter.health()).toMatchObject({ ok: true });
    });

    if (offers.onePersonOnly !== true) {
      test("two people have two conversations, and each gets only what is said there", async () => {
        const other = await channel.meet();
        expect(other.conversation.id).not.toBe(conversation.id);
        await send(say("for the first"));
        await screen((now) => now.includes("for the first"));
        expect(other.person.screen()).toEqual([]);
      });
    }

    test("what is written quickly comes in completely and in order", async () => {
      const written = Array.from({ length: 12 }, (_, index) => `line ${index}`);
      for (const text of written) await person.say(text);
      const stored = (await channel.inbox.until(13)).slice(1);
      const ordered = stored.every(({ order }) => order !== undefined)
        ? stored.toSorted((a, b) => Number(BigInt(a.order ?? 0) - BigInt(b.order ?? 0)))
        : stored;
      expect(texts(ordered)).toEqual(written);
      expect(new Set(stored.map(({ id }) => id)).size).toBe(12);
    });

    test("any text comes in as it was written", async () => {
      const written = ["😀👩‍👩‍👧‍👦", "שלום עולם", "<b>&amp;</b> *x* _y_", "x".repeat(4_000), "-1"];
      if (offers.plainLinesOnly !== true) written.push("a\nb");
      for (const text of written) await person.say(text);
      expect(texts(await channel.inbox.until(1 + written.length)).slice(1)).toEqual(written);
    });

    if (offers.redeliversByItself) {
      test("what could not be stored is delivered again, with the same id and order, before what follows", async () => {
        channel.inbox.failNext(2);
        await person.say("first");
        await person.say("second");
        const stored = await channel.inbox.until(3);
        expect(texts(stored)).toEqual(["hello", "first", "second"]);
        const tries = channel.inbox.offered.filter((each) => texts([each])[0] === "first");
        expect(tries.length).toBeGreaterThan(1);
        expect(new Set(tries.map(({ id, order }) => `${id} ${order}`)).size).toBe(1);
      });
    }

    if (offers.repeatLast !== undefined) {
      test("a delivery that comes again has the same id and order, so that it can be told from a new one", async () => {
        await person.say("once");
        await channel.inbox.until(2);
        await channel.platform.repeatLast?.(person);
        await channel.platform.repeatLast?.(person);
        const [, first, second, third] = await channel.inbox.until(4);
        for (const again of [second, third]) {
          expect(again).toMatchObject({ id: first?.id, content: { kind: "text", text: "once" } });
          expect(again?.order).toBe(first?.order);
        }
      });
    }

    if (offers.noise !== undefined) {
      test("bots, edits, service messages and talk in groups that isn't Leo's start nothing", async () => {
        await channel.platform.noise?.();
        await person.say("after the noise");
        expect(texts(await channel.inbox.until(2))).toEqual(["hello", "after the noise"]);
      });
    }

    test("garbage neither starts a turn nor stops the channel", async () => {
      await channel.platform.garbage(person);
      await person.say("still there?");
      expect(texts(await channel.inbox.until(2))).toEqual(["hello", "still there?"]);
    });

    test("a short answer is one message, with its words as written", async () => {
      await send(say("**7** hours <of> sleep & [a link](https://leo.example/r)"));
      const now = await screen((all) => all.length === 1);
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
      const sent = await send(say(markdown));
      expect(sent.parts.length).toBeGreaterThan(0);
      const whole = squeeze(plainText(markdown));
      const now = await screen((all) => squeeze(all.join("")).length >= whole.length);
      expect(squeeze(now.join(""))).toBe(whole);
    });

    test("words, facts, a picture and buttons are shown together, and a press comes back", async () => {
      await send([
        { kind: "text", markdown: "Your week" },
        { kind: "facts", rows: [{ label: "Sleep", value: "7 h" }] },
        { kind: "image", pngBase64: pixel, alt: "A chart" },
        { kind: "buttons", rows: [[{ action: "answer", value: "q1:5", label: "Five" }]] },
      ]);
      await screen((all) => all.some((text) => text.includes("Your week") && text.includes("Sleep: 7 h")));
      expect(person.screen().some(({ hasPicture }) => hasPicture)).toBe(true);
      await person.press("Five");
      const pressed = (await channel.inbox.until(2)).at(-1);
      expect(pressed?.content).toEqual({ kind: "action", action: "answer", value: "q1:5" });
      expect(pressed?.conversation.id).toBe(conversation.id);
      expect(pressed?.sender.id).toBe(person.userId);
    });

    test("an edit replaces the message in place", async () => {
      const sent = await send(say("thinking"));
      await send(say("something else"));
      const edited = await channel.adapter.edit?.(conversation, sent, say("thought"));
      expect(edited?.parts).toEqual(sent.parts);
      expect(await screen((all) => all.length === 2 && !all.includes("thinking"))).toEqual([
        "thought",
        "something else",
      ]);
      await expect(channel.adapter.edit?.(conversation, sent, say("thought"))).resolves.toEqual(edited);
    });

    test("a short message that is edited into a long one, and back, is complete each time", async () => {
      const long = "word ".repeat(3_000);
      const sent = await send(say("short"));
      const grown = await channel.adapter.edit?.(conversation, sent, say(long));
      await screen((all) => squeeze(all.join("")) === squeeze(long));
      await channel.adapter.edit?.(conversation, grown ?? sent, say("short again"));
      expect(await screen((all) => all.join("") === "short again")).toEqual(["short again"]);
    });

    if (offers.slowDown !== undefined) {
      test("a platform that says when to come back is taken at its word, however long that is", async () => {
        channel.platform.slowDown?.(person, 6_775_000);
        const error = await failure(send(say("too fast")));
        expect(error).toMatchObject({ code: "rate-limited", retryAfterMs: 6_775_000 });
        await send(say("later"));
        expect(await screen((all) => all.length > 0)).toEqual(["later"]);
      });
    }

    if (offers.block !== undefined) {
      test("somebody who blocked Leo is unreachable, and nobody else is", async () => {
        const other = await channel.meet();
        channel.platform.block?.(person);
        expect((await failure(send(say("hello?")))).code).toBe("unreachable");
        await channel.adapter.send(other.conversation, say("hello!"));
        await until(() => other.person.screen().length === 1, "the other's message");
      });
    }

    if (offers.breakAfter !== undefined) {
      test("a long message that breaks off half-way is finished later without repeating a part", async () => {
        const long = "word ".repeat(3_000);
        channel.platform.breakAfter?.(person, 2);
        const error = await failure(send(say(long)));
        expect(error.code).toBe("temporary");
        expect(error.sentParts).toHaveLength(2);
        const sent = await send(say(long), { parts: error.sentParts });
        expect(sent.parts.slice(0, 2)).toEqual(error.sentParts);
        expect(
          squeeze(
            person
              .screen()
              .map(({ text }) => text)
              .join(""),
          ),
        ).toBe(squeeze(long));
      });
    }

    test("a photo comes in with its caption, and its bytes can be fetched", async () => {
      const bytes = Buffer.alloc(300_000, "photo bytes ");
      await person.sendPhoto(bytes, "me today");
      const content = (await channel.inbox.until(2)).at(-1)?.content;
      if (content?.kind !== "photo") throw new Error("no photo came in");
      expect(content.caption).toBe(offers.plainLinesOnly === true ? undefined : "me today");
      expect(Buffer.from(await channel.adapter.download(content.photo)).equals(bytes)).toBe(true);
    });

    test("a photo that isn't there any more is not found", async () => {
      expect((await failure(channel.adapter.download({ id: "gone" }))).code).toBe("not-found");
    });

    if (offers.sendHugePhoto !== undefined) {
      test("a photo over the limit comes in, and fetching it says that it is too large", async () => {
        await channel.platform.sendHugePhoto?.(person);
        const content = (await channel.inbox.until(2)).at(-1)?.content;
        if (content?.kind !== "photo") throw new Error("no photo came in");
        expect((await failure(channel.adapter.download(content.photo))).code).toBe("too-large");
      });
    }

    test("it stops within seconds while something is being stored, and takes nothing in afterwards", async () => {
      const release = channel.inbox.hold();
      await person.say("in the middle");
      await until(() => channel.inbox.offered.length === 2, "the message offered");
      const started = performance.now();
      const stopped = channel.adapter.stop();
      release();
      await stopped;
      expect(performance.now() - started).toBeLessThan(5_000);
      expect(texts(channel.inbox.stored)).toEqual(["hello", "in the middle"]);
      await person.say("after the stop");
      await channel.platform.garbage(person);
      expect(channel.inbox.offered).toHaveLength(2);
    });

    test("no log line and no error holds what was said, nor a secret", async () => {
      await person.say(canary);
      await send(say(canary));
      channel.platform.block?.(person);
      const errors = [
        await channel.adapter.send(conversation, say(canary)).catch((error: unknown) => error),
        await channel.adapter
          .edit?.(conversation, { parts: ["999999"] }, say(canary))
          .catch((error: unknown) => error),
        await channel.adapter.download({ id: canary }).catch((error: unknown) => error),
      ];
      channel.inbox.failNext(1);
      await person.say(canary);
      const told = `${channel.log()} ${errors.map((error) => (error instanceof Error ? `${error.stack} ${JSON.stringify(error)}` : "")).join()}`;
      for (const secret of [canary, ...channel.platform.secrets]) expect(told).not.toContain(secret);
    });
  });
}

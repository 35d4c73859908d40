import { expect, test } from "vitest";
import type { InboundMessage } from "../../core/message.ts";
import { type ContractContext, failure, say, screen, send, texts } from "./contract-context.ts";
import { until } from "./until.ts";

/** Words that would give a log line away. */
const canary = "canary-slept-badly";

/** Sorts by the platform's own order where it has one. */
function byOrder(stored: readonly InboundMessage[]): readonly InboundMessage[] {
  if (stored.some(({ order }) => order === undefined)) return stored;
  return stored.toSorted((a, b) => Number(BigInt(a.order ?? 0) - BigInt(b.order ?? 0)));
}

/** What every channel owes for what comes in. */
export function testIntake(at: ContractContext): void {
  const { name, offers } = at;

  test("a message comes in with who wrote it, in a direct conversation of this channel", async () => {
    const [hello] = at.channel.inbox.stored;
    expect(hello).toMatchObject({
      conversation: { channel: name, kind: "direct" },
      sender: { id: at.person.userId },
      content: { kind: "text", text: "hello" },
    });
    expect(hello?.sentAt.getTime()).toBeGreaterThan(Date.UTC(2020));
    expect(at.channel.adapter.health()).toMatchObject({ ok: true });
  });

  if (offers.onePersonOnly !== true) {
    test("two people have two conversations, and each gets only what is said there", async () => {
      const other = await at.channel.meet();
      expect(other.conversation.id).not.toBe(at.conversation.id);
      await send(at, say("for the first"));
      await screen(at, (now) => now.includes("for the first"));
      expect(other.person.screen()).toEqual([]);
    });
  }

  test("what is written quickly comes in completely and in order", async () => {
    const written = Array.from({ length: 12 }, (_, index) => `line ${index}`);
    for (const text of written) await at.person.say(text);
    const stored = (await at.channel.inbox.until(13)).slice(1);
    expect(texts(byOrder(stored))).toEqual(written);
    expect(new Set(stored.map(({ id }) => id)).size).toBe(12);
  });

  test("any text comes in as it was written", async () => {
    const written = ["😀👩‍👩‍👧‍👦", "שלום עולם", "<b>&amp;</b> *x* _y_", "x".repeat(4_000), "-1"];
    if (offers.plainLinesOnly !== true) written.push("a\nb");
    for (const text of written) await at.person.say(text);
    expect(texts(await at.channel.inbox.until(1 + written.length)).slice(1)).toEqual(written);
  });

  if (offers.redeliversByItself) {
    test("what could not be stored is delivered again, with the same id and order, before what follows", async () => {
      at.channel.inbox.failNext(2);
      await at.person.say("first");
      await at.person.say("second");
      const stored = await at.channel.inbox.until(3);
      const read = offers.overtakes === true ? byOrder(stored) : stored;
      expect(texts(read)).toEqual(["hello", "first", "second"]);
      const tries = at.channel.inbox.offered.filter((each) => texts([each])[0] === "first");
      expect(tries.length).toBeGreaterThan(1);
      expect(new Set(tries.map(({ id, order }) => `${id} ${order}`)).size).toBe(1);
    });
  }

  if (offers.repeatLast !== undefined) {
    test("a delivery that comes again has the same id and order, so that it can be told from a new one", async () => {
      await at.person.say("once");
      await at.channel.inbox.until(2);
      await at.channel.platform.repeatLast?.(at.person);
      await at.channel.platform.repeatLast?.(at.person);
      const [, first, second, third] = await at.channel.inbox.until(4);
      for (const again of [second, third]) {
        expect(again).toMatchObject({ id: first?.id, content: { kind: "text", text: "once" } });
        expect(again?.order).toBe(first?.order);
      }
    });
  }

  if (offers.noise !== undefined) {
    test("bots, edits, service messages and talk in groups that isn't Leo's start nothing", async () => {
      await at.channel.platform.noise?.();
      await at.person.say("after the noise");
      expect(texts(await at.channel.inbox.until(2))).toEqual(["hello", "after the noise"]);
    });
  }

  test("garbage neither starts a turn nor stops the channel", async () => {
    await at.channel.platform.garbage(at.person);
    await at.person.say("still there?");
    expect(texts(await at.channel.inbox.until(2))).toEqual(["hello", "still there?"]);
  });

  test("a photo comes in with its caption, and its bytes can be fetched", async () => {
    const bytes = Buffer.alloc(300_000, "photo bytes ");
    await at.person.sendPhoto(bytes, "me today");
    const content = (await at.channel.inbox.until(2)).at(-1)?.content;
    if (content?.kind !== "photo") throw new Error("no photo came in");
    expect(content.caption).toBe(offers.plainLinesOnly === true ? undefined : "me today");
    expect(Buffer.from(await at.channel.adapter.download(content.photo)).equals(bytes)).toBe(true);
  });

  test("a photo that isn't there any more is not found", async () => {
    expect((await failure(at.channel.adapter.download({ id: "gone" }))).code).toBe("not-found");
  });

  if (offers.sendHugePhoto !== undefined) {
    test("a photo over the limit comes in, and fetching it says that it is too large", async () => {
      await at.channel.platform.sendHugePhoto?.(at.person);
      const content = (await at.channel.inbox.until(2)).at(-1)?.content;
      if (content?.kind !== "photo") throw new Error("no photo came in");
      expect((await failure(at.channel.adapter.download(content.photo))).code).toBe("too-large");
    });
  }

  test("it stops within seconds while something is being stored, and takes nothing in afterwards", async () => {
    const release = at.channel.inbox.hold();
    await at.person.say("in the middle");
    await until(() => at.channel.inbox.offered.length === 2, "the message offered");
    const started = performance.now();
    const stopped = at.channel.adapter.stop();
    release();
    await stopped;
    expect(performance.now() - started).toBeLessThan(5_000);
    expect(texts(at.channel.inbox.stored)).toEqual(["hello", "in the middle"]);
    await at.person.say("after the stop");
    await at.channel.platform.garbage(at.person);
    expect(at.channel.inbox.offered).toHaveLength(2);
  });

  test("no log line and no error holds what was said, nor a secret", async () => {
    await at.person.say(canary);
    await send(at, say(canary));
    at.channel.platform.block?.(at.person);
    const errors = [
      await at.channel.adapter.send(at.conversation, say(canary)).catch((error: unknown) => error),
      await at.channel.adapter
        .edit?.(at.conversation, { parts: ["999999"] }, say(canary))
        .catch((error: unknown) => error),
      await at.channel.adapter.download({ id: canary }).catch((error: unknown) => error),
    ];
    at.channel.inbox.failNext(1);
    await at.person.say(canary);
    await until(() => at.channel.inbox.offered.length >= 3, "the messages offered");
    await at.channel.adapter.stop();
    const thrown = errors.map((error) =>
      error instanceof Error ? `${error.stack} ${JSON.stringify(error)}` : "",
    );
    const told = `${at.channel.log()} ${thrown.join()}`;
    for (const secret of [canary, ...at.channel.platform.secrets]) expect(told).not.toContain(secret);
  });
}

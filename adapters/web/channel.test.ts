import { describe, expect, it } from "vitest";
import { movableClock } from "../../core/clock.ts";
import { type ServerMessage, serverMessage } from "../../core/live-protocol.ts";
import { createLog } from "../../core/log.ts";
import type { Mailbox, MailboxEntry } from "../../core/mailbox.ts";
import type { InboundMessage } from "../../core/message.ts";
import { quietServices } from "../../test/support/channel-services.ts";
import { knowNobody, leadAlone } from "../../test/support/lead.ts";
import type { ChannelServices, ClientConnection } from "../channel.ts";
import { web } from "./channel.ts";

const visitor = { id: "visitor-hash" };
const to = { channel: "web", id: visitor.id, kind: "direct" } as const;

function memoryMailbox(): Mailbox & { fail: boolean; readonly kept: Map<string, MailboxEntry> } {
  const kept = new Map<string, MailboxEntry>();
  const watchers = new Set<() => void>();
  let revision = 0;
  const box = {
    fail: false,
    kept,
    put: async (_to: unknown, messageId: string, message: MailboxEntry["message"]) => {
      if (box.fail) throw new Error("no database");
      revision += 1;
      kept.set(messageId, { revision, messageId, message });
      for (const wake of watchers) wake();
    },
    since: async (_to: unknown, after: number) => {
      if (box.fail) throw new Error("no database");
      return [...kept.values()]
        .filter((entry) => entry.revision > after)
        .toSorted((a, b) => a.revision - b.revision);
    },
    watch: (_to: unknown, onChange: () => void) => {
      watchers.add(onChange);
      return () => watchers.delete(onChange);
    },
  };
  return box;
}

function fakeConnection() {
  const told: ServerMessage[] = [];
  const closes: number[] = [];
  let say: (text: string) => void = () => undefined;
  const connection: ClientConnection = {
    send: (text) => told.push(serverMessage.parse(JSON.parse(text))),
    bufferedBytes: () => 0,
    close: (code) => closes.push(code),
    onText: (listener) => {
      say = listener;
    },
    onClose: () => undefined,
  };
  return { connection, told, closes, send: (message: object) => say(JSON.stringify(message)) };
}

async function startChannel(receive: (message: InboundMessage) => Promise<void>) {
  const mailbox = memoryMailbox();
  const services: ChannelServices = {
    log: createLog("silent", process.stderr),
    clock: movableClock(new Date("2026-03-04T17:30:00Z")).now,
    mailbox,
    lead: leadAlone,
    knownConversations: knowNobody,
    commandMenu: {},
    publicUrl: "http://leo.test",
    instanceId: "instance-1",
    ...quietServices,
  };
  const adapter = await web.create({}, services);
  await adapter.start(receive);
  return { adapter, mailbox };
}

describe("the web channel", () => {
  it("acknowledges only what was stored, and asks for the rest again", async () => {
    let stored = false;
    const { adapter } = await startChannel(async () => {
      if (!stored) throw new Error("no database");
    });
    const page = fakeConnection();
    adapter.connect?.(page.connection, visitor);
    page.send({ kind: "hello", revision: 0 });
    page.send({ kind: "text", id: "client-id-1", text: "hello" });
    await expect
      .poll(() => page.told)
      .toContainEqual({ kind: "error", id: "client-id-1", reason: "not-stored" });
    expect(page.told.some(({ kind }) => kind === "ack")).toBe(false);
    stored = true;
    page.send({ kind: "text", id: "client-id-1", text: "hello" });
    await expect.poll(() => page.told.at(-1)).toMatchObject({ kind: "ack", id: "client-id-1" });
  });

  it("waits with a person's second message until the first is stored", async () => {
    let open: () => void = () => undefined;
    const gate = new Promise<void>((resolve) => {
      open = resolve;
    });
    const arrived: string[] = [];
    const { adapter } = await startChannel(async (message) => {
      arrived.push(message.id);
      if (arrived.length === 1) await gate;
    });
    const page = fakeConnection();
    adapter.connect?.(page.connection, visitor);
    page.send({ kind: "hello", revision: 0 });
    page.send({ kind: "text", id: "client-id-1", text: "first" });
    page.send({ kind: "text", id: "client-id-2", text: "second" });
    await expect.poll(() => arrived).toEqual(["visitor-hash:client-id-1"]);
    open();
    await expect.poll(() => arrived).toEqual(["visitor-hash:client-id-1", "visitor-hash:client-id-2"]);
  });

  it("sends a message that was interrupted under the same id", async () => {
    const { adapter, mailbox } = await startChannel(async () => undefined);
    const sent = await adapter.send(to, [{ kind: "text", markdown: "one" }]);
    expect(await adapter.send(to, [{ kind: "text", markdown: "one" }], sent)).toEqual(sent);
    expect(mailbox.kept.size).toBe(1);
  });

  it("gives messages ids that sort by time", async () => {
    const { adapter } = await startChannel(async () => undefined);
    const ids: string[] = [];
    for (let number = 0; number < 40; number += 1) {
      ids.push(...(await adapter.send(to, [{ kind: "text", markdown: `${number}` }])).parts);
    }
    expect(ids.toSorted()).toEqual(ids);
  });

  it("asks for a later try where the mailbox doesn't answer", async () => {
    const { adapter, mailbox } = await startChannel(async () => undefined);
    mailbox.fail = true;
    await expect(adapter.send(to, [{ kind: "text", markdown: "one" }])).rejects.toMatchObject({
      code: "temporary",
    });
    const page = fakeConnection();
    adapter.connect?.(page.connection, visitor);
    page.send({ kind: "hello", revision: 0 });
    await expect.poll(() => page.closes).toEqual([1011]);
  });

  it("has pages come back while it isn't running", async () => {
    const { adapter } = await startChannel(async () => undefined);
    const open = fakeConnection();
    adapter.connect?.(open.connection, visitor);
    await adapter.stop();
    expect(open.closes).toEqual([1012]);
    const late = fakeConnection();
    adapter.connect?.(late.connection, visitor);
    expect(late.closes).toEqual([1013]);
  });
});

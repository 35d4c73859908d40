import type { ChannelAdapter, ClientConnection } from "../../adapters/channel.ts";
import {
  type ClientMessage,
  type PageBlock,
  type PageEntry,
  serverMessage,
} from "../../core/live-protocol.ts";
import { toPlainText } from "../../core/plain-text.ts";
import type { ChannelEmulation, EmulatedPerson, EmulationVariant } from "./channel-emulation.ts";

function blockText(block: PageBlock): string {
  switch (block.kind) {
    case "text":
      return toPlainText(block.sections);
    case "facts":
      return block.rows.map(({ label, value }) => `${label}: ${value}`).join("\n");
    case "link":
      return `${block.label} ${block.url}`;
    case "progress":
      return block.steps.map(({ label }) => label).join("\n");
    case "image":
    case "file":
    case "buttons":
      return "";
  }
}

function filesOf(blocks: readonly PageBlock[]): readonly string[] {
  return blocks.flatMap((block) =>
    block.kind === "file" ? [Buffer.from(block.base64, "base64").toString()] : [],
  );
}

function buttonsOf({ blocks }: PageEntry) {
  return blocks.flatMap((block) => (block.kind === "buttons" ? block.rows.flat() : []));
}

/** How long a page waits before it connects again, in milliseconds; the real one waits longer. */
const comeBackMs = 20;

/** A page that connects again whenever it is cut, and sends again what was never acknowledged, as the real one does. */
function openPage(adapter: () => ChannelAdapter, isAway: () => boolean, userId: string) {
  const entries = new Map<string, PageEntry>();
  const waiting = new Map<string, string>();
  let revision = 0;
  let texts: ((text: string) => void)[] = [];
  let open: ClientConnection | undefined;
  let closed = false;

  const write = (text: string): void => {
    for (const tell of texts) tell(text);
  };
  const connect = (): void => {
    if (closed || open !== undefined || isAway()) return;
    const closes: (() => void)[] = [];
    const connection: ClientConnection = {
      send: (text) => {
        const message = serverMessage.parse(JSON.parse(text));
        if (message.kind === "ack") waiting.delete(message.id);
        if (message.kind !== "entries") return;
        for (const entry of message.entries) {
          entries.set(entry.id, entry);
          revision = Math.max(revision, entry.revision);
        }
      },
      bufferedBytes: () => 0,
      close: () => {
        if (open !== connection) return;
        open = undefined;
        texts = [];
        for (const tell of closes) tell();
        setTimeout(connect, comeBackMs).unref();
      },
      onText: (listener) => texts.push(listener),
      onClose: (listener) => closes.push(listener),
    };
    open = connection;
    adapter().connect?.(connection, { id: userId });
    const hello: ClientMessage = { kind: "hello", revision, language: "de" };
    for (const text of [JSON.stringify(hello), ...waiting.values()]) write(text);
  };
  return {
    /** Sends a frame once, whatever becomes of it. */
    frame: (text: string): void => {
      connect();
      write(text);
    },
    /** Sends a message until it is acknowledged. */
    send: (id: string, text: string): void => {
      connect();
      waiting.set(id, text);
      write(text);
    },
    connect,
    cut: () => open?.close(1006, "cut"),
    end: () => {
      closed = true;
      open?.close(1001, "left");
    },
    entries: () => [...entries.values()].toSorted((a, b) => (a.id < b.id ? -1 : 1)),
  };
}

async function startEmulation(): Promise<ChannelEmulation> {
  let adapter: ChannelAdapter | undefined;
  const attached = (): ChannelAdapter => {
    if (adapter === undefined) throw new Error("no adapter is attached");
    return adapter;
  };
  const pages = new Map<EmulatedPerson, ReturnType<typeof openPage>>();
  const last = new Map<EmulatedPerson, string>();
  let people = 0;
  let messages = 0;
  let away = false;

  return {
    env: {},
    publicUrl: "http://leo.test",
    secrets: [],
    attach: (next) => {
      adapter = next;
    },
    person: () => {
      people += 1;
      const userId = `visitor-${people}`;
      const page = openPage(attached, () => away, userId);
      const send = (message: ClientMessage): void => {
        const text = JSON.stringify(message);
        last.set(person, text);
        if (message.kind !== "hello") page.send(message.id, text);
      };
      const nextId = (): string => {
        messages += 1;
        return `message-${messages}`;
      };
      const person: EmulatedPerson = {
        userId,
        say: (text) => send({ kind: "text", id: nextId(), text }),
        sendPhoto: (bytes, caption) => {
          const held = attached().hold?.({ id: userId }, bytes, "image/jpeg");
          if (held?.heldBy === undefined) throw new Error("the photo was not taken");
          send({
            kind: "photo",
            id: nextId(),
            photo: held.id,
            heldBy: held.heldBy,
            ...(caption === undefined ? {} : { caption }),
          });
        },
        press: (label) => {
          const button = page
            .entries()
            .flatMap(buttonsOf)
            .findLast((each) => each.label === label);
          if (button === undefined) throw new Error(`no button "${label}"`);
          send({ kind: "press", id: nextId(), action: button.action, value: button.value });
        },
        screen: () =>
          page.entries().map((entry) => ({
            text: entry.blocks.map(blockText).join("\n").trim(),
            buttons: buttonsOf(entry).map(({ label }) => label),
            files: filesOf(entry.blocks),
            hasPicture: entry.blocks.some(({ kind }) => kind === "image"),
          })),
      };
      pages.set(person, page);
      return person;
    },
    redeliversByItself: false,
    repeatLast: (person) => pages.get(person)?.frame(last.get(person) ?? ""),
    garbage: (person) => {
      for (const text of [
        "",
        "null",
        "[]",
        "{",
        '{"kind":"text"}',
        '{"kind":"press","id":1}',
        '{"kind":"future"}',
        "\0",
      ])
        pages.get(person)?.frame(text);
    },
    away: () => {
      away = true;
      for (const page of pages.values()) page.cut();
      return () => {
        away = false;
        for (const page of pages.values()) page.connect();
      };
    },
    close: async () => {
      for (const page of pages.values()) page.end();
    },
  };
}

/** The web page, on connections in memory. */
export const webEmulations = [
  { name: "page", start: startEmulation },
] as const satisfies readonly EmulationVariant[];

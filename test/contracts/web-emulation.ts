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

/** A page that is open as long as the adapter keeps it. */
function openPage(adapter: () => ChannelAdapter, userId: string) {
  const entries = new Map<string, PageEntry>();
  const texts = new Set<(text: string) => void>();
  const closes = new Set<() => void>();
  let open = false;
  const connection: ClientConnection = {
    send: (text) => {
      const message = serverMessage.parse(JSON.parse(text));
      if (message.kind === "entries") for (const entry of message.entries) entries.set(entry.id, entry);
    },
    bufferedBytes: () => 0,
    close: () => {
      open = false;
      for (const tell of closes) tell();
      texts.clear();
    },
    onText: (listener) => texts.add(listener),
    onClose: (listener) => closes.add(listener),
  };
  const frame = (text: string): void => {
    if (!open) {
      open = true;
      adapter().connect?.(connection, { id: userId });
      const hello: ClientMessage = { kind: "hello", revision: 0, language: "de" };
      for (const tell of texts) tell(JSON.stringify(hello));
    }
    for (const tell of texts) tell(text);
  };
  return { frame, entries: () => [...entries.values()].toSorted((a, b) => (a.id < b.id ? -1 : 1)) };
}

async function startEmulation(): Promise<ChannelEmulation> {
  let adapter: ChannelAdapter | undefined;
  const attached = (): ChannelAdapter => {
    if (adapter === undefined) throw new Error("no adapter is attached");
    return adapter;
  };
  const frames = new Map<EmulatedPerson, (text: string) => void>();
  const last = new Map<EmulatedPerson, string>();
  let people = 0;
  let messages = 0;

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
      const page = openPage(attached, userId);
      const send = (message: ClientMessage): void => {
        const text = JSON.stringify(message);
        last.set(person, text);
        page.frame(text);
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
      frames.set(person, page.frame);
      return person;
    },
    redeliversByItself: false,
    repeatLast: (person) => frames.get(person)?.(last.get(person) ?? ""),
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
        frames.get(person)?.(text);
    },
    close: async () => undefined,
  };
}

/** The web page, on connections in memory. */
export const webEmulations = [
  { name: "page", start: startEmulation },
] as const satisfies readonly EmulationVariant[];

import { newId } from "../../core/ids.ts";
import type { ClientMessage, PageBlock, PageEntry } from "../../core/live-protocol.ts";
import { toPlainText } from "../../core/plain-text.ts";
import { until } from "../contracts/until.ts";
import type { SeenMessage } from "../emulators/telegram-person.ts";
import { type EmulatedPage, type EmulatedVisitor, newVisitor } from "../emulators/web.ts";
import type { Chatting } from "./check-in-player.ts";

/** Somebody in front of the web chat. */
export interface WebChatting extends Chatting {
  readonly visitor: EmulatedVisitor;
  readonly page: EmulatedPage;
  /** Uploads a photo over HTTP and sends it by its reference. */
  photo(bytes: Uint8Array, mediaType: string): Promise<void>;
}

function wordsOf(block: PageBlock): string[] {
  switch (block.kind) {
    case "text":
      return [toPlainText(block.sections)];
    case "facts":
      return block.rows.map((row) => `${row.label}: ${row.value}`);
    case "progress":
      return [block.steps.map((step) => `${step.label} (${step.state})`).join(" · ")];
    case "link":
      return [`${block.label} ${block.url}`];
    case "image":
    case "file":
    case "buttons":
      return [];
  }
}

function asSeen(entry: PageEntry): SeenMessage {
  const picture = entry.blocks.find((block) => block.kind === "image");
  const file = entry.blocks.find((block) => block.kind === "file");
  return {
    messageId: entry.revision,
    from: "bot",
    text: entry.blocks.flatMap(wordsOf).join("\n\n"),
    entities: [],
    photo: picture === undefined ? undefined : Buffer.from(picture.pngBase64, "base64"),
    document: file === undefined ? undefined : Buffer.from(file.base64, "base64"),
    buttons: entry.blocks
      .flatMap((block) => (block.kind === "buttons" ? block.rows : []))
      .map((row) => row.map(({ label, action, value }) => ({ label, data: `${action}:${value}` }))),
    edits: 0,
  };
}

/**
 * Opens the web chat in a new browser.
 * @param url of the server
 * @param pause called before each message, since a page may not send as fast as a program
 */
export async function openWebChat(url: string, pause: () => void): Promise<WebChatting> {
  const visitor = newVisitor(url);
  const page = await visitor.open(0);
  const replies = () => page.entries().map(asSeen);
  const clientId = () => newId().replaceAll("-", "");
  let sent = 0;
  const send = (message: ClientMessage): number => {
    pause();
    page.send(message);
    sent += 1;
    return sent;
  };
  return {
    visitor,
    page,
    replies,
    text: (text) => send({ kind: "text", id: clientId(), text }),
    press: (data) => {
      const colon = data.indexOf(":");
      const [action, value] = [data.slice(0, colon), data.slice(colon + 1)];
      return send({ kind: "press", id: clientId(), action, value });
    },
    photo: async (bytes, mediaType) => {
      const { photo, heldBy, sizeBytes } = await visitor.upload(bytes, mediaType);
      send({ kind: "photo", id: clientId(), photo, heldBy, mediaType, sizeBytes });
    },
    waitFor: (wanted, timeoutMs) =>
      until(() => (wanted(replies()) ? replies() : undefined), "what was waited for", timeoutMs),
  };
}

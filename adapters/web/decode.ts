import { IANAZone } from "luxon";
import { type ClientMessage, clientMessage, maxTextLength, type Refusal } from "../../core/live-protocol.ts";
import type { ConversationRef, InboundContent, InboundMessage, SenderRef } from "../../core/message.ts";

/** A frame of a page, read; or why it can't be. */
export type Decoded =
  | { readonly ok: true; readonly message: ClientMessage }
  | { readonly ok: false; readonly reason: Refusal; readonly id?: string };

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Reads one frame of a page. */
export function decodeFrame(frame: string): Decoded {
  const parsed = clientMessage.safeParse(parseJson(frame));
  if (!parsed.success) return { ok: false, reason: "not-understood" };
  const message = parsed.data;
  if (message.kind === "text" && message.text.length > maxTextLength) {
    return { ok: false, reason: "too-long", id: message.id };
  }
  return { ok: true, message };
}

/** PostgreSQL keeps neither NUL nor half of a surrogate pair. */
function storable(text: string): string {
  return text.replaceAll("\0", "").toWellFormed();
}

function decodeContent(message: Exclude<ClientMessage, { kind: "hello" }>): InboundContent {
  switch (message.kind) {
    case "text":
      return { kind: "text", text: storable(message.text) };
    case "press":
      return { kind: "action", action: storable(message.action), value: storable(message.value) };
    case "photo":
      return {
        kind: "photo",
        photo: {
          id: storable(message.photo),
          heldBy: storable(message.heldBy),
          ...(message.mediaType === undefined ? {} : { mediaType: storable(message.mediaType) }),
          ...(message.sizeBytes === undefined ? {} : { sizeBytes: message.sizeBytes }),
        },
        ...(message.caption === undefined ? {} : { caption: storable(message.caption) }),
      };
  }
}

/** A visitor's one conversation. */
export function conversationOf(sender: SenderRef): ConversationRef {
  return { channel: "web", id: sender.id, kind: "direct" };
}

/**
 * A page's message in Leo's words. Its delivery id is the page's own id within the visitor, so that sending it again
 * after a lost connection makes no second message.
 */
export function decodeMessage(
  message: Exclude<ClientMessage, { kind: "hello" }>,
  sender: SenderRef,
  sentAt: Date,
): InboundMessage {
  return {
    id: `${sender.id}:${message.id}`,
    conversation: conversationOf(sender),
    sender,
    sentAt,
    content: decodeContent(message),
  };
}

/** Adds what the page says about its browser, where it makes sense, to what is known of the sender. */
export function describeSender(sender: SenderRef, hello: ClientMessage & { kind: "hello" }): SenderRef {
  const timeZone =
    hello.timeZone !== undefined && IANAZone.isValidZone(hello.timeZone) ? hello.timeZone : undefined;
  const language = /^[a-z]{2,3}([-_][A-Za-z0-9]{2,8})*$/.test(hello.language ?? "")
    ? hello.language
    : undefined;
  return {
    ...sender,
    ...(timeZone === undefined ? {} : { timeZone }),
    ...(language === undefined ? {} : { languageTag: language }),
  };
}

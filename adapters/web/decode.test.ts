import { describe, expect, it } from "vitest";
import { maxTextLength } from "../../core/live-protocol.ts";
import { decodeFrame, decodeMessage, describeSender } from "./decode.ts";

const sender = { id: "visitor-hash", languageTag: "en-GB" };
const sentAt = new Date("2026-03-04T17:30:00Z");

function decodeText(text: string) {
  const frame = JSON.stringify({ kind: "text", id: "client-id-1", text });
  const decoded = decodeFrame(frame);
  if (!decoded.ok || decoded.message.kind === "hello") throw new Error("not decoded");
  return decodeMessage(decoded.message, sender, sentAt);
}

describe("a frame of a page", () => {
  it("becomes a message whose delivery id is the page's id within the visitor", () => {
    expect(decodeText("hello")).toEqual({
      id: "visitor-hash:client-id-1",
      conversation: { channel: "web", id: "visitor-hash", kind: "direct" },
      sender,
      sentAt,
      content: { kind: "text", text: "hello" },
    });
  });

  it.each([
    ["only emoji", "🙂🙃🧘‍♀️"],
    ["right-to-left text", "مرحبا שלום"],
    ["a command", "/start"],
  ])("keeps %s as it is", (_what, text) => {
    expect(decodeText(text).content).toEqual({ kind: "text", text });
  });

  it("loses what a database can't keep: NUL bytes and halves of surrogate pairs", () => {
    expect(decodeText("a\0b\ud83dc").content).toEqual({ kind: "text", text: "ab\ufffdc" });
  });

  it("is refused by name when its text is too long, up to the last character that isn't", () => {
    const frame = (length: number) =>
      JSON.stringify({ kind: "text", id: "client-id-1", text: "x".repeat(length) });
    expect(decodeFrame(frame(maxTextLength)).ok).toBe(true);
    expect(decodeFrame(frame(maxTextLength + 1))).toEqual({
      ok: false,
      reason: "too-long",
      id: "client-id-1",
    });
  });

  it.each([
    ["no JSON", "{"],
    ["an array", "[]"],
    ["null", "null"],
    ["an unknown kind", '{"kind":"delete-everything","id":"client-id-1"}'],
    ["no id", '{"kind":"text","text":"hello"}'],
    ["an id of another shape", '{"kind":"text","id":"a:b\'; --","text":"hello"}'],
    ["an empty text", '{"kind":"text","id":"client-id-1","text":""}'],
    ["a negative revision", '{"kind":"hello","revision":-1}'],
    ["a number for a text", '{"kind":"text","id":"client-id-1","text":5}'],
  ])("is not understood when it is %s", (_what, frame) => {
    expect(decodeFrame(frame)).toEqual({ ok: false, reason: "not-understood" });
  });

  it("carries a press and a photo by reference", () => {
    expect(
      decodeMessage({ kind: "press", id: "client-id-2", action: "answer", value: "good" }, sender, sentAt)
        .content,
    ).toEqual({
      kind: "action",
      action: "answer",
      value: "good",
    });
    const photo = {
      kind: "photo",
      id: "client-id-3",
      photo: "random-photo-id",
      heldBy: "instance-1",
      mediaType: "image/jpeg",
      sizeBytes: 12,
      caption: "me",
    } as const;
    expect(decodeMessage(photo, sender, sentAt).content).toEqual({
      kind: "photo",
      photo: { id: "random-photo-id", heldBy: "instance-1", mediaType: "image/jpeg", sizeBytes: 12 },
      caption: "me",
    });
  });
});

describe("what a page says about its browser", () => {
  it("is added to the sender", () => {
    const hello = { kind: "hello", revision: 0, timeZone: "Europe/Berlin", language: "de-AT" } as const;
    expect(describeSender(sender, hello)).toEqual({
      id: "visitor-hash",
      languageTag: "de-AT",
      timeZone: "Europe/Berlin",
    });
  });

  it("is left out where it makes no sense", () => {
    const hello = { kind: "hello", revision: 0, timeZone: "Mars/Olympus", language: "<script>" } as const;
    expect(describeSender(sender, hello)).toEqual(sender);
  });
});

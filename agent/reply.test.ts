import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { quickReplies, readReply, streamedText } from "./reply.ts";

const whole = (text: string, offered: readonly string[] = []) =>
  JSON.stringify({ text, quick_replies: offered });

describe("a model's answer", () => {
  it("is read with its quick replies: known ones, each once, at most three, in their order", () => {
    const offered = [
      "show_today",
      "call_the_president",
      "show_today",
      "add_habit",
      "talk_more",
      "open_safety",
    ];
    expect(readReply(whole("Well done.", offered))).toEqual({
      text: "Well done.",
      quickReplies: ["show_today", "add_habit", "talk_more"],
      isReadable: true,
    });
  });

  it("is the text alone where it is prose", () => {
    expect(readReply("  Good morning!  ")).toEqual({
      text: "Good morning!",
      quickReplies: [],
      isReadable: true,
    });
  });

  it("may stand in a code fence", () => {
    expect(readReply(`\`\`\`json\n${whole("Hi", ["talk_more"])}\n\`\`\``).quickReplies).toEqual([
      "talk_more",
    ]);
  });

  it.each(['{"text": "cut o', '{"message": "no text"}', '{"text": 7, "quick_replies": []}', "{}"])(
    "that is no answer is not readable: %s",
    (content) => {
      expect(readReply(content)).toMatchObject({ text: "", isReadable: false });
    },
  );

  it("streams its text and nothing of its frame, and only ever grows", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", minLength: 1 }), (text) => {
        const content = whole(text, quickReplies.slice(0, 2));
        let before = "";
        for (let end = 1; end <= content.length; end += 1) {
          const shown = streamedText(content.slice(0, end));
          expect(text.startsWith(shown.replace(/[\ud800-\udbff]$/, ""))).toBe(true);
          expect(shown.length).toBeGreaterThanOrEqual(before.length);
          before = shown;
        }
        expect(before).toBe(text);
      }),
      { numRuns: 60 },
    );
  });
});

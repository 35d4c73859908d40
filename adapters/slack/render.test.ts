import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Block, OutboundMessage } from "../../core/message.ts";
import { plainText } from "../../core/plain-text.ts";
import { buttonsIn, checkBlocks, wordsIn } from "../../test/emulators/slack-blocks.ts";
import { type Draft, renderMessage } from "./render.ts";

const say = (markdown: string): OutboundMessage => [{ kind: "text", markdown }];
const rows = (count: number, perRow: number, label = "Label"): Block => ({
  kind: "buttons",
  rows: Array.from({ length: count }, (_, row) =>
    Array.from({ length: perRow }, (__, index) => ({ action: "a", value: `${row}.${index}`, label })),
  ),
});
const squeeze = (text: string): string => text.replace(/[\s\u200B]+/g, "");
const raw = (blocks: readonly unknown[]) => blocks as readonly Readonly<Record<string, unknown>>[];

/** What Slack checks of a message, formatted and plain. @returns its words */
function checked(draft: Draft): string {
  if (draft.kind === "file") return "";
  checkBlocks(draft.blocks, 50);
  checkBlocks(draft.plainBlocks, 50);
  expect(draft.text.length).toBeLessThanOrEqual(4_000);
  return wordsIn(raw(draft.blocks));
}
const words = (drafts: readonly Draft[]): string => drafts.map(checked).join("");
const labels = (drafts: readonly Draft[]) =>
  drafts.map((draft) =>
    draft.kind === "file" ? [] : buttonsIn(raw(draft.blocks)).map(({ label }) => label),
  );

describe("a message for Slack", () => {
  test("is one message with its words, facts and buttons", () => {
    const drafts = renderMessage([
      { kind: "text", markdown: "**Hi**" },
      { kind: "facts", rows: [{ label: "Sleep", value: "7 h" }] },
      { kind: "progress", steps: [{ label: "Quiz", state: "done" }] },
      rows(2, 2),
    ]);
    expect(drafts).toHaveLength(1);
    expect(words(drafts)).toBe("Hi\n\nSleep: 7 h\n\n✅ Quiz");
    expect(labels(drafts)).toEqual([["Label", "Label", "Label", "Label"]]);
  });

  test("of nothing is rejected, of buttons alone points to them", () => {
    expect(() => renderMessage(say(" "))).toThrow("without words, file or buttons");
    expect(words(renderMessage([rows(1, 1)]))).toBe("👇");
  });

  test("with many buttons loses none: rows are broken at 25, messages before 50 blocks", () => {
    const drafts = renderMessage([...say("Choose"), rows(60, 3), rows(1, 60)] as unknown as OutboundMessage);
    expect(labels(drafts).flat()).toHaveLength(240);
    expect(words(drafts).replaceAll("👇", "")).toBe("Choose");
  });

  test("says a label too long for a button in words, and shows its beginning", () => {
    const label = `${"long ".repeat(20)}end`;
    const drafts = renderMessage([rows(1, 1, label)]);
    expect(words(drafts)).toContain("end");
    expect(labels(drafts).flat()[0]).toMatch(/^long .*…$/);
  });

  test("shows a link as a button where Slack opens it, else in words", () => {
    const drafts = renderMessage([
      { kind: "link", label: "Open", url: "https://leo.example/r/1" },
      { kind: "link", label: "Odd", url: "javascript:alert(1)" },
    ]);
    expect(labels(drafts)).toEqual([["Open"]]);
    expect(words(drafts)).toBe("Odd (javascript:alert(1))");
  });

  test("refuses a button that carries too much", () => {
    const button = { action: "a", value: "x".repeat(2_000), label: "X" };
    expect(() => renderMessage([{ kind: "buttons", rows: [[button]] }])).toThrow("Slack takes 2000");
  });

  test("puts a single picture over the words, several where they stand", () => {
    const image = { kind: "image", pngBase64: "AA==", alt: "A" } as const;
    const text = { kind: "text", markdown: "words" } as const;
    const kinds = (message: OutboundMessage) => renderMessage(message).map(({ kind }) => kind);
    expect(kinds([text, image, rows(1, 1)])).toEqual(["file", "text"]);
    expect(kinds([text, image, text, image])).toEqual(["text", "file", "text", "file"]);
    expect(kinds([text, image, image, rows(1, 1)])).toEqual(["text", "file", "file", "text"]);
  });

  test("whatever the text, every part is within Slack's limits and valid by itself, and nothing is lost", () => {
    const piece = fc.oneof(
      fc.string({ unit: "grapheme", maxLength: 300 }),
      fc.constantFrom(
        "**bold** ",
        "\n\n- item\n- item\n",
        "\n\n> quote\n\n",
        "\n```\ncode & <b>\n```\n",
        "\n# Title\n",
        "wordwordword".repeat(120),
        "sentence. ".repeat(200),
        "👩‍👩‍👧‍👦".repeat(100),
        "&<>".repeat(400),
        "*_~`".repeat(200),
        "\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n",
      ),
    );
    fc.assert(
      fc.property(fc.array(piece, { minLength: 1, maxLength: 12 }), (pieces) => {
        const markdown = `x ${pieces.join("")}`;
        expect(squeeze(words(renderMessage(say(markdown))))).toBe(squeeze(plainText(markdown)));
      }),
      { numRuns: 40 },
    );
  });

  test("whatever the links, each is whole", () => {
    const link = fc.tuple(fc.webUrl({ size: "medium" }), fc.integer({ min: 0, max: 400 }));
    fc.assert(
      fc.property(fc.array(link, { minLength: 1, maxLength: 12 }), (links) => {
        const markdown = links.map(([url, gap]) => `${"word ".repeat(gap)}[label](<${url}>)`).join(" ");
        const all = renderMessage(say(markdown));
        expect(words(all).match(/label/g)).toHaveLength(links.length);
      }),
      { numRuns: 15 },
    );
  });
});

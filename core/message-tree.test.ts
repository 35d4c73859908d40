import { describe, expect, test } from "vitest";
import type { Block } from "./message.ts";
import { blockTree } from "./message-tree.ts";
import { toPlainText } from "./plain-text.ts";

describe("the words of a block", () => {
  test.each<[Block, string]>([
    [{ kind: "text", markdown: "**Hi**\n\n- there" }, "Hi\n• there"],
    [
      {
        kind: "facts",
        rows: [
          { label: "Sleep", value: "7 h" },
          { label: "Steps *", value: "<4,000>" },
        ],
      },
      "Sleep: 7 h\nSteps *: <4,000>",
    ],
    [{ kind: "link", label: "Report", url: "https://leo.example/r" }, "Report (https://leo.example/r)"],
    [
      {
        kind: "progress",
        steps: [
          { label: "Photo", state: "done" },
          { label: "Quiz", state: "running" },
          { label: "Report", state: "waiting" },
          { label: "Post", state: "failed" },
        ],
      },
      "✅ Photo\n⏳ Quiz\n▫️ Report\n⚠️ Post",
    ],
    [{ kind: "image", pngBase64: "", alt: "A chart" }, ""],
    [{ kind: "buttons", rows: [] }, ""],
    [{ kind: "facts", rows: [] }, ""],
  ])("%j reads %j", (block, plain) => {
    expect(toPlainText(blockTree(block))).toBe(plain);
  });
});

test("half a character, which no platform takes, is replaced wherever it stands", () => {
  const facts = blockTree({ kind: "facts", rows: [{ label: "a\uD83D", value: "b\0" }] });
  expect(toPlainText(facts)).toBe("a\uFFFD: b\uFFFD");
});

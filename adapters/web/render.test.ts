import { describe, expect, it } from "vitest";
import { pageEntry } from "../../core/live-protocol.ts";
import type { OutboundMessage } from "../../core/message.ts";
import { renderEntry, renderMarkdown } from "./render.ts";

describe("Leo's words on a page", () => {
  it("keep their formatting as a tree", () => {
    expect(renderMarkdown("**Hello** *you*\n\n- one\n- two")).toEqual([
      {
        kind: "paragraph",
        children: [
          { kind: "strong", children: [{ kind: "text", text: "Hello" }] },
          { kind: "text", text: " " },
          { kind: "emphasis", children: [{ kind: "text", text: "you" }] },
        ],
      },
      {
        kind: "list",
        children: ["one", "two"].map((text) => ({
          kind: "item",
          marker: "•",
          children: [{ kind: "paragraph", children: [{ kind: "text", text }] }],
        })),
      },
    ]);
  });

  it("show HTML as the words it is", () => {
    const shown = JSON.stringify(renderMarkdown("<img src=x onerror=alert(1)>\n\n<script>alert(2)</script>"));
    expect(shown).toContain("<img src=x onerror=alert(1)>");
    expect(shown).not.toContain('"kind":"html"');
  });

  it.each([
    ["javascript:alert(1)", false],
    ["data:text/html,hello", false],
    ["vbscript:x", false],
    ["/r/relative", false],
    ["https://example.org/a", true],
    ["mailto:somebody@example.org", true],
    ["tel:112", true],
  ])("open %s as a link: %s", (url, opens) => {
    const shown = JSON.stringify(renderMarkdown(`[label](${url})`));
    expect(shown.includes('"kind":"link"')).toBe(opens);
    expect(shown).toContain("label");
  });

  it("make an entry of every kind of block that the page accepts", () => {
    const message: OutboundMessage = [
      {
        kind: "text",
        markdown: "# Title\n\n> quote\n\n```js\ncode\n```\n\n---\n\n| a | b |\n|---|---|\n| 1 | 2 |",
      },
      { kind: "facts", rows: [{ label: "Sleep", value: "7 h" }] },
      { kind: "image", pngBase64: "iVBORw0KGgo=", alt: "card" },
      { kind: "link", label: "Report", url: "https://leo.test/r/x" },
      { kind: "buttons", rows: [[{ action: "answer", value: "1", label: "Yes" }]] },
      { kind: "progress", steps: [{ label: "Photo", state: "running" }] },
    ];
    const entry = renderEntry({ revision: 3, messageId: "m1", message });
    expect(pageEntry.parse(entry)).toEqual(entry);
    expect(entry.blocks.map(({ kind }) => kind)).toEqual([
      "text",
      "facts",
      "image",
      "link",
      "buttons",
      "progress",
    ]);
  });

  it("drop a link block that would run something", () => {
    const message: OutboundMessage = [{ kind: "link", label: "x", url: "javascript:alert(1)" }];
    expect(renderEntry({ revision: 1, messageId: "m1", message }).blocks).toEqual([]);
  });
});

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { escapeMarkdown, parseMarkdown } from "./markdown.ts";
import { splitMarkdown } from "./markdown-split.ts";
import type { MarkdownNode, MarkdownTree } from "./markdown-tree.ts";
import { plainText, toPlainText } from "./plain-text.ts";

const squeeze = (text: string): string => text.replace(/\s+/g, "");
const within = (limit: number) => (tree: MarkdownTree) => toPlainText(tree).length <= limit;
const split = (markdown: string, limit: number): string[] =>
  splitMarkdown(parseMarkdown(markdown), within(limit)).map(toPlainText);
const half = /\p{Surrogate}/u;

const snippet = fc.oneof(
  fc.string({ unit: "grapheme", maxLength: 40 }),
  fc.string({ unit: "binary", maxLength: 40 }),
  fc.constantFrom(
    "**bold words here** ",
    "*a_ ",
    "~~gone~~",
    "`some code`",
    "[a label of a link](https://example.org/path?a=1&b=2) ",
    "https://example.org/a ",
    "\n\n",
    "\n",
    "\n- item\n- another\n\n",
    "\n1. first\n2. second\n   - nested\n\n",
    "\n> quoted\n> lines\n\n",
    "\n\n```js\nconst a = 1;\n\n  if (a) {}\n```\n\n",
    "\n\n| a | b |\n|---|---|\n| one | [x](https://x.org) |\n\n",
    "\n\n# Heading\n\n",
    "\n\n---\n\n",
    "[ref]\n\n[ref]: https://ref.org\n\n",
    "note[^1]\n\n[^1]: the note\n\n",
    "<b>html</b> 5 < 6 &amp; &nbsp; ",
    "שלום עולם ",
    "مرحبا بالعالم ",
    "👩‍👩‍👧‍👦🇩🇪👍🏽 ",
    "\0\0",
    "Sentence one. Sentence two! Three? ",
    "\uD83D",
  ),
);
const document = fc.array(snippet, { maxLength: 40 }).map((parts) => parts.join(""));

describe("splitting a text", () => {
  test("every part is within the limit, holds no half character, and nothing is lost, whatever the text", () => {
    fc.assert(
      fc.property(document, fc.integer({ min: 60, max: 400 }), (markdown, limit) => {
        const parts = split(markdown, limit);
        for (const part of parts) {
          expect(part.length).toBeLessThanOrEqual(limit);
          expect(part.trim()).not.toBe("");
          expect(half.test(part)).toBe(false);
        }
        expect(squeeze(parts.join("\n"))).toBe(squeeze(plainText(markdown)));
      }),
      { numRuns: 400 },
    );
  });

  test.each([
    ["emoji of several parts", "👩‍👩‍👧‍👦".repeat(4000)],
    ["right-to-left words", "שלום עולם ".repeat(5000)],
    ["NUL bytes", "a\0b ".repeat(9000)],
    ["100,000 characters of words", "lorem ipsum dolor. ".repeat(5300)],
    ["100,000 characters without a space", "x".repeat(100_000)],
    ["one 10,000-character word among others", `before ${"w".repeat(10_000)} after`],
    ["letters with hundreds of marks", `e${"\u0301".repeat(900)} `.repeat(20)],
    ["a long list", Array.from({ length: 3000 }, (_, i) => `- entry ${i}`).join("\n")],
    ["a long fence", `\`\`\`\n${"line of code\n".repeat(2000)}\`\`\``],
    ["a link with a very long label", `[${"label ".repeat(2000)}](https://example.org)`],
    ["a link with a very long address", `[x](https://example.org/${"a".repeat(9000)}) after`],
  ])("%s: complete, in parts of at most 4,096", (_, markdown) => {
    const parts = split(markdown, 4096);
    expect(Math.max(...parts.map((part) => part.length))).toBeLessThanOrEqual(4096);
    expect(squeeze(parts.join(""))).toBe(squeeze(plainText(markdown)));
    expect(parts.some((part) => half.test(part))).toBe(false);
  });

  test("an emoji made of several people stays whole", () => {
    const parts = split("👩‍👩‍👧‍👦".repeat(100), 64);
    for (const part of parts) expect(squeeze(part).replaceAll("👩‍👩‍👧‍👦", "")).toBe("");
  });

  test("a paragraph end is preferred to a line end, that to a sentence end, that to a space", () => {
    const paragraph = "Aa bb cc dd. Ee ff gg hh.";
    expect(split(`${paragraph}\n\n${paragraph}\n${paragraph}`, 60)[0]).toBe(paragraph);
    expect(split(`${paragraph}\n${paragraph} Ii jj kk ll`, 60)[0]).toBe(paragraph);
    expect(split("Aa bb cc dd. Ee ff gg hh ii jj", 20)[0]).toBe("Aa bb cc dd.");
    expect(split("aaaa bbbb cccc dddd", 12)[0]).toBe("aaaa bbbb");
  });

  test("a heading stays with what it heads", () => {
    const parts = split(`${"word ".repeat(8)}\n\n# Title\n\n${"more ".repeat(8)}`, 60);
    expect(parts.at(-1)).toContain("Title\nmore");
  });

  test("words right above a list stay with it", () => {
    const parts = split(`${"Before it. ".repeat(8)}\n\n**Three things**\n\n- one\n- two\n- three`, 100);
    expect(parts.at(-1)).toBe("Three things\n• one\n• two\n• three");
  });

  test("bold that is cut is bold in both parts, and a fence that is cut is a fence in both", () => {
    const bold = splitMarkdown(parseMarkdown(`**${"word ".repeat(30).trim()}**`), within(80));
    expect(bold.length).toBeGreaterThan(1);
    for (const [section] of bold) expect(section).toMatchObject({ children: [{ kind: "strong" }] });
    const fence = splitMarkdown(parseMarkdown(`\`\`\`\n${"a = 1\n".repeat(30)}\`\`\``), within(80));
    expect(fence.length).toBeGreaterThan(1);
    for (const part of fence) expect(part).toMatchObject([{ kind: "fence" }]);
  });

  test("a fence that fits into a part of its own is never cut, nor is a link", () => {
    const code = "const a = 1;\n".repeat(5).trim();
    const parts = splitMarkdown(
      parseMarkdown(`${"word ".repeat(12)}\n\n\`\`\`\n${code}\n\`\`\``),
      within(80),
    );
    expect(parts.at(-1)).toEqual([{ kind: "fence", language: "", text: code }]);
    const links = splitMarkdown(parseMarkdown("[one two](https://a.example/) ".repeat(20)), within(80));
    const labels = (nodes: readonly MarkdownNode[]): string[] =>
      nodes.flatMap((node) =>
        node.kind === "link"
          ? [toPlainText([{ kind: "paragraph", children: node.children }])]
          : "children" in node
            ? labels(node.children)
            : [],
      );
    expect(links.flatMap(labels)).toEqual(Array.from({ length: 20 }, () => "one two"));
  });

  test("the rest of a list entry that is cut has no marker of its own", () => {
    const parts = split(`1. ${"word ".repeat(30)}\n2. second`, 80);
    expect(parts.map((part) => part.slice(0, 7))).toEqual(["1. word", "word wo", "2. seco"]);
  });

  test("a limit that holds not even one character is refused", () => {
    expect(() => splitMarkdown(parseMarkdown("abc"), () => false)).toThrow(RangeError);
  });

  test("white space alone makes no part", () => {
    expect(split(" \n\n \t ", 10)).toEqual([]);
    expect(
      split(`\`\`\`\n${" ".repeat(500)}\n\`\`\``, 60)
        .join("")
        .trim(),
    ).toBe("");
  });
});

describe("taking a person's words literally", () => {
  test("escaped words come out as they went in", () => {
    fc.assert(
      fc.property(fc.oneof(document, fc.string({ unit: "grapheme" })), (words) => {
        const clean = words.replace(/\p{Surrogate}|\0/gu, "\uFFFD");
        expect(squeeze(plainText(escapeMarkdown(words)))).toBe(squeeze(clean));
      }),
      { numRuns: 400 },
    );
  });
});

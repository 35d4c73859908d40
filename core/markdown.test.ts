import { describe, expect, test } from "vitest";
import { parseMarkdown } from "./markdown.ts";
import { plainText } from "./plain-text.ts";

describe("Markdown as plain text", () => {
  test.each([
    ["Hello **Anna**, *well* ~~not~~ done", "Hello Anna, well not done"],
    ["Line one\nline two", "Line one\nline two"],
    ["# Title\n\nText", "Title\nText"],
    ["Steps:\n- walk\n- sleep\n  - early", "Steps:\n• walk\n• sleep\n  • early"],
    ["3. three\n4. four", "3. three\n4. four"],
    ["- [x] done\n- [ ] open", "☑ done\n☐ open"],
    ["See [the report](https://leo.example/r)", "See the report (https://leo.example/r)"],
    ["See https://leo.example/r now", "See https://leo.example/r now"],
    ["write to a@b.example", "write to a@b.example"],
    ["[the site][s]\n\n[s]: https://s.example", "the site (https://s.example)"],
    ["[sleep]: late", "[sleep]: late"],
    ["Good[^1].\n\n[^1]: Says who.", "Good[1].\n\n[1] Says who."],
    ["BMI <25 & <b>bold</b> &amp; more", "BMI <25 & <b>bold</b> & more"],
    ["```js\nconst a = 1;\n```", "const a = 1;"],
    ["> quoted\n> words", "  quoted\n  words"],
    ["above\n\n---\n\nbelow", "above\n\n———\n\nbelow"],
    ["![a cat](https://c.example/c.png)", "a cat (https://c.example/c.png)"],
    ["about ~5 to ~7 hours", "about ~5 to ~7 hours"],
    ["2 * 3 * 4, snake_case_name", "2 * 3 * 4, snake_case_name"],
    ["a\0b \uD83D c", "a\uFFFDb \uFFFD c"],
  ])("%j reads %j", (markdown, plain) => {
    expect(plainText(markdown)).toBe(plain);
  });

  test("a narrow table keeps its columns", () => {
    expect(plainText("| Habit | Days |\n|---|---|\n| Walk | 3 |\n| Early sleep | 12 |")).toBe(
      "Habit        Days\nWalk         3\nEarly sleep  12",
    );
  });

  test("a wide table becomes a list that names each column", () => {
    const markdown = "| Habit | Why it helps |\n|---|---|\n| Walk | It wakes the body up in the morning |";
    expect(plainText(markdown)).toBe("• Habit: Walk\n  Why it helps: It wakes the body up in the morning");
  });

  test("without formatting and with it, the same words make the same paragraphs", () => {
    expect(parseMarkdown("one\n\ntwo")).toEqual([
      { kind: "paragraph", children: [{ kind: "text", text: "one" }] },
      { kind: "paragraph", children: [{ kind: "text", text: "two" }] },
    ]);
    expect(parseMarkdown("one\n\n*two*")).toEqual([
      { kind: "paragraph", children: [{ kind: "text", text: "one" }] },
      { kind: "paragraph", children: [{ kind: "emphasis", children: [{ kind: "text", text: "two" }] }] },
    ]);
  });

  test("a fence longer than the pieces a text is parsed in stays one fence", () => {
    const code = "a = 1\n\n".repeat(900).trim();
    expect(parseMarkdown(`before\n\n\`\`\`\n${code}\n\`\`\`\n\nafter`).map(({ kind }) => kind)).toEqual([
      "paragraph",
      "fence",
      "paragraph",
    ]);
  });

  test.each([
    ["emphasis that never closes", "*a_ ".repeat(25_000)],
    ["emphasis just under the longest parsed text", `${"*a_ ".repeat(480)}\n\n`.repeat(10)],
    ["brackets", "[a](".repeat(4_900)],
    ["nested quotes", `${">".repeat(1_900)}a\n\n`.repeat(10)],
    ["nested lists", Array.from({ length: 190 }, (_, depth) => `${"  ".repeat(depth)}- a`).join("\n")],
    ["a hundred thousand lines", "a\n".repeat(100_000)],
  ])("%s take no longer than two seconds and lose no letter", (_, markdown) => {
    const started = performance.now();
    const letters = plainText(markdown).match(/a/g)?.length;
    expect(performance.now() - started).toBeLessThan(2_000);
    expect(letters).toBe(markdown.match(/a/g)?.length);
  });
});

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { escapeMarkdown, parseMarkdown } from "../../core/markdown.ts";
import { plainText } from "../../core/plain-text.ts";
import { hasQuote, visibleText } from "../../test/emulators/slack-mrkdwn.ts";
import { toMrkdwn } from "./mrkdwn.ts";

const mrkdwn = (markdown: string): string => toMrkdwn(parseMarkdown(markdown));
/** With the invisible spaces made visible. */
const shown = (markdown: string): string => mrkdwn(markdown).replaceAll("\u200B", "¦");
const squeeze = (text: string): string => text.replace(/[\s\u200B]+/g, "");

describe("Slack's mrkdwn", () => {
  test.each([
    ["**bold** *italic* ~~gone~~ `a < b`", "*bold* _italic_ ~gone~ `a &lt; b`"],
    ["***both***", "_*both*_"],
    ["**a *b* c**", "*a* *_b_* *c*"],
    ["# Title **so**\ntext", "*Title* *so*\ntext"],
    ["**two\nlines**", "*two*\n*lines*"],
    ["in**side**word", "in¦*side*¦word"],
    ["Tom & <Jerry>", "Tom &amp; &lt;Jerry&gt;"],
    ["[a|b](https://x.io/?a=1&b=2)", "<https://x.io/?a=1&amp;b=2|a|b>"],
    ["[call](tel:112) [file](ftp://x/y)", "<tel:112|call> file (ftp://x/y)"],
    ["**[bold](https://x.io)**", "*<https://x.io|bold>*"],
    ["> one\n> two", "> one\n> two"],
    ["- a\n- b\n  - c", "• a\n• b\n  • c"],
    ["1. a\n2. b", "1. a\n2. b"],
    ["```js\na < 1\n```", "```\na &lt; 1\n```"],
    ["2 * 3 and snake_case_name", "2 * 3 and snake_case_name"],
    [escapeMarkdown("*not bold* _nor_ `this`"), "*¦not bold* _¦nor_ `¦this`¦"],
    [escapeMarkdown("> no quote"), "¦&gt; no quote"],
    ["`` a`b ``", "a`¦b"],
    ["<@U123> <!channel>", "&lt;@U123&gt; &lt;!channel&gt;"],
  ])("%j reads %j", (markdown, expected) => {
    expect(shown(markdown)).toBe(expected);
  });

  test("a table is readable", () => {
    expect(mrkdwn("| x | y |\n|---|---|\n| 1 | 2 |")).toBe("```\nx  y\n1  2\n```");
  });

  test("whatever the words, they are seen as they were written and turn into nothing else", () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(..."*_~`<>&|ab .\n👍é:#@!-1("), { maxLength: 40 }),
        (characters) => {
          const text = characters.join("");
          const markdown = escapeMarkdown(text);
          const written = mrkdwn(markdown);
          expect(squeeze(visibleText(written))).toBe(squeeze(plainText(markdown)));
          expect(hasQuote(written)).toBe(false);
        },
      ),
      { numRuns: 500 },
    );
  });

  test("whatever the Markdown, its words are all there", () => {
    const piece = fc.constantFrom(
      "**",
      "*",
      "~~",
      "`",
      "a",
      "b c",
      " ",
      "\n",
      "\n\n",
      "> ",
      "- ",
      "1. ",
      "# ",
      "```\n",
      "<",
      "&",
      "_",
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
        const markdown = pieces.join("");
        expect(squeeze(visibleText(mrkdwn(markdown)))).toBe(squeeze(plainText(markdown)));
      }),
      { numRuns: 500 },
    );
  });
});

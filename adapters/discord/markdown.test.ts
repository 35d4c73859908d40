import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseMarkdown } from "../../core/markdown.ts";
import { plainText } from "../../core/plain-text.ts";
import { readDiscordMarkdown } from "../../test/emulators/discord-markdown.ts";
import { escapeText, toDiscordMarkdown, toPlainMarkdown } from "./markdown.ts";

const discord = (markdown: string): string => toDiscordMarkdown(parseMarkdown(markdown));
const squeeze = (text: string): string => text.replace(/[\s\u200B]+/g, "");

describe("Discord's Markdown", () => {
  test.each([
    ["**b** *i* ~~s~~ `c`", "**b** *i* ~~s~~ `c`"],
    ["# Title\n\ntext", "# Title\ntext"],
    ["#### Deep", "### Deep"],
    ["- a\n- b\n  1. c", "- a\n- b\n  1. c"],
    ["- [x] done\n- [ ] open", "☑ done\n☐ open"],
    ["> one\n>\n> > two", "> one\n> \n> two"],
    ["```js\na < b\n```", "```js\na < b\n```"],
    ["[a](https://x.example/?a=1)", "[a](<https://x.example/?a=1>)"],
    ["https://x.example/a_b_c", "<https://x.example/a_b_c>"],
    ["[https://good.example](https://bad.example/)", "https:\\/\\/good.example (https:\\/\\/bad.example/)"],
    ["[local](http://localhost:3000/r)", "local (http:\\/\\/localhost:3000/r)"],
    ["[run](javascript:alert)", "run (javascript:alert)"],
    ["***", "———"],
    ["just words", "just words"],
  ])("%j becomes %j", (markdown, expected) => {
    expect(discord(markdown)).toBe(expected);
  });

  test.each([
    ["<@123456789012345678> <#1> <t:0:R> <:wave:1>"],
    ["# not a heading\n- not a list\n> not a quote\n-# not small\n1. not one"],
    ["__a__ *b* ||c|| ~~d~~ `e` [f](https://x.example)"],
    ["https://x.example/under_score_"],
    ["¯\\_(ツ)_/¯ \\* \\\\"],
  ])("a person's own words stand as they are: %j", (words) => {
    expect(readDiscordMarkdown(escapeText(words))).toEqual({ text: words, marks: [] });
  });

  test("a table is readable: in columns where it is narrow, else row by row", () => {
    const narrow = readDiscordMarkdown(discord("| x | y |\n|---|---|\n| 1 | 2 |"));
    expect(narrow.marks.map(({ kind }) => kind)).toEqual(["fence"]);
    const wide = discord(`| name | what |\n|---|---|\n| a | ${"word ".repeat(20)} |`);
    expect(readDiscordMarkdown(wide).text).toContain("• name: a");
  });

  const snippet = fc.oneof(
    fc.string({ unit: "grapheme", maxLength: 40 }),
    fc.constantFrom(
      "**b** ",
      "*i* ",
      "***bi***",
      "**a *b***",
      "*a **b***",
      "~~s~~",
      "`c` ",
      "``a`b``",
      "_u_",
      "x*y*z",
      "[l](https://x.example/a_b) ",
      "https://x.example/_a_ ",
      "\n\n",
      "\n- x\n",
      "\n1. y\n",
      "\n> q\n",
      "\n# h\n",
      "\n```\n<x> ``` `\n```\n",
      "<@1>",
      "|| ",
      "\\",
    ),
  );
  const document = fc.array(snippet, { maxLength: 20 }).map((parts) => parts.join(""));
  /** An address stands behind its label in plain words, and under it on Discord. */
  const unlinked = (text: string): string => squeeze(text).replaceAll("(https://x.example/a_b)", "");

  test("whatever the text, Discord shows all of its words", () => {
    fc.assert(
      fc.property(document, (markdown) => {
        const shown = readDiscordMarkdown(discord(markdown)).text;
        expect(unlinked(shown)).toBe(unlinked(plainText(markdown)));
      }),
      { numRuns: 300 },
    );
  });

  test("whatever the text, its plain form is shown without formatting and complete", () => {
    const wordsOnly = document.filter((markdown) => !/https?:/.test(markdown));
    fc.assert(
      fc.property(wordsOnly, (markdown) => {
        const read = readDiscordMarkdown(toPlainMarkdown(parseMarkdown(markdown)));
        expect(read.marks).toEqual([]);
        expect(squeeze(read.text)).toBe(squeeze(plainText(markdown)));
      }),
      { numRuns: 200 },
    );
  });
});

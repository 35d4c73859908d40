import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { ChannelError } from "../../core/errors.ts";
import type { Block, OutboundMessage } from "../../core/message.ts";
import { parseTelegramHtml } from "../../test/emulators/telegram-html.ts";
import { type Draft, renderMessage } from "./render.ts";

const image: Block = { kind: "image", pngBase64: "iVBORw0KGgo=", alt: "A chart of the week" };
const buttons: Block = { kind: "buttons", rows: [[{ action: "answer", value: "1", label: "One" }]] };
const text = (markdown: string): Block => ({ kind: "text", markdown });
const html = (markdown: string): string => {
  const [draft] = renderMessage([text(markdown)]);
  return draft?.kind === "text" ? draft.words.html : "";
};
const kinds = (message: OutboundMessage): string[] =>
  renderMessage(message).map((draft) => `${draft.kind}${draft.keyboard.length > 0 ? "+buttons" : ""}`);
const words = (draft: Draft) => (draft.kind === "text" ? draft.words : draft.caption);

describe("Telegram's HTML", () => {
  test.each([
    ["**b** *i* ~~s~~ `c`", "<b>b</b> <i>i</i> <s>s</s> <code>c</code>"],
    ["# Title\n\ntext", "<b>Title</b>\ntext"],
    ['5 < 6 & "7" > 4', "5 &lt; 6 &amp; &quot;7&quot; &gt; 4"],
    [
      '[a "b"](https://x.example/?a=1&b="2")',
      '<a href="https://x.example/?a=1&amp;b=&quot;2&quot;">a &quot;b&quot;</a>',
    ],
    ["[local](http://localhost:3000/r)", "local (http://localhost:3000/r)"],
    ["[run](javascript:alert)", "run (javascript:alert)"],
    ["```js\na < b\n```", '<pre><code class="language-js">a &lt; b</code></pre>'],
    ["> one\n>\n> > two", "<blockquote>one\n\ntwo</blockquote>"],
    ["- a\n- b\n  1. c", "• a\n• b\n  1. c"],
    ["<script>x</script>", "&lt;script&gt;x&lt;/script&gt;"],
    ["just words", "just words"],
  ])("%j becomes %j", (markdown, expected) => {
    expect(html(markdown)).toBe(expected);
  });

  test("whatever the text, every part is well-formed, within 4,096 characters and 100 entities", () => {
    const snippet = fc.oneof(
      fc.string({ unit: "grapheme", maxLength: 60 }),
      fc.constantFrom(
        "**b** ",
        "*i* ",
        "`c` ",
        "[l](https://x.example/a?b=1&c=<2>) ",
        "\n\n",
        "\n- x\n",
        "> q\n",
        "```\n<x>\n```\n",
        "<b>&lt;",
      ),
    );
    const document = fc.array(snippet, { maxLength: 60 }).map((parts) => parts.join("").repeat(8));
    fc.assert(
      fc.property(document, (markdown) => {
        fc.pre(markdown.trim() !== "");
        for (const draft of renderMessage([text(markdown), buttons])) {
          const read = parseTelegramHtml(words(draft)?.html ?? "");
          expect(read.text.length).toBeLessThanOrEqual(4_096);
          expect(read.entities.length).toBeLessThanOrEqual(100);
          expect(words(draft)?.plain.length).toBeLessThanOrEqual(4_096);
        }
      }),
      { numRuns: 150 },
    );
  });
});

describe("one of Leo's messages on Telegram", () => {
  test("words, facts, progress and buttons are one message", () => {
    const message: OutboundMessage = [
      text("Your **week**"),
      {
        kind: "facts",
        rows: [
          { label: "Sleep", value: "<7 h" },
          { label: "Steps", value: "4,000" },
        ],
      },
      {
        kind: "progress",
        steps: [
          { label: "Photo", state: "done" },
          { label: "Quiz", state: "running" },
        ],
      },
      buttons,
    ];
    expect(renderMessage(message)).toEqual([
      {
        kind: "text",
        words: {
          html: "Your <b>week</b>\n\n<b>Sleep</b>: &lt;7 h\n<b>Steps</b>: 4,000\n\n✅ Photo\n⏳ Quiz",
          plain: "Your week\n\nSleep: <7 h\nSteps: 4,000\n\n✅ Photo\n⏳ Quiz",
        },
        keyboard: [[{ text: "One", callback_data: "answer:1" }]],
      },
    ]);
  });

  test("a picture takes words that fit under it, with the buttons", () => {
    expect(kinds([image, text("short"), buttons])).toEqual(["photo+buttons"]);
    expect(kinds([text("before"), image, text("after"), buttons])).toEqual(["photo+buttons"]);
    expect(kinds([text("x".repeat(1_024)), image])).toEqual(["photo"]);
  });

  test("words too long for a caption follow the picture, which then says its alternative text", () => {
    const drafts = renderMessage([image, text("x".repeat(1_025)), buttons]);
    expect(drafts.map(({ kind }) => kind)).toEqual(["photo", "text"]);
    expect(drafts.map((draft) => words(draft)?.plain)).toEqual(["A chart of the week", "x".repeat(1_025)]);
    expect(drafts.map(({ keyboard }) => keyboard.length)).toEqual([0, 1]);
  });

  test("a picture alone says its alternative text", () => {
    expect(renderMessage([image]).map((draft) => words(draft)?.plain)).toEqual(["A chart of the week"]);
  });

  test("two pictures are two messages, each with the words behind it", () => {
    expect(kinds([text("intro"), image, text("one"), image, text("two"), buttons])).toEqual([
      "text",
      "photo",
      "photo+buttons",
    ]);
  });

  test("a long text carries its buttons under the last part", () => {
    expect(kinds([text("word ".repeat(2_000)), buttons])).toEqual(["text", "text", "text+buttons"]);
  });

  test("a link to a public address is a button; one Telegram would refuse is said in words", () => {
    const link = (url: string): Block => ({ kind: "link", label: "Full report", url });
    expect(renderMessage([text("Done"), link("https://leo.example/r/1")])).toMatchObject([
      { words: { html: "Done" }, keyboard: [[{ text: "Full report", url: "https://leo.example/r/1" }]] },
    ]);
    expect(renderMessage([text("Done"), link("http://localhost:3000/r/1")])).toMatchObject([
      { words: { html: "Done\n\nFull report (http://localhost:3000/r/1)" }, keyboard: [] },
    ]);
  });

  test("more than eight buttons in a row are broken into rows Telegram takes", () => {
    const row = Array.from({ length: 11 }, (_, index) => ({
      action: "answer",
      value: String(index),
      label: String(index),
    }));
    expect(
      renderMessage([text("0 to 10?"), { kind: "buttons", rows: [row] }])[0]?.keyboard.map((r) => r.length),
    ).toEqual([8, 3]);
  });

  test("a button that carries more than 64 bytes is refused in words that say so", () => {
    const long: Block = {
      kind: "buttons",
      rows: [[{ action: "answer", value: "ж".repeat(30), label: "x" }]],
    };
    expect(() => renderMessage([text("?"), long])).toThrow(
      'button "answer" carries 67 bytes, Telegram takes 64',
    );
  });

  test("buttons without words get a sign to stand under; nothing at all is refused", () => {
    expect(kinds([buttons])).toEqual(["text+buttons"]);
    expect(() => renderMessage([text("  \n ")])).toThrow(ChannelError);
  });
});

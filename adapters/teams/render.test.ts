import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { ChannelError } from "../../core/errors.ts";
import type { Block, OutboundMessage } from "../../core/message.ts";
import { plainText } from "../../core/plain-text.ts";
import { cardButtons, cardFaults, cardPictures, cardWords } from "../../test/emulators/teams-card.ts";
import { cardOf } from "../../test/emulators/teams-state.ts";
import { renderMessage } from "./render.ts";

const text = (markdown: string): Block => ({ kind: "text", markdown });
const buttons: Block = { kind: "buttons", rows: [[{ action: "answer", value: "1", label: "One" }]] };
const small: Block = { kind: "image", pngBase64: "iVBORw0KGgo=", alt: "A small chart" };
const large: Block = { kind: "image", pngBase64: "A".repeat(90_000), alt: "The score card" };

const activities = (message: OutboundMessage, addresses: readonly (string | undefined)[] = []) =>
  renderMessage(message).map((draft) => draft.activity(addresses));
const markdownOf = (markdown: string) => activities([text(markdown)])[0]?.text ?? "";
const wordsOf = (message: OutboundMessage): string =>
  activities(message)
    .map((activity) => {
      const card = cardOf(activity);
      return card === undefined ? plainText(activity.text ?? "") : cardWords(card);
    })
    .join("\n");
const squeeze = (words: string): string => words.replace(/\s+/g, "");

const snippet = fc.oneof(
  fc.string({ unit: "grapheme", maxLength: 60 }),
  fc.constantFrom(
    "**b** ",
    "*i* ",
    "~~s~~ ",
    'a**"b"**c ',
    "`c` ",
    "[l](https://x.example/?a=1&b=2) ",
    "\n\n",
    "\n- x\n  - y\n",
    "\n3. z\n",
    "> q\n",
    "\n---\n",
    "```\n<x>\n  **y** `\n```\n",
    "# Title\n",
    "<b>&lt;&amp; \\* ",
    "    indented\n",
  ),
);
const document = fc
  .array(snippet, { maxLength: 40 })
  .map((parts) => parts.join("").repeat(8))
  .filter((markdown) => plainText(markdown).trim() !== "");

describe("Teams' Markdown", () => {
  test.each([
    ["**b** *i* ~~s~~ `c`", "**b** *i* ~~s~~ `c`"],
    ["# Title\n\ntext", "**Title**  \ntext"],
    ['5 < 6 & "7" > 4', '5 &lt; 6 & "7" > 4'],
    ["[a](https://x.example/?a=1&b=(2))", "[a](https://x.example/?a=1&b=%282%29)"],
    ["[run](javascript:alert)", "run (javascript:alert)"],
    ["2\\*3 and snake_case", "2\\*3 and snake\\_case"],
    ["- a\n- b", "• a  \n• b"],
    ["one\ntwo", "one  \ntwo"],
    ["> q\n> r", "> q  \n> r"],
    ["```js\na * b\n```", "```js\na * b\n```"],
    ["just words", "just words"],
  ])("%j becomes %j", (markdown, expected) => {
    expect(markdownOf(markdown).replaceAll("\u00A0", " ")).toBe(expected);
  });
});

describe("a message for Teams", () => {
  test("of words alone is text; with anything else it is one card with all of it", () => {
    expect(activities([text("hello")])).toEqual([{ type: "message", textFormat: "markdown", text: "hello" }]);
    const [activity, ...more] = activities([
      text("Your **week**"),
      { kind: "facts", rows: [{ label: "Sleep", value: "7 h" }] },
      small,
      { kind: "link", label: "Open", url: "https://leo.example/r" },
      buttons,
    ]);
    expect(more).toEqual([]);
    const card = cardOf(activity ?? {});
    expect(cardFaults(card)).toEqual([]);
    expect(cardWords(card)).toBe("Your week\nSleep: 7 h");
    expect(cardPictures(card)).toEqual(["data:image/png;base64,iVBORw0KGgo="]);
    expect(cardButtons(card)).toMatchObject([
      [{ label: "Open", url: "https://leo.example/r" }],
      [{ label: "One", data: { action: "answer", value: "1" } }],
    ]);
  });

  test("with a large picture shows it by its address, or describes it where there is none", () => {
    const [draft] = renderMessage([large, text("words")]);
    expect(draft.hosted.map(({ label }) => label)).toEqual(["The score card"]);
    const shown = cardOf(draft.activity(["https://leo.example/pictures/x"]));
    expect(cardPictures(shown)).toEqual(["https://leo.example/pictures/x"]);
    const told = cardOf(draft.activity([undefined]));
    expect(cardPictures(told)).toEqual([]);
    expect(cardWords(told)).toBe("The score card\nwords");
    expect(draft.plain).toBe("The score card\n\nwords");
  });

  test("says in plain words all that its card says", () => {
    const [draft] = renderMessage([
      text("Your **week**"),
      { kind: "facts", rows: [{ label: "Sleep", value: "7 h" }] },
      { kind: "link", label: "Open", url: "https://leo.example/r" },
      { kind: "progress", steps: [{ label: "Quiz", state: "done" }] },
      buttons,
    ]);
    expect(draft.plain).toBe("Your week\n\nSleep: 7 h\n\nOpen (https://leo.example/r)\n\n✅ Quiz\n\n▸ One");
  });

  test("puts at most five buttons side by side, and a sign on one without words", () => {
    const row = Array.from({ length: 8 }, (_, index) => ({
      action: "a",
      value: String(index),
      label: index === 0 ? " " : "x",
    }));
    const [activity] = activities([{ kind: "buttons", rows: [row, []] }]);
    const rows = cardButtons(cardOf(activity ?? {}));
    expect(rows.map(({ length }) => length)).toEqual([4, 4]);
    expect(rows[0]?.[0]?.label).toBe("…");
  });

  test("with nothing to show is refused", () => {
    expect(() => renderMessage([text(" ")])).toThrow(ChannelError);
    expect(() => renderMessage([{ kind: "buttons", rows: [[]] }])).toThrow(ChannelError);
  });

  test.each([
    ["words", (markdown: string): OutboundMessage => [text(markdown)]],
    ["words with buttons", (markdown: string): OutboundMessage => [text(markdown), buttons]],
  ])("whatever the text: %s lose nothing, and every part is valid and small enough", (_, message) => {
    fc.assert(
      fc.property(document, (markdown) => {
        const drafts = renderMessage(message(markdown));
        for (const draft of drafts) {
          const activity = draft.activity([]);
          const card = cardOf(activity);
          if (card !== undefined) expect(cardFaults(card)).toEqual([]);
          const json = JSON.stringify(activity);
          expect(Buffer.byteLength(json)).toBeLessThanOrEqual(25_000);
          expect(json.length * 2).toBeLessThanOrEqual(25_000);
        }
        expect(squeeze(wordsOf(message(markdown)))).toBe(squeeze(plainText(markdown)));
        const plain = drafts.map((draft) => draft.plain).join("");
        expect(squeeze(plain).replace(/▸One$/, "")).toBe(squeeze(plainText(markdown)));
      }),
      { numRuns: 60 },
    );
  });

  test("whatever the facts: the card is valid, and every label and value stands in it", () => {
    const row = fc.record({
      label: fc.string({ unit: "grapheme", minLength: 1 }),
      value: fc.string({ unit: "grapheme" }),
    });
    fc.assert(
      fc.property(fc.array(row, { minLength: 1, maxLength: 30 }), (rows) => {
        const facts: Block = { kind: "facts", rows };
        for (const activity of activities([facts, buttons])) expect(cardFaults(cardOf(activity))).toEqual([]);
        expect(squeeze(wordsOf([facts, buttons]))).toBe(
          squeeze(rows.map(({ label, value }) => `${label}: ${value}`).join("\n")),
        );
      }),
    );
  });

  test("equal messages give equal activities", () => {
    expect(activities([text("# a\n\nb"), buttons])).toEqual(activities([text("# a\n\nb"), buttons]));
  });
});

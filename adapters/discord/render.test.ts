import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { ChannelError } from "../../core/errors.ts";
import type { Block, Button, OutboundMessage } from "../../core/message.ts";
import { plainText } from "../../core/plain-text.ts";
import { readDiscordMarkdown } from "../../test/emulators/discord-markdown.ts";
import { readPress } from "./components.ts";
import { renderMessage } from "./render.ts";

const image: Block = { kind: "image", pngBase64: "iVBORw0KGgo=", alt: "A chart of the week" };
const text = (markdown: string): Block => ({ kind: "text", markdown });
const button = (index: number, label = `Label ${index}`): Button => ({
  action: "answer",
  value: String(index),
  label,
});
const rowOf = (count: number): Button[] => Array.from({ length: count }, (_, index) => button(index));
const buttons = (...rows: Button[][]): Block => ({ kind: "buttons", rows });
const shape = (message: OutboundMessage): string[] =>
  renderMessage(message).map(
    ({ content, uploads, rows }) =>
      `${content === "" ? "" : "words "}${uploads.length} uploads ${rows.length} rows`,
  );
const squeeze = (words: string): string => words.replace(/\s+/g, "");

describe("one of Leo's messages on Discord", () => {
  test("words, facts, progress, a picture and buttons are one message", () => {
    const message: OutboundMessage = [
      text("Your **week**"),
      { kind: "facts", rows: [{ label: "Sleep", value: "<7 h" }] },
      { kind: "progress", steps: [{ label: "Photo", state: "done" }] },
      image,
      buttons([button(1)]),
    ];
    expect(renderMessage(message)).toMatchObject([
      {
        content: "Your **week**\n\n**Sleep**: \\<7 h\n\n✅ Photo",
        plain: "Your week\n\nSleep: \\<7 h\n\n✅ Photo",
        uploads: [{ description: "A chart of the week" }],
        rows: [{ type: 1, components: [{ type: 2, label: "Label 1", custom_id: "answer:1" }] }],
      },
    ]);
  });

  test("long words come in parts, a picture under the words before it, buttons under the last", () => {
    expect(shape([text("x ".repeat(1_500)), image, text("y ".repeat(1_500)), buttons(rowOf(1))])).toEqual([
      "words 0 uploads 0 rows",
      "words 1 uploads 0 rows",
      "words 0 uploads 0 rows",
      "words 0 uploads 1 rows",
    ]);
    expect(shape([image])).toEqual(["1 uploads 0 rows"]);
    expect(shape([text("both"), image, image])).toEqual(["words 2 uploads 0 rows"]);
  });

  test("a file is told what it is, and stands beside a picture", () => {
    const file: Block = {
      kind: "file",
      name: "leo-data.json",
      mediaType: "application/json",
      base64: "e30=",
      label: "Your data",
    };
    expect(renderMessage([text("Ready"), image, file])).toMatchObject([
      {
        content: "Ready\n\nYour data",
        uploads: [
          { name: "picture.png", mediaType: "image/png" },
          { name: "leo-data.json", mediaType: "application/json", base64: "e30=", description: "Your data" },
        ],
      },
    ]);
  });

  test("a link to a public address is a button; one Discord would refuse is said in words", () => {
    const link = (url: string): Block => ({ kind: "link", label: "Full report", url });
    const [draft] = renderMessage([text("Done"), link("https://leo.example/r/1_2")]);
    expect(draft).toMatchObject({
      content: "Done",
      rows: [{ components: [{ style: 5, label: "Full report", url: "https://leo.example/r/1_2" }] }],
      plain: "Done\n\nFull report (https://leo.example/r/1_2)",
      plainRows: [],
    });
    expect(renderMessage([text("Done"), link("http://localhost:3000/r")])[0]).toMatchObject({
      content: "Done\n\nFull report (http:\\/\\/localhost:3000/r)",
      rows: [],
    });
  });

  test.each([
    [[5], "buttons 5"],
    [[7], "buttons 5,2"],
    [[1, 1, 1, 1, 1], "buttons 1,1,1,1,1"],
    [[2, 2, 2, 2, 2, 2], "buttons 4,2,2,2,2"],
    [[1, 1, 1, 1, 1, 2], "buttons 2,1,1,1,2"],
    [[5, 5, 4, 4, 4, 3], "buttons 5,5,5,5,5"],
    [[25], "buttons 5,5,5,5,5"],
    [[26], "menus 25,1"],
    [[60, 60], "menus 25,25,25,25,20"],
  ])("rows of %j buttons are shown as %s", (counts, expected) => {
    let next = 0;
    const rows = counts.map((count) => Array.from({ length: count }, () => button(next++)));
    const drafts = renderMessage([text("Choose"), buttons(...rows)]);
    const shown = drafts.flatMap((draft) =>
      draft.rows.map(({ components }) =>
        components.map((each) => ("options" in each ? each.options?.length : 1)),
      ),
    );
    const isMenus = drafts[0]?.rows[0]?.components[0]?.type === 3;
    const sizes = shown.map((row) => row.reduce((sum: number, each) => sum + (each ?? 0), 0));
    expect(`${isMenus ? "menus" : "buttons"} ${sizes.join()}`).toBe(expected);
  });

  test("a link keeps its row beside many buttons", () => {
    const message: OutboundMessage = [
      text("?"),
      buttons(rowOf(25)),
      { kind: "link", label: "More", url: "https://leo.example/" },
    ];
    expect(renderMessage(message)[0]?.rows.map(({ components }) => components[0]?.type)).toEqual([3, 2]);
  });

  test("the same button twice comes back as the same press", () => {
    const [draft] = renderMessage([text("?"), buttons([button(1, "One"), button(1, "Uno")])]);
    const ids = draft?.rows[0]?.components.map((each) => ("custom_id" in each ? each.custom_id : ""));
    expect(new Set(ids).size).toBe(2);
    expect(ids?.map(readPress)).toEqual([
      { action: "answer", value: "1" },
      { action: "answer", value: "1" },
    ]);
  });

  test("a label too long for its button is said in words as well", () => {
    const label = "really ".repeat(14).trim();
    const [draft] = renderMessage([text("?"), buttons([button(1, label)])]);
    expect(readDiscordMarkdown(draft?.content ?? "").text).toContain(label);
    expect(draft?.rows[0]?.components[0]).toMatchObject({
      label: expect.stringMatching(/^really.{70,74}…$/),
    });
  });

  test("a description over Discord's limit is said in words as well", () => {
    const alt = "a chart ".repeat(150).trim();
    const [draft] = renderMessage([{ kind: "image", pngBase64: "x", alt }]);
    expect(draft?.uploads[0]?.description.length).toBeLessThanOrEqual(1_024);
    expect(readDiscordMarkdown(draft?.content ?? "").text).toContain(alt);
  });

  test("a button that carries too much is refused in words that say so; so is nothing at all", () => {
    const long = { action: "answer", value: "x".repeat(100), label: "x" };
    expect(() => renderMessage([text("?"), buttons([long])])).toThrow('button "answer" carries over 100');
    expect(() => renderMessage([text("  \n ")])).toThrow(ChannelError);
    expect(shape([buttons(rowOf(1))])).toEqual(["words 0 uploads 1 rows"]);
  });

  test("whatever the text, every part is within 2,000 characters, whole by itself, and nothing is lost", () => {
    const snippet = fc.oneof(
      fc.string({ unit: "grapheme", maxLength: 60 }),
      fc.constantFrom(
        "**b** ",
        "*i* ",
        "`c` ",
        "\n\n",
        "\n- x\n",
        "\n> q\n",
        "\n```\n<x>\n```\n",
        "***",
        "_ ~ | ",
      ),
    );
    const document = fc.array(snippet, { maxLength: 50 }).map((parts) => parts.join("").repeat(8));
    fc.assert(
      fc.property(document, (markdown) => {
        fc.pre(plainText(markdown).trim() !== "");
        const drafts = renderMessage([text(markdown), buttons(rowOf(2))]);
        for (const { content, plain } of drafts) {
          expect(Math.max(content.length, plain.length)).toBeLessThanOrEqual(2_000);
          expect(content.trim()).not.toBe("");
        }
        const shown = (form: "content" | "plain") =>
          squeeze(drafts.map((draft) => readDiscordMarkdown(draft[form]).text).join(""));
        const whole = squeeze(plainText(markdown)).replaceAll("\u200B", "");
        expect(shown("content")).toBe(whole);
        expect(shown("plain")).toBe(whole);
      }),
      { numRuns: 120 },
    );
  });
});

import type { types } from "@slack/bolt";
import { ChannelError } from "../../core/errors.ts";
import { wellFormed } from "../../core/markdown.ts";
import { splitMarkdown } from "../../core/markdown-split.ts";
import type { MarkdownTree } from "../../core/markdown-tree.ts";
import type { Block, Button, OutboundMessage } from "../../core/message.ts";
import { blockTree } from "../../core/message-tree.ts";
import { toPlainText } from "../../core/plain-text.ts";
import { buttonUrlLimit, labelLimit, mostButtons, sectionLimit, valueLimit } from "./limits.ts";
import { escapeSlack, toMrkdwn } from "./mrkdwn.ts";

/** A row of buttons, as Slack knows it. */
export type ActionRow = types.ActionsBlock;
/** A stretch of text, as Slack knows it. */
export type TextSection = types.SectionBlock;

/** Stands on a button without words, which Slack would refuse. */
const wordless = "…";

/** Whether a tree is within a number of characters, formatted and as the plain text that stands in for it. */
export function fitsSlack(tree: MarkdownTree, limit: number): boolean {
  return toMrkdwn(tree).length <= limit && escapeSlack(toPlainText(tree)).length <= limit;
}

/** Formatted words as sections, each within Slack's limit and valid by itself. */
export function formattedSections(tree: MarkdownTree): TextSection[] {
  return splitMarkdown(tree, (part) => fitsSlack(part, sectionLimit)).map((part) => ({
    type: "section",
    // Verbatim: names and addresses in a person's own words become no mentions and no links.
    text: { type: "mrkdwn", text: toMrkdwn(part), verbatim: true },
    expand: true,
  }));
}

/** The same words without any formatting, for when Slack refuses it. */
export function plainSections(tree: MarkdownTree): TextSection[] {
  return splitMarkdown(tree, (part) => fitsSlack(part, sectionLimit)).map((part) => ({
    type: "section",
    text: { type: "plain_text", text: toPlainText(part), emoji: true },
    expand: true,
  }));
}

/** Whether a link can stand on a button. */
export function isButtonLink(url: string): boolean {
  return /^https?:\/\//i.test(url) && URL.canParse(url) && url.length <= buttonUrlLimit;
}

function isTooLong(label: string): boolean {
  return label.trim().length > labelLimit;
}

/** What stands on a button; a label that is longer than Slack shows ends with three dots. */
function shownLabel(label: string): string {
  const words = wellFormed(label).trim();
  if (words === "") return wordless;
  if (!isTooLong(words)) return words;
  const characters = new Intl.Segmenter(undefined, { granularity: "grapheme" });
  let shown = "";
  for (const { segment } of characters.segment(words)) {
    if (shown.length + segment.length >= labelLimit) break;
    shown += segment;
  }
  return `${shown}…`;
}

/** The words of a block; a link that can be a button isn't said in words as well, a label too long for one is. */
export function wordsOf(block: Block): MarkdownTree {
  if (block.kind === "link")
    return isButtonLink(block.url) && !isTooLong(block.label) ? [] : blockTree(block);
  if (block.kind !== "buttons") return blockTree(block);
  return block.rows
    .flat()
    .filter(({ label }) => isTooLong(label))
    .map(({ label }) => ({
      kind: "paragraph",
      children: [{ kind: "text", text: wellFormed(label) }],
    }));
}

function pressable({ action, value, label }: Button, id: string): types.Button {
  const carried = `${action}:${value}`;
  if (carried.length > valueLimit)
    throw new ChannelError(
      "rejected",
      `button "${action}" carries ${carried.length} characters, Slack takes ${valueLimit}`,
    );
  return {
    type: "button",
    action_id: id,
    value: carried,
    text: { type: "plain_text", text: shownLabel(label), emoji: true },
  };
}

/**
 * All buttons of a message, row by row; a press brings `action:value` back.
 * @throws ChannelError `rejected` when one carries more than Slack takes
 */
export function actionRows(message: OutboundMessage): ActionRow[] {
  let count = 0;
  const nextId = (): string => `leo-${count++}`;
  return message.flatMap((block): ActionRow[] => {
    if (block.kind === "link" && isButtonLink(block.url)) {
      const text = { type: "plain_text", text: shownLabel(block.label), emoji: true } as const;
      return [{ type: "actions", elements: [{ type: "button", action_id: nextId(), url: block.url, text }] }];
    }
    if (block.kind !== "buttons") return [];
    return block.rows.flatMap((row): ActionRow[] => {
      const buttons = row.map((button) => pressable(button, nextId()));
      const rows = Math.ceil(buttons.length / mostButtons);
      return Array.from({ length: rows }, (_, index) => ({
        type: "actions",
        elements: buttons.slice(index * mostButtons, (index + 1) * mostButtons),
      }));
    });
  });
}

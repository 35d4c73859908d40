import { parseMarkdown } from "./markdown.ts";
import { type Inline, inlineText, joinSections, type MarkdownTree, type Section } from "./markdown-tree.ts";
import type { OutboundMessage } from "./message.ts";
import { blockTree } from "./message-tree.ts";

function inlinePlain(nodes: readonly Inline[]): string {
  return nodes
    .map((node) => {
      if ("text" in node) return node.text;
      const label = inlinePlain(node.children);
      return node.kind === "link" ? labelWithAddress(inlineText(node.children), node.url) : label;
    })
    .join("");
}

/** A link as words: its label, and its address unless the label already says it. */
export function labelWithAddress(label: string, url: string): string {
  const bare = url.replace(/^(?:mailto:|https?:\/\/)/i, "").replace(/\/$/, "");
  const said = label
    .trim()
    .replace(/^https?:\/\//i, "")
    .replace(/\/$/, "");
  return said === bare ? label : `${label} (${url})`;
}

function indent(text: string, by: string): string {
  return text.replaceAll("\n", `\n${by}`);
}

function sectionPlain(section: Section): string {
  switch (section.kind) {
    case "paragraph":
    case "heading":
      return inlinePlain(section.children);
    case "quote":
      return `  ${indent(toPlainText(section.children), "  ")}`;
    case "list":
      return section.children
        .map((item) => {
          const lead = item.marker === "" ? "" : `${item.marker} `;
          return `${lead}${indent(toPlainText(item.children), "  ")}`;
        })
        .join("\n");
    case "fence":
      return section.text;
    case "rule":
      return "———";
  }
}

/** A tree as plain text: lists with their markers, links with their address, blank lines between paragraphs. */
export function toPlainText(tree: MarkdownTree): string {
  return joinSections(tree, sectionPlain);
}

/** Markdown as plain text, for channels, previews and searches without formatting. */
export function plainText(markdown: string): string {
  return toPlainText(parseMarkdown(markdown));
}

/** Whether a message only lost its buttons: a reader who has its words needn't be shown it again. */
export function onlyLostButtons(before: OutboundMessage, after: OutboundMessage): boolean {
  const hasButtons = after.some(({ kind }) => kind === "buttons" || kind === "image" || kind === "file");
  return !hasButtons && messagePlainText(before) === messagePlainText(after);
}

/** The words of a message, its blocks set apart by blank lines; pictures, files and buttons have none. */
export function messagePlainText(message: OutboundMessage): string {
  return message
    .map((block) => toPlainText(blockTree(block)))
    .filter((text) => text !== "")
    .join("\n\n");
}

import {
  type Inline,
  inlineText,
  joinSections,
  type MarkdownTree,
  type Section,
} from "../../core/markdown-tree.ts";
import { labelWithAddress } from "../../core/plain-text.ts";

/** Keeps marks from being read as formatting, and lets formatting begin and end inside a word. */
const zeroWidthSpace = "\u200B";

const escapes: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;" };

/** A style and the mark that begins and ends it. */
const marks = { strong: "*", emphasis: "_", strike: "~" } as const;
type Style = keyof typeof marks;

/** Escapes the three characters that Slack reads as its own. */
export function escapeSlack(text: string): string {
  return /[&<>]/.test(text) ? text.replace(/[&<>]/g, (character) => escapes[character] ?? "") : text;
}

/** Words that stand as they are: no mark in them begins formatting, a quote or code. */
function literal(text: string): string {
  return escapeSlack(text)
    .replace(/`|(?<![\p{L}\p{N}])[*_~](?!\s)/gu, (mark) => mark + zeroWidthSpace)
    .replace(/^&gt;/gm, `${zeroWidthSpace}&gt;`);
}

/** Whether Slack opens an address from within a text. */
function isLinkable(url: string): boolean {
  return /^(?:https?|mailto|tel):/i.test(url) && URL.canParse(url);
}

function linkMrkdwn(url: string, label: string): string {
  const address = escapeSlack(url.replace(/[<>|\s]/g, (character) => encodeURIComponent(character)));
  const words = escapeSlack(label.replace(/\s+/g, " ").trim());
  return `<${address}|${words}>`;
}

function codeMrkdwn(text: string): string {
  // Code that holds the mark of code can't be written as code.
  if (text.includes("`") || text.trim() === "") return literal(text);
  return `\`${escapeSlack(text.replaceAll("\n", " "))}\``;
}

/** Whether something beside a mark would keep Slack from reading the mark: all but space, punctuation and symbols. */
const clinging = /[^\s\p{P}\p{S}]|[*_~`]/u;

/** Puts pieces side by side so that each keeps its own formatting. */
function joinPieces(pieces: readonly { readonly text: string; readonly marked: boolean }[]): string {
  let joined = "";
  let afterMark = false;
  for (const { text, marked } of pieces) {
    if (text === "") continue;
    const first = [...text][0] ?? "";
    const last = [...joined.slice(-2)].at(-1) ?? "";
    const tight = (marked && clinging.test(last)) || (afterMark && clinging.test(first));
    joined += tight ? zeroWidthSpace + text : text;
    afterMark = marked;
  }
  return joined;
}

/**
 * Formats words. A style whose own mark stands in them is left off, since Slack would end it there, and so are all
 * where an invisible space would come between mark and word.
 */
function withMarks(text: string, styles: readonly Style[]): { text: string; marked: boolean } {
  if (text.startsWith(zeroWidthSpace) || text.endsWith(zeroWidthSpace)) return { text, marked: false };
  const before = styles
    .map((style) => marks[style])
    .filter((mark) => !text.includes(mark))
    .join("");
  const after = [...before].reverse().join("");
  return { text: `${before}${text}${after}`, marked: before !== "" };
}

/** Marks hold only within a line, and only around something that neither begins nor ends with a space. */
function markLines(
  text: string,
  styles: readonly Style[],
  render: (words: string) => string,
): { text: string; marked: boolean }[] {
  return text.split(/(\s*\n\s*|^\s+|\s+$)/).map((piece) => {
    if (piece.trim() === "" || styles.length === 0) return { text: render(piece), marked: false };
    return withMarks(render(piece), styles);
  });
}

function inlinePieces(node: Inline, styles: readonly Style[]): { text: string; marked: boolean }[] {
  switch (node.kind) {
    case "text":
      return markLines(node.text, styles, literal);
    case "code": {
      const code = codeMrkdwn(node.text);
      if (code.startsWith("`"))
        return styles.length === 0 ? [{ text: code, marked: true }] : [withMarks(code, styles)];
      return markLines(node.text, styles, literal);
    }
    case "link": {
      const label = inlineText(node.children);
      if (!isLinkable(node.url)) return markLines(labelWithAddress(label, node.url), styles, literal);
      const link = linkMrkdwn(node.url, label);
      return styles.length === 0 ? [{ text: link, marked: false }] : [withMarks(link, styles)];
    }
    case "strong":
    case "emphasis":
    case "strike": {
      const inner = styles.includes(node.kind) ? styles : [...styles, node.kind];
      return node.children.flatMap((child) => inlinePieces(child, inner));
    }
  }
}

function inlineMrkdwn(nodes: readonly Inline[], styles: readonly Style[]): string {
  return joinPieces(nodes.flatMap((node) => inlinePieces(node, styles)));
}

function fenceMrkdwn(text: string): string {
  return `\`\`\`\n${escapeSlack(text).replaceAll("```", `\`\`${zeroWidthSpace}\``)}\n\`\`\``;
}

/** What a section stands in: Slack has no quotes within lists or quotes, and no blocks of code within quotes. */
type Within = "nothing" | "list" | "quote";

function sectionMrkdwn(section: Section, within: Within): string {
  switch (section.kind) {
    case "paragraph":
      return inlineMrkdwn(section.children, []);
    case "heading":
      return inlineMrkdwn(section.children, ["strong"]);
    case "quote": {
      if (within !== "nothing") return treeMrkdwn(section.children, within);
      return treeMrkdwn(section.children, "quote").replace(/^/gm, "> ");
    }
    case "list":
      return section.children
        .map((item) => {
          const lead = item.marker === "" ? "" : `${item.marker} `;
          return (
            lead + treeMrkdwn(item.children, within === "quote" ? within : "list").replaceAll("\n", "\n  ")
          );
        })
        .join("\n");
    case "fence":
      return within === "quote" ? literal(section.text) : fenceMrkdwn(section.text);
    case "rule":
      return "———";
  }
}

function treeMrkdwn(tree: MarkdownTree, within: Within): string {
  return joinSections(tree, (section) => sectionMrkdwn(section, within));
}

/** A tree in Slack's mrkdwn; a person's own words in it never turn into formatting, mentions or links. */
export function toMrkdwn(tree: MarkdownTree): string {
  return treeMrkdwn(tree, "nothing");
}

import { parseMarkdown } from "../../core/markdown.ts";
import {
  gapBetween,
  type Inline,
  inlineText,
  type MarkdownTree,
  type Section,
} from "../../core/markdown-tree.ts";
import { labelWithAddress } from "../../core/plain-text.ts";

/** Ends a line within a paragraph. */
const hardBreak = "  \n";

function startOfLine(line: string): string {
  return line
    .replace(/^[ \t]+/, (spaces) => "\u00A0".repeat(spaces.length))
    .replace(/^(\u00A0*)([-+=#>:])/, "$1\\$2")
    .replace(/^(\u00A0*\d{1,9})([.)])/, "$1\\$2");
}

/** Makes any text stand in Teams' Markdown exactly as it is. @param startsLine false where something stands before it */
export function escapeText(text: string, startsLine = true): string {
  return text
    .replace(/[\\*_[\]`~|]/g, "\\$&")
    .replace(/&(?=#?\w+;)/g, "&amp;")
    .replaceAll("<", "&lt;")
    .split("\n")
    .map((line, index) => (startsLine || index > 0 ? startOfLine(line) : line))
    .join("\n");
}

/** Whether Teams opens an address from a link or a button. */
export function isLinkable(url: string): boolean {
  return URL.canParse(url) && ["http:", "https:", "mailto:"].includes(new URL(url).protocol);
}

function linkAddress(url: string): string {
  return new URL(url).href
    .replace(/[()<>\s\\*_[\]`~|]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`)
    .replace(/&(?=#?\w+;)/g, "&amp;");
}

/** A mark stands right at the words, or it is no mark. */
function marked(mark: string, inner: string): string {
  const [, before = "", words = "", after = ""] = /^(\s*)([\s\S]*?)(\s*)$/.exec(inner) ?? [];
  return words === "" ? inner : `${before}${mark}${words}${mark}${after}`;
}

function code(text: string): string {
  const longest = Math.max(0, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
  const ticks = "`".repeat(longest + 1);
  const edge = /^`|`$|^ .* $/.test(text) ? " " : "";
  return `${ticks}${edge}${text}${edge}${ticks}`;
}

function oneInline(node: Inline, startsLine: boolean): string {
  switch (node.kind) {
    case "text":
      return escapeText(node.text, startsLine);
    case "code":
      return node.text.trim() === "" ? node.text : code(node.text.replaceAll("\n", " "));
    case "strong":
      return marked("**", formatted(node.children, false));
    case "emphasis":
      return marked("*", formatted(node.children, false));
    case "strike":
      return marked("~~", formatted(node.children, false));
    case "link":
      if (!isLinkable(node.url))
        return escapeText(labelWithAddress(inlineText(node.children), node.url), startsLine);
      return `[${escapeText(inlineText(node.children), false).replaceAll("\n", " ")}](${linkAddress(node.url)})`;
  }
}

function formatted(nodes: readonly Inline[], startsLine = true): string {
  let markdown = "";
  for (const node of nodes) {
    markdown += oneInline(node, markdown === "" ? startsLine : markdown.endsWith("\n"));
  }
  return markdown;
}

function squeezed(text: string): string {
  return text.replace(/\s+/g, "");
}

function unformatted(nodes: readonly Inline[]): string {
  return nodes
    .map((node): string => {
      if (node.kind === "link") return labelWithAddress(inlineText(node.children), node.url);
      return "text" in node ? node.text : unformatted(node.children);
    })
    .join("");
}

/** The words that a reader of Markdown would see. */
function readBack(markdown: string): string {
  const words = (tree: MarkdownTree): string =>
    tree
      .map((section) => {
        if (section.kind === "list")
          return section.children.map((item) => item.marker + words(item.children)).join("");
        if (section.kind === "rule") return "—";
        if (section.kind === "fence") return section.text;
        return section.kind === "quote" ? words(section.children) : inlineText(section.children);
      })
      .join("");
  return words(parseMarkdown(markdown));
}

/**
 * Words within a line in Teams' Markdown. Formatting that Markdown can't say where it stands (a mark between a letter
 * and a bracket) is left out rather than shown as asterisks.
 */
export function inlineMarkdown(nodes: readonly Inline[]): string {
  if (nodes.every(({ kind }) => kind === "text")) return formatted(nodes);
  const text = formatted(nodes);
  const wanted = nodes.map((node) =>
    node.kind === "link" && !isLinkable(node.url) ? unformatted([node]) : inlineText([node]),
  );
  return squeezed(readBack(text)) === squeezed(wanted.join("")) ? text : escapeText(unformatted(nodes));
}

function withBreaks(markdown: string): string {
  return markdown.replace(/[ \t]*\n/g, hardBreak);
}

/** A code fence that its text can't close. */
function fence({ text, language }: Extract<Section, { kind: "fence" }>): string {
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
  const ticks = "`".repeat(longest + 1);
  return `${ticks}${language.replace(/[^\w+#-]/g, "")}\n${text}\n${ticks}`;
}

/** Whether a section is made of lines, which may follow others without a blank line in between. */
function isLines({ kind }: Section): boolean {
  return kind === "paragraph" || kind === "heading" || kind === "list" || kind === "rule";
}

function sectionMarkdown(section: Section, depth: number): string {
  switch (section.kind) {
    case "paragraph":
      return withBreaks(inlineMarkdown(section.children));
    case "heading":
      return withBreaks(inlineMarkdown([{ kind: "strong", children: section.children }]));
    case "quote":
      return treeMarkdown(section.children, depth).replace(/^/gm, "> ");
    case "list":
      return section.children
        .map(({ marker, children }) => {
          const [first] = children;
          const lead = `${"\u00A0".repeat(depth * 3)}${marker}`;
          const own = treeMarkdown(children, depth + 1);
          if (marker === "" || first === undefined) return own;
          return isLines(first) && first.kind !== "list" ? `${lead} ${own}` : `${lead}\n\n${own}`;
        })
        .reduce((all, item, index) => {
          if (index === 0) return item;
          const apart = /(?:^|\n)(?:> |`{3})/.test(all) || /\n(?:> |`{3})/.test(item);
          return `${all}${apart ? "\n\n" : hardBreak}${item}`;
        }, "");
    case "fence":
      return fence(section);
    case "rule":
      return "———";
  }
}

function treeMarkdown(tree: MarkdownTree, depth: number): string {
  let markdown = "";
  let before: Section | undefined;
  for (const section of tree) {
    const together =
      before !== undefined && isLines(before) && isLines(section) && gapBetween(before, section) === "\n";
    markdown += `${before === undefined ? "" : together ? hardBreak : "\n\n"}${sectionMarkdown(section, depth)}`;
    before = section;
  }
  return markdown;
}

/**
 * A tree in the part of Markdown that Teams shows on every device: bold, italic, code, quotes and links. Headings
 * are bold, lists are lines with their markers, since telephones show neither.
 */
export function toTeamsMarkdown(tree: MarkdownTree): string {
  return treeMarkdown(tree, 0);
}

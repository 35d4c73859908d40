import {
  type Inline,
  inlineText,
  joinSections,
  type ListItem,
  type MarkdownTree,
  type Section,
} from "../../core/markdown-tree.ts";
import { labelWithAddress, toPlainText } from "../../core/plain-text.ts";
import { textLimit } from "./limits.ts";

/** Shows nothing; keeps apart what Discord would read together. */
const nothing = "\u200B";

/** What Discord would read as a list, heading, quote or small print at the beginning of a line. */
const lineMark = /^([^\S\n]*)(?:([>#+-])|(\d+)([.)]))/gm;

/** Makes a text stand as it is: no formatting, no mention, no emoji code, no address that becomes a link. */
export function escapeText(text: string): string {
  return text
    .replace(/[\\*_~`|<[\]]/g, "\\$&")
    .replace(/:\/\//g, ":\\/\\/")
    .replace(lineMark, (_, space: string, mark?: string, digits?: string, dot?: string) =>
      mark === undefined ? `${space}${digits}\\${dot}` : `${space}\\${mark}`,
    );
}

/** Whether Discord takes an address for a link or a button: http(s) on a host with a dot, or its own `discord:`. */
export function isLinkable(url: string): boolean {
  if (!URL.canParse(url) || url.length > 512) return false;
  const { protocol, hostname } = new URL(url);
  if (protocol === "discord:") return true;
  return (protocol === "http:" || protocol === "https:") && /[.:]/.test(hostname);
}

/** An address in a form that ends where it should, whatever stands behind it. */
function address(url: string): string {
  const escapes: Readonly<Record<string, string>> = { "(": "%28", ")": "%29", "\\": "%5C" };
  return new URL(url).href.replace(/[()\\]/g, (sign) => escapes[sign] ?? sign);
}

function link(node: Extract<Inline, { kind: "link" }>): string {
  const label = inlineText(node.children);
  const words = labelWithAddress(label, node.url);
  if (!isLinkable(node.url)) return escapeText(words);
  if (words === label) return `<${address(node.url)}>`;
  // Discord puts no link under words that look like an address themselves, and reads no bracket in them.
  if (/:\/\/|^\S+\.\S{2,}$|[[\]\n]/.test(label)) return escapeText(words);
  return `[${inlines(node.children)}](<${address(node.url)}>)`;
}

/** Code between as few backticks as it doesn't hold itself; as plain words where that can't be. */
function code(text: string): string {
  const runs = new Set((text.match(/`+/g) ?? []).map((run) => run.length));
  const fence = [1, 2].find((length) => !runs.has(length));
  if (fence === undefined || text.trim() === "" || /^`|`$|^\s|\s$/.test(text)) return escapeText(text);
  return `${"`".repeat(fence)}${text}${"`".repeat(fence)}`;
}

/** Marks around words; white space stays outside, since Discord reads no mark beside it. */
function marked(mark: string, content: string): string {
  const inner = content.trim();
  if (inner === "") return content;
  const start = content.indexOf(inner);
  return `${content.slice(0, start)}${mark}${inner}${mark}${content.slice(start + inner.length)}`;
}

interface Open {
  readonly strong: boolean;
  readonly emphasis: boolean;
  readonly strike: boolean;
}

const none: Open = { strong: false, emphasis: false, strike: false };
const marks = { strong: "**", emphasis: "*", strike: "~~" } as const;

function oneInline(node: Inline, open: Open): string {
  switch (node.kind) {
    case "text":
      return escapeText(node.text);
    case "code":
      return code(node.text);
    case "link":
      return link(node);
    default: {
      const content = inlines(node.children, { ...open, [node.kind]: true });
      return open[node.kind] ? content : marked(marks[node.kind], content);
    }
  }
}

function inlines(nodes: readonly Inline[], open: Open = none): string {
  let text = "";
  for (const node of nodes) {
    const next = oneInline(node, open);
    const touches = /[*~`]$/.test(text) && /^[*~`]/.test(next) && !/\\[*~`]$/.test(text);
    text += touches ? `${nothing}${next}` : next;
  }
  // A mark that begins or ends another one's words would be read as one long mark.
  if (open.strong || open.emphasis || open.strike)
    text = text.replace(/^(?=[*~])/, nothing).replace(/(?<=[*~])$/, nothing);
  return text;
}

function fence(section: Extract<Section, { kind: "fence" }>): string {
  const language = /^[a-z0-9_+\-.#]+$/i.test(section.language) ? section.language : "";
  const text = section.text.replace(/`(?=`)/g, `\`${nothing}`).replace(/`$/, `\`${nothing}`);
  return `\`\`\`${language}\n${text.trim() === "" ? nothing : text}\n\`\`\``;
}

function item({ marker, children }: ListItem, inner: Inside): string {
  const text = treeMarkdown(children, { ...inner, list: true }).replaceAll("\n", "\n  ");
  if (marker === "") return `  ${text}`;
  return `${marker === "•" ? "-" : marker} ${text}`;
}

/** What a section stands in: headings and quotes are read at the top level only. */
interface Inside {
  readonly list: boolean;
  readonly quote: boolean;
}

function heading(section: Extract<Section, { kind: "heading" }>, { list }: Inside): string {
  if (list) return marked("**", inlines(section.children, { ...none, strong: true }));
  return `${"#".repeat(Math.min(section.level, 3))} ${inlines(section.children).replace(/\s*\n\s*/g, " ")}`;
}

function sectionMarkdown(section: Section, inside: Inside): string {
  switch (section.kind) {
    case "paragraph":
      return inlines(section.children);
    case "heading":
      return heading(section, inside);
    case "quote": {
      const text = treeMarkdown(section.children, { ...inside, quote: true });
      return inside.quote || inside.list ? text : `> ${text.replaceAll("\n", "\n> ")}`;
    }
    case "list":
      return section.children.map((each) => item(each, inside)).join("\n");
    case "fence":
      return fence(section);
    case "rule":
      return "———";
  }
}

function treeMarkdown(tree: MarkdownTree, inside: Inside): string {
  return joinSections(tree, (section) => sectionMarkdown(section, inside));
}

/** A tree in Discord's Markdown. */
export function toDiscordMarkdown(tree: MarkdownTree): string {
  return treeMarkdown(tree, { list: false, quote: false });
}

/** A tree as words alone, in a form that Discord shows unchanged; its addresses can be opened. */
export function toPlainMarkdown(tree: MarkdownTree): string {
  const pieces = toPlainText(tree).split(/(https?:\/\/[^\s<>)]+)/);
  return pieces.map((piece, index) => (index % 2 === 1 ? piece : escapeText(piece))).join("");
}

/** Whether Discord takes a tree as one message, formatted and, should that be refused, plain. */
export function fitsDiscord(tree: MarkdownTree): boolean {
  return toDiscordMarkdown(tree).length <= textLimit && toPlainMarkdown(tree).length <= textLimit;
}

import {
  type Inline,
  inlineText,
  joinSections,
  type MarkdownTree,
  type Section,
} from "../../core/markdown-tree.ts";
import { labelWithAddress, toPlainText } from "../../core/plain-text.ts";

/** Telegram keeps at most this many formatted stretches in a message. */
const mostEntities = 100;
/** Most bytes of a text before its formatting is read. */
const mostSourceBytes = 32_768;

const entityNames: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
};

function escapeHtml(text: string): string {
  return /[&<>"]/.test(text) ? text.replace(/[&<>"]/g, (character) => entityNames[character] ?? "") : text;
}

/**
 * Whether Telegram takes an address for a link or a button: http(s) on a host with a dot, or its own `tg:`.
 * It silently drops others, such as localhost.
 */
export function isLinkable(url: string): boolean {
  if (!URL.canParse(url)) return false;
  const { protocol, hostname } = new URL(url);
  if (protocol === "tg:") return true;
  return (protocol === "http:" || protocol === "https:") && /[.:]/.test(hostname);
}

function inlineHtml(nodes: readonly Inline[]): string {
  return nodes.map(oneInline).join("");
}

function oneInline(node: Inline): string {
  switch (node.kind) {
    case "text":
      return escapeHtml(node.text);
    case "code":
      return `<code>${escapeHtml(node.text)}</code>`;
    case "strong":
      return `<b>${inlineHtml(node.children)}</b>`;
    case "emphasis":
      return `<i>${inlineHtml(node.children)}</i>`;
    case "strike":
      return `<s>${inlineHtml(node.children)}</s>`;
    case "link": {
      if (isLinkable(node.url)) return `<a href="${escapeHtml(node.url)}">${inlineHtml(node.children)}</a>`;
      return escapeHtml(labelWithAddress(inlineText(node.children), node.url));
    }
  }
}

function sectionHtml(section: Section, quoted: boolean): string {
  switch (section.kind) {
    case "paragraph":
      return inlineHtml(section.children);
    case "heading":
      return `<b>${inlineHtml(section.children)}</b>`;
    case "quote": {
      const html = treeHtml(section.children, true);
      // Telegram's quotes don't nest.
      return quoted ? html : `<blockquote>${html}</blockquote>`;
    }
    case "list":
      return section.children
        .map((item) => {
          const lead = item.marker === "" ? "" : `${item.marker} `;
          return lead + treeHtml(item.children, quoted).replaceAll("\n", "\n  ");
        })
        .join("\n");
    case "fence": {
      const text = escapeHtml(section.text);
      if (section.language === "") return `<pre>${text}</pre>`;
      return `<pre><code class="language-${escapeHtml(section.language)}">${text}</code></pre>`;
    }
    case "rule":
      return "———";
  }
}

function treeHtml(tree: MarkdownTree, quoted: boolean): string {
  return joinSections(tree, (section) => sectionHtml(section, quoted));
}

/** A tree in Telegram's HTML: well-formed, with only the tags Telegram knows. */
export function toHtml(tree: MarkdownTree): string {
  return treeHtml(tree, false);
}

function visibleLength(html: string): number {
  return html.replace(/<[^>]*>/g, "").replace(/&\w+;/g, "x").length;
}

/**
 * Whether Telegram takes a tree as one text: characters as people see them, raw bytes and number of entities. The
 * plain text must fit too, since it is sent if the formatting is refused.
 * @param limit 4,096 for a message, 1,024 for a caption, in UTF-16 units
 */
export function fitsTelegram(tree: MarkdownTree, limit: number): boolean {
  const html = toHtml(tree);
  const tags = html.includes("<") ? (html.match(/<\w/g)?.length ?? 0) : 0;
  if (tags > mostEntities) return false;
  if (html.length > mostSourceBytes / 4 && Buffer.byteLength(html) > mostSourceBytes) return false;
  if (html.length > limit && visibleLength(html) > limit) return false;
  return !html.includes("<a ") || toPlainText(tree).length <= limit;
}

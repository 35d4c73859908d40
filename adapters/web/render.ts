import type { PageBlock, PageEntry } from "../../core/live-protocol.ts";
import type { MailboxEntry } from "../../core/mailbox.ts";
import { parseMarkdown } from "../../core/markdown.ts";
import type { Inline, ListItem, Section } from "../../core/markdown-tree.ts";
import type { Block } from "../../core/message.ts";

/** What a page may open; a link with any other scheme keeps its words only. */
const openableUrl = /^(https?:\/\/|mailto:|tel:)/i;

function safeInline(node: Inline): Inline[] {
  if ("text" in node) return [node];
  const children = node.children.flatMap(safeInline);
  if (node.kind === "link" && !openableUrl.test(node.url)) return children;
  return [{ ...node, children }];
}

function safeItem(item: ListItem): ListItem {
  return { ...item, children: item.children.map(safeSection) };
}

function safeSection(section: Section): Section {
  switch (section.kind) {
    case "paragraph":
    case "heading":
      return { ...section, children: section.children.flatMap(safeInline) };
    case "quote":
      return { ...section, children: section.children.map(safeSection) };
    case "list":
      return { ...section, children: section.children.map(safeItem) };
    case "fence":
    case "rule":
      return section;
  }
}

/** Markdown as a tree of harmless kinds for a page: raw HTML is words by now, and links open nothing but addresses. */
export function renderMarkdown(markdown: string): Section[] {
  return parseMarkdown(markdown).map(safeSection);
}

function renderBlock(block: Block): PageBlock[] {
  switch (block.kind) {
    case "text":
      return [{ kind: "text", sections: renderMarkdown(block.markdown) }];
    case "facts":
      return [{ kind: "facts", rows: block.rows.map((row) => ({ ...row })) }];
    case "buttons":
      return [{ kind: "buttons", rows: block.rows.map((row) => row.map((button) => ({ ...button }))) }];
    case "progress":
      return [{ kind: "progress", steps: block.steps.map((step) => ({ ...step })) }];
    case "link":
      return openableUrl.test(block.url) ? [{ ...block }] : [];
    case "image":
    case "file":
      return [{ ...block }];
  }
}

/** A kept message as a page shows it. */
export function renderEntry(entry: MailboxEntry): PageEntry {
  return { revision: entry.revision, id: entry.messageId, blocks: entry.message.flatMap(renderBlock) };
}

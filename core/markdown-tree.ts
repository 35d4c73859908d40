/** Words within a line; a line break is a "\n" in the text. */
export type Inline =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "code"; readonly text: string }
  | { readonly kind: "strong" | "emphasis" | "strike"; readonly children: readonly Inline[] }
  | { readonly kind: "link"; readonly url: string; readonly children: readonly Inline[] };

/** One entry of a list. */
export interface ListItem {
  readonly kind: "item";
  /** What stands before it: "•", "3.", "☐", "☑"; empty where a cut item goes on. */
  readonly marker: string;
  readonly children: readonly Section[];
}

/** A piece that stands on lines of its own. */
export type Section =
  | { readonly kind: "paragraph"; readonly children: readonly Inline[] }
  | { readonly kind: "heading"; readonly level: number; readonly children: readonly Inline[] }
  | { readonly kind: "quote"; readonly children: readonly Section[] }
  | { readonly kind: "list"; readonly children: readonly ListItem[] }
  | { readonly kind: "fence"; readonly language: string; readonly text: string }
  | { readonly kind: "rule" };

/** Any node of the tree. */
export type MarkdownNode = Inline | ListItem | Section;

/**
 * Parsed Markdown, from top to bottom: what every dialect is rendered from. Tables, references, footnotes and
 * raw HTML are already turned into these few kinds, so that a dialect has nothing else to know.
 */
export type MarkdownTree = readonly Section[];

/** The words of inline nodes without their formatting. */
export function inlineText(nodes: readonly Inline[]): string {
  return nodes.map((node) => ("text" in node ? node.text : inlineText(node.children))).join("");
}

/** What stands between two sections: a blank line, or none where the second belongs to the first. */
export function gapBetween(before: Section, after: Section): "\n" | "\n\n" {
  return before.kind === "heading" || (before.kind === "paragraph" && after.kind === "list") ? "\n" : "\n\n";
}

/** A tree as text: each section as it is written, with the gap between it and the one before. */
export function joinSections(tree: MarkdownTree, write: (section: Section) => string): string {
  return tree
    .map((section, index) => {
      const before = tree[index - 1];
      return `${before === undefined ? "" : gapBetween(before, section)}${write(section)}`;
    })
    .join("");
}

import { wellFormed } from "../../core/markdown.ts";
import type { Inline, MarkdownTree, Section } from "../../core/markdown-tree.ts";
import type { Button, FactRow } from "../../core/message.ts";
import { escapeText, inlineMarkdown } from "./markdown.ts";

/** Most buttons side by side; of more, Teams hides some behind a menu, and Microsoft's library refuses them. */
const mostInRow = 5;
/** Stands on a button without words. */
const wordless = "…";

/** An element of an Adaptive Card's body. */
export type CardElement = Readonly<Record<string, unknown>> & { readonly type: string };

/** An Adaptive Card as an attachment's content. */
export interface AdaptiveCard {
  readonly type: "AdaptiveCard";
  readonly $schema: string;
  readonly version: "1.5";
  readonly body: readonly CardElement[];
  readonly msteams: { readonly width: "Full" };
}

/** A card of these elements, as wide as the chat. */
export function adaptiveCard(body: readonly CardElement[]): AdaptiveCard {
  return {
    type: "AdaptiveCard",
    $schema: "http://adaptivecards.io/schemas/adaptive-card.json",
    version: "1.5",
    body,
    msteams: { width: "Full" },
  };
}

/** Splits inline nodes at line breaks, since a text block has none; what is open is closed and opened again. */
function linesOf(nodes: readonly Inline[]): Inline[][] {
  const lines: Inline[][] = [[]];
  for (const node of nodes) {
    const parts: Inline[][] =
      "text" in node
        ? node.text.split("\n").map((text) => (text === "" ? [] : [{ ...node, text }]))
        : linesOf(node.children).map((children) => (children.length === 0 ? [] : [{ ...node, children }]));
    for (const [index, part] of parts.entries()) {
      if (index > 0) lines.push([]);
      lines.at(-1)?.push(...part);
    }
  }
  return lines;
}

function textBlock(text: string, more: Readonly<Record<string, unknown>> = {}): CardElement {
  return { type: "TextBlock", text, wrap: true, ...more };
}

function lineBlocks(
  nodes: readonly Inline[],
  more: Readonly<Record<string, unknown>>,
  lead = "",
): CardElement[] {
  return linesOf(nodes)
    .map((line) => inlineMarkdown(line))
    .filter((text) => text.trim() !== "")
    .map((text, index) =>
      textBlock(index === 0 ? `${lead}${text}` : text, {
        ...more,
        ...(index === 0 ? {} : { spacing: "None" }),
      }),
    );
}

function listBlocks(list: Extract<Section, { kind: "list" }>, depth: number): CardElement[] {
  return list.children.flatMap(({ marker, children }) => {
    const [first, ...rest] = children;
    const lead = `${"\u00A0".repeat(depth * 3)}${marker === "" ? "" : `${marker} `}`;
    if (first?.kind === "paragraph" || first?.kind === "heading")
      return [...lineBlocks(first.children, { spacing: "Small" }, lead), ...sectionsBlocks(rest, depth + 1)];
    return [
      ...(lead === "" ? [] : [textBlock(lead, { spacing: "Small" })]),
      ...sectionsBlocks(children, depth + 1),
    ];
  });
}

function sectionBlocks(section: Section, depth: number): CardElement[] {
  switch (section.kind) {
    case "paragraph":
      return lineBlocks(section.children, {});
    case "heading":
      return lineBlocks(section.children, { weight: "Bolder", size: "Medium" });
    case "quote":
      return [{ type: "Container", style: "emphasis", items: sectionsBlocks(section.children, depth) }];
    case "list":
      return listBlocks(section, depth);
    case "fence":
      return section.text
        .split("\n")
        .filter((line) => line.trim() !== "")
        .map((line, index) =>
          textBlock(
            escapeText(line).replace(/ {2,}/g, (gap) => "\u00A0".repeat(gap.length)),
            {
              fontType: "Monospace",
              ...(index === 0 ? {} : { spacing: "None" }),
            },
          ),
        );
    case "rule":
      return [textBlock("———")];
  }
}

function sectionsBlocks(sections: MarkdownTree, depth: number): CardElement[] {
  return sections.flatMap((section) => sectionBlocks(section, depth));
}

/** Words as elements: a text block knows bold, italic and links; the rest is said by its looks. */
export function textElements(tree: MarkdownTree): CardElement[] {
  return sectionsBlocks(tree, 0);
}

/** Facts as two columns. */
export function factElement(rows: readonly FactRow[]): CardElement {
  return {
    type: "FactSet",
    facts: rows.map(({ label, value }) => ({
      title: escapeText(wellFormed(label)),
      value: escapeText(wellFormed(value)),
    })),
  };
}

/** A picture by its address. */
export function pictureElement(url: string, alt: string): CardElement {
  return { type: "Image", url, altText: wellFormed(alt), size: "Stretch" };
}

function actionSet(actions: readonly CardElement[]): CardElement {
  return { type: "ActionSet", actions };
}

function titled(label: string): string {
  return label.trim() === "" ? wordless : wellFormed(label);
}

function submit({ action, value, label }: Button): CardElement {
  // Without the last part Teams would say "Your response was sent" under every press.
  const data = { action, value, msteams: { feedback: { hide: true } } };
  return { type: "Action.Submit", title: titled(label), data };
}

/** A row of buttons, broken into even rows where Teams would hide some of them. */
export function buttonElements(row: readonly Button[]): CardElement[] {
  const keys = row.map(submit);
  const rows = Math.ceil(keys.length / mostInRow);
  const inRow = Math.ceil(keys.length / rows);
  return Array.from({ length: rows }, (_, index) =>
    actionSet(keys.slice(index * inRow, (index + 1) * inRow)),
  );
}

/** A button that opens an address. */
export function linkElement({ label, url }: { readonly label: string; readonly url: string }): CardElement {
  return actionSet([{ type: "Action.OpenUrl", title: titled(label), url: new URL(url).href }]);
}

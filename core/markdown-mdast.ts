import type {
  Definition,
  FootnoteDefinition,
  List,
  Nodes,
  PhrasingContent,
  Root,
  RootContent,
  Table,
} from "mdast";
import { readableTable } from "./markdown-table.ts";
import { type Inline, inlineText, type ListItem, type MarkdownTree, type Section } from "./markdown-tree.ts";

/** How deep quotes and lists may nest; what lies deeper is flattened into its words. */
const deepestNesting = 12;

/** What the conversion needs to know of the whole text. */
interface Source {
  readonly markdown: string;
  readonly definitions: ReadonlyMap<string, Definition>;
  /** Definitions that something refers to; the others are shown as they were written. */
  readonly used: Set<string>;
}

function collectDefinitions(root: Root): Map<string, Definition> {
  const found = new Map<string, Definition>();
  const visit = (node: Nodes): void => {
    if (node.type === "definition" && !found.has(node.identifier)) found.set(node.identifier, node);
    if ("children" in node) node.children.forEach(visit);
  };
  visit(root);
  return found;
}

function raw(node: Nodes, source: Source): string {
  return source.markdown.slice(node.position?.start.offset ?? 0, node.position?.end.offset ?? 0);
}

function link(url: string, children: readonly Inline[]): Inline[] {
  const label = inlineText(children).trim() === "" ? [{ kind: "text" as const, text: url }] : children;
  return url === "" ? [...label] : [{ kind: "link", url, children: label }];
}

function definitionOf(node: Nodes & { identifier: string }, source: Source): Definition | undefined {
  const definition = source.definitions.get(node.identifier);
  if (definition !== undefined) source.used.add(node.identifier);
  return definition;
}

function inline(node: PhrasingContent, source: Source): Inline[] {
  const children = "children" in node ? node.children.flatMap((child) => inline(child, source)) : [];
  switch (node.type) {
    case "text":
    case "html":
      return [{ kind: "text", text: node.value }];
    case "break":
      return [{ kind: "text", text: "\n" }];
    case "inlineCode":
      return [{ kind: "code", text: node.value }];
    case "strong":
    case "emphasis":
      return children.length === 0 ? [] : [{ kind: node.type, children }];
    case "delete":
      return children.length === 0 ? [] : [{ kind: "strike", children }];
    case "link":
      return link(node.url, children);
    case "image":
      return link(node.url, [{ kind: "text", text: node.alt ?? "" }]);
    case "linkReference":
    case "imageReference": {
      const definition = definitionOf(node, source);
      if (definition === undefined) return [{ kind: "text", text: raw(node, source) }];
      return link(
        definition.url,
        node.type === "linkReference" ? children : [{ kind: "text", text: node.alt ?? "" }],
      );
    }
    case "footnoteReference":
      return [{ kind: "text", text: `[${node.label ?? node.identifier}]` }];
  }
}

function listItems(node: List, source: Source, depth: number): ListItem[] {
  return node.children.flatMap((item, index): ListItem[] => {
    const children = sections(item.children, source, depth + 1);
    const number = `${(node.start ?? 1) + index}.`;
    const bullet = node.ordered === true ? number : "•";
    const marker = item.checked === true ? "☑" : item.checked === false ? "☐" : bullet;
    return children.length === 0 ? [] : [{ kind: "item", marker, children }];
  });
}

function table(node: Table, source: Source): Section[] {
  const rows = node.children.map((row) =>
    row.children.map((cell) => cell.children.flatMap((c) => inline(c, source))),
  );
  const section = readableTable(rows);
  return section === undefined ? [] : [section];
}

function footnote(node: FootnoteDefinition, source: Source, depth: number): Section[] {
  const mark: Inline = { kind: "text", text: `[${node.label ?? node.identifier}] ` };
  const [first, ...rest] = sections(node.children, source, depth + 1);
  if (first?.kind !== "paragraph")
    return [{ kind: "paragraph", children: [mark] }, ...(first === undefined ? [] : [first]), ...rest];
  return [{ kind: "paragraph", children: [mark, ...first.children] }, ...rest];
}

function section(node: RootContent, source: Source, depth: number): Section[] {
  switch (node.type) {
    case "paragraph":
    case "heading": {
      const children = node.children.flatMap((child) => inline(child, source));
      if (inlineText(children).trim() === "") return [];
      return [
        node.type === "heading"
          ? { kind: "heading", level: node.depth, children }
          : { kind: "paragraph", children },
      ];
    }
    case "blockquote": {
      const children = sections(node.children, source, depth + 1);
      return children.length === 0 ? [] : [{ kind: "quote", children }];
    }
    case "list": {
      const children = listItems(node, source, depth);
      return children.length === 0 ? [] : [{ kind: "list", children }];
    }
    case "code":
      return [{ kind: "fence", language: node.lang ?? "", text: node.value }];
    case "thematicBreak":
      return [{ kind: "rule" }];
    case "table":
      return table(node, source);
    case "footnoteDefinition":
      return footnote(node, source, depth);
    case "html":
      return [{ kind: "paragraph", children: [{ kind: "text", text: node.value }] }];
    case "definition":
      return source.used.has(node.identifier)
        ? []
        : [{ kind: "paragraph", children: [{ kind: "text", text: raw(node, source) }] }];
    default:
      return [{ kind: "paragraph", children: [{ kind: "text", text: raw(node, source) }] }];
  }
}

function sections(nodes: readonly RootContent[], source: Source, depth: number): Section[] {
  if (depth > deepestNesting)
    return [
      {
        kind: "paragraph",
        children: [{ kind: "text", text: nodes.map((node) => raw(node, source)).join("\n") }],
      },
    ];
  return nodes.flatMap((node) => section(node, source, depth));
}

/** Turns a parsed document into Leo's own tree; nothing that was written gets lost. @param markdown its source */
export function fromMdast(root: Root, markdown: string): MarkdownTree {
  const source: Source = { markdown, definitions: collectDefinitions(root), used: new Set() };
  // References are counted first, since a definition may stand before what refers to it.
  if (source.definitions.size > 0) sections(root.children, source, 0);
  return sections(root.children, source, 0);
}

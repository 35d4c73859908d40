import type { MarkdownNode } from "./markdown-tree.ts";

const sizes = new WeakMap<MarkdownNode, number>();

/** Length of a node's own words in UTF-16 units; a rule counts one. Markers and what a dialect adds don't count. */
export function sizeOf(node: MarkdownNode): number {
  let size = sizes.get(node);
  if (size === undefined) {
    size = "children" in node ? totalSize(node.children) : node.kind === "rule" ? 1 : node.text.length;
    sizes.set(node, size);
  }
  return size;
}

/** Sum of {@link sizeOf} over siblings. */
export function totalSize(nodes: readonly MarkdownNode[]): number {
  let total = 0;
  for (const node of nodes) total += sizeOf(node);
  return total;
}

/** A node with other children; the children are of the kind the node had before. */
function withChildren<Node extends MarkdownNode>(node: Node, children: readonly MarkdownNode[]): Node {
  return { ...node, children };
}

function cutNode<Node extends MarkdownNode>(
  node: Node,
  offset: number,
): [Node | undefined, Node | undefined] {
  if (node.kind === "link" || node.kind === "rule") return [undefined, node];
  if ("text" in node) {
    return [
      { ...node, text: node.text.slice(0, offset) },
      { ...node, text: node.text.slice(offset) },
    ];
  }
  if (!("children" in node)) return [undefined, node];
  const [left, right] = cutAt<MarkdownNode>(node.children, offset);
  const rest = withChildren(node, right);
  return [
    left.length === 0 ? undefined : withChildren(node, left),
    // The rest of a cut item is no new item.
    rest.kind === "item" && left.length > 0 ? { ...rest, marker: "" } : rest,
  ];
}

/**
 * Cuts siblings in two at an offset of their words (as {@link sizeOf} counts). Whatever is open at the cut is
 * closed on the left and opened again on the right; a link is never cut and goes to the right as a whole.
 */
export function cutAt<Node extends MarkdownNode>(nodes: readonly Node[], offset: number): [Node[], Node[]] {
  let start = 0;
  for (const [index, node] of nodes.entries()) {
    const end = start + sizeOf(node);
    if (end > offset) {
      const [left, right]: [Node | undefined, Node | undefined] =
        offset <= start ? [undefined, node] : cutNode(node, offset - start);
      return [
        [...nodes.slice(0, index), ...(left === undefined ? [] : [left])],
        [...(right === undefined ? [] : [right]), ...nodes.slice(index + 1)],
      ];
    }
    start = end;
  }
  return [[...nodes], []];
}

/** Takes white space and emptied nodes off one end, as no part should begin or end with them. */
export function trimEdge<Node extends MarkdownNode>(nodes: readonly Node[], edge: "start" | "end"): Node[] {
  const kept: Node[] = [...nodes];
  while (kept.length > 0) {
    const index = edge === "start" ? 0 : kept.length - 1;
    const node = kept[index];
    if (node === undefined) break;
    const trimmed = trimNode(node, edge);
    if (trimmed !== undefined) {
      kept[index] = trimmed;
      break;
    }
    kept.splice(index, 1);
  }
  return kept;
}

function trimNode<Node extends MarkdownNode>(node: Node, edge: "start" | "end"): Node | undefined {
  if (node.kind === "link" || node.kind === "rule") return node;
  if ("children" in node) {
    const children = trimEdge<MarkdownNode>(node.children, edge);
    return children.length === 0 ? undefined : withChildren(node, children);
  }
  if (!("text" in node)) return node;
  // The indentation of program text has a meaning: only whole blank lines go.
  const blank = node.kind === "fence" ? /^(?:[ \t]*\n)+/ : /^\s+/;
  const text = edge === "end" ? node.text.trimEnd() : node.text.replace(blank, "");
  if (text === "") return undefined;
  return text === node.text ? node : { ...node, text };
}

import { type Boundary, boundariesUpTo } from "./markdown-boundaries.ts";
import { cutAt, totalSize, trimEdge } from "./markdown-cut.ts";
import type { Inline, MarkdownNode, MarkdownTree } from "./markdown-tree.ts";
import { labelWithAddress } from "./plain-text.ts";

/** Whether a dialect's rendering of a tree is within the platform's limits. More words never fit better. */
export type Fits = (tree: MarkdownTree) => boolean;

/** A cut at a good place is taken only if the part is at least this full; a lone "Hello," is no part. */
const leastFill = 0.25;

/** Bytes of text that are looked at to keep a written character whole. */
const characterWindow = 400;

const characters = new Intl.Segmenter(undefined, { granularity: "grapheme" });

/** The furthest offset up to which a tree fits; its size if all of it does. */
function furthestFit(tree: MarkdownTree, fits: Fits, total: number): number {
  let good = 0;
  let bad = Math.min(total, 1024);
  while (fits(cutAt(tree, bad)[0])) {
    if (bad === total) return total;
    good = bad;
    bad = Math.min(total, bad * 2);
  }
  while (bad - good > 1) {
    const middle = (good + bad) >> 1;
    if (fits(cutAt(tree, middle)[0])) good = middle;
    else bad = middle;
  }
  return good;
}

/** The last boundary of the best rank that leaves a reasonably full part; failing that, of the best rank at all. */
function bestBoundary(found: readonly Boundary[], furthest: number): number | undefined {
  const best = (from: number): Boundary | undefined =>
    found
      .filter(({ offset }) => offset >= from)
      .sort((a, b) => b.rank - a.rank || b.offset - a.offset)
      .at(0);
  return (best(furthest * leastFill) ?? best(1))?.offset;
}

function words(nodes: readonly MarkdownNode[]): string {
  return nodes
    .map((node) => ("children" in node ? words(node.children) : "text" in node ? node.text : "-"))
    .join("");
}

/** The last place up to an offset that is not inside a written character (emoji with parts, letter with marks). */
function characterBoundary(tree: MarkdownTree, furthest: number): number {
  const text = words(cutAt(tree, furthest + characterWindow)[0]);
  const from = Math.max(0, furthest - characterWindow);
  let last = 0;
  for (const { index } of characters.segment(text.slice(from))) {
    if (from + index > furthest) break;
    // The window may begin inside a character: its first edge is known only where the text begins.
    if (index > 0) last = from + index;
  }
  if (last > 0) return last;
  const half = /[\uDC00-\uDFFF]/.test(text.charAt(furthest));
  return half ? furthest - 1 : furthest;
}

/** Replaces the first link by its words and address, so that one too long for any part can be cut. */
function unlinkFirst<Node extends MarkdownNode>(nodes: readonly Node[]): Node[] {
  const [first, ...rest] = nodes;
  if (first === undefined) return [];
  if (first.kind === "link") {
    const text: Inline = { kind: "text", text: labelWithAddress(words(first.children), first.url) };
    return [text as Node, ...rest];
  }
  return "children" in first
    ? [{ ...first, children: unlinkFirst<MarkdownNode>(first.children) }, ...rest]
    : [...nodes];
}

function beginsWithLink(nodes: readonly MarkdownNode[]): boolean {
  const first = nodes[0];
  return (
    first !== undefined && (first.kind === "link" || ("children" in first && beginsWithLink(first.children)))
  );
}

function takePart(tree: MarkdownTree, fits: Fits): [MarkdownTree, MarkdownTree] {
  const total = totalSize(tree);
  let furthest = furthestFit(tree, fits, total);
  if (furthest === total) return [tree, []];
  while (furthest > 0) {
    const found = boundariesUpTo(tree, furthest, (section) => fits([section]));
    const offset = bestBoundary(found, furthest) ?? characterBoundary(tree, furthest);
    const [left, right] = cutAt(tree, offset);
    if (left.length === 0) break;
    const part = trimEdge(left, "end");
    if (part.length === 0 || fits(part)) return [part, trimEdge(right, "start")];
    furthest = offset - 1;
  }
  if (beginsWithLink(tree)) return takePart(unlinkFirst(tree), fits);
  throw new RangeError("no part can hold even one character");
}

/**
 * Splits a tree into parts that each fit: at a paragraph if there is one, else a line, a sentence, a word, and only
 * then inside a word; never inside a link, nor inside a fence that fits by itself. Each part is whole: what was
 * open is closed and opened again. Nothing is lost but white space at the cuts.
 * @returns at least one part unless the tree is empty
 * @throws RangeError if not even one character fits
 */
export function splitMarkdown(tree: MarkdownTree, fits: Fits): MarkdownTree[] {
  if (tree.length === 0) return [];
  if (fits(tree)) return [tree];
  const parts: MarkdownTree[] = [];
  let rest: MarkdownTree = trimEdge(tree, "start");
  while (rest.length > 0) {
    const [part, after] = takePart(rest, fits);
    if (part.length > 0) parts.push(part);
    rest = after;
  }
  return parts;
}

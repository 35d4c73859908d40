import { sizeOf } from "./markdown-cut.ts";
import { type Inline, inlineText, type ListItem, type MarkdownTree, type Section } from "./markdown-tree.ts";

/** A place where a text may be cut. */
export interface Boundary {
  /** As {@link sizeOf} counts, from the beginning of the tree. */
  readonly offset: number;
  /** The higher, the better: 4 between paragraphs, 3 between lines, 2 between sentences, 1 between words. */
  readonly rank: 1 | 2 | 3 | 4;
}

const lineEnd = /\n/g;
const sentenceEnd = /[.!?…]["'»”’)\]*]*(?=\s)|[。！？]/gu;
const wordEnd = /\S(?=\s)/gu;

function matchEnds(text: string, pattern: RegExp): number[] {
  return [...text.matchAll(pattern)].map((match) => match.index + match[0].length);
}

function textBoundaries(text: string, start: number): Boundary[] {
  const at = (rank: Boundary["rank"], pattern: RegExp): Boundary[] =>
    matchEnds(text, pattern).map((end) => ({ offset: start + end, rank }));
  return [...at(3, lineEnd), ...at(2, sentenceEnd), ...at(1, wordEnd)];
}

/** Stretches of links, inside which nothing may be cut. */
function linkRanges(nodes: readonly Inline[], start: number): [number, number][] {
  const found: [number, number][] = [];
  let offset = start;
  for (const node of nodes) {
    if (node.kind === "link") found.push([offset, offset + sizeOf(node)]);
    else if ("children" in node) found.push(...linkRanges(node.children, offset));
    offset += sizeOf(node);
  }
  return found;
}

/** What decides whether program text may be cut: only if it doesn't fit into a part of its own. */
export type FitsAlone = (section: Section) => boolean;

function sectionBoundaries(section: Section, start: number, end: number, fitsAlone: FitsAlone): Boundary[] {
  switch (section.kind) {
    case "paragraph":
    case "heading": {
      const links = linkRanges(section.children, start);
      const text = inlineText(section.children).slice(0, end - start + 1);
      return textBoundaries(text, start).filter(
        ({ offset }) => !links.some(([from, to]) => from < offset && offset < to),
      );
    }
    case "fence": {
      if (fitsAlone(section)) return [];
      return textBoundaries(section.text.slice(0, end - start + 1), start).filter(({ rank }) => rank !== 2);
    }
    case "list":
      return between(section.children, start, end, 3, (item, from) =>
        boundaries(item.children, from, end, fitsAlone, 3),
      );
    case "quote":
      return boundaries(section.children, start, end, fitsAlone, 3);
    case "rule":
      return [];
  }
}

/** A heading stays with what it heads, and words that stand right above a list with the list. */
function leadsTo(before: Section | ListItem | undefined, node: Section | ListItem): boolean {
  return before?.kind === "heading" || (before?.kind === "paragraph" && node.kind === "list");
}

function between<Node extends Section | ListItem>(
  nodes: readonly Node[],
  start: number,
  end: number,
  rank: Boundary["rank"],
  inside: (node: Node, from: number) => Boundary[],
): Boundary[] {
  const found: Boundary[] = [];
  let offset = start;
  let before: Node | undefined;
  for (const node of nodes) {
    if (offset > end) break;
    if (offset > start && !leadsTo(before, node)) found.push({ offset, rank });
    found.push(...inside(node, offset));
    offset += sizeOf(node);
    before = node;
  }
  return found;
}

function boundaries(
  tree: MarkdownTree,
  start: number,
  end: number,
  fitsAlone: FitsAlone,
  rank: Boundary["rank"],
): Boundary[] {
  return between(tree, start, end, rank, (section, from) => sectionBoundaries(section, from, end, fitsAlone));
}

/** Where a tree may be cut up to an offset, in no particular order. */
export function boundariesUpTo(tree: MarkdownTree, end: number, fitsAlone: FitsAlone): Boundary[] {
  return boundaries(tree, 0, end, fitsAlone, 4).filter(({ offset }) => offset > 0 && offset <= end);
}

import { fromMarkdown } from "mdast-util-from-markdown";
import { gfmFromMarkdown } from "mdast-util-gfm";
import { gfm } from "micromark-extension-gfm";
import { fromMdast } from "./markdown-mdast.ts";
import type { MarkdownTree, Section } from "./markdown-tree.ts";

/** Longer texts are nobody's formatting: they are shown as they are, since parsing time can grow with the square. */
const longestParsedText = 20_000;
/** Texts are parsed in pieces of about this size, cut at blank lines. */
const pieceLength = 2_000;
/** A piece without a blank line that is longer than this is shown as it is. */
const longestPiece = 4_000;

/** Without any of these a text has no formatting, and needs no parser. */
const mayBeFormatted = /[\\`*_[<|&@]|~~|:\/\/|www\.|^\s*(?:[-+#>=~]|\d+[.)])|^[ \t]{4}/im;
const fenceLine = /^ {0,3}(`{3,}|~{3,})/;
const deepQuote = /^[ \t]*(?:>[ \t]*){9,}/m;

const syntax = [gfm({ singleTilde: false })];
const toTree = [gfmFromMarkdown()];

/** A text that can be sent and stored: halves of surrogate pairs and NULs replaced, line ends as "\n". */
export function wellFormed(text: string): string {
  return text.replace(/\p{Surrogate}|\0/gu, "\uFFFD").replace(/\r\n?/g, "\n");
}

function literalSections(text: string): Section[] {
  return text
    .split(/\n[ \t]*\n/)
    .map((paragraph) => paragraph.replace(/^\s*\n|\s+$/g, ""))
    .filter((paragraph) => paragraph.trim() !== "")
    .map((paragraph) => ({ kind: "paragraph", children: [{ kind: "text", text: paragraph.trim() }] }));
}

/** Cuts a text into pieces at blank lines that are followed by an unindented line, never inside a fence. */
function pieces(text: string): string[] {
  const found: string[] = [];
  let piece = "";
  let fence: string | undefined;
  let blank = false;
  for (const line of text.split("\n")) {
    const mark = fenceLine.exec(line)?.[1];
    const full = piece.length > pieceLength;
    if (fence === undefined && piece !== "" && (full || mark !== undefined) && blank && /^\S/.test(line)) {
      found.push(piece);
      piece = "";
    }
    if (mark !== undefined && fence === undefined) fence = mark;
    else if (mark?.startsWith(fence ?? "-") === true) fence = undefined;
    piece += `${line}\n`;
    blank = line.trim() === "";
    if (mark !== undefined && fence === undefined && piece.length > pieceLength) {
      found.push(piece);
      piece = "";
    }
  }
  return [...found, piece];
}

function parsePiece(piece: string): MarkdownTree {
  const literal = (piece.length > longestPiece && !fenceLine.test(piece)) || deepQuote.test(piece);
  if (literal) return literalSections(piece);
  return fromMdast(fromMarkdown(piece, { extensions: syntax, mdastExtensions: toTree }), piece);
}

/**
 * Parses Markdown (CommonMark with GitHub's tables, task lists, strikethrough, footnotes and bare links) once into
 * the tree that every dialect is rendered from. Never throws, loses no words, and takes bounded time whatever the
 * text: one of more than 20,000 characters is taken literally.
 */
export function parseMarkdown(markdown: string): MarkdownTree {
  const text = wellFormed(markdown);
  if (text.length > longestParsedText || !mayBeFormatted.test(text)) return literalSections(text);
  return (text.length <= pieceLength ? [text] : pieces(text)).flatMap(parsePiece);
}

/** Makes any text, such as a person's own words, stand in Markdown exactly as it is. */
export function escapeMarkdown(text: string): string {
  return text.replace(/[!-/:-@[-`{-~]/g, "\\$&").replace(/^[ \t]+/gm, "");
}

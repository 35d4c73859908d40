import { ChannelError } from "../../core/errors.ts";
import { sha256 } from "../../core/ids.ts";
import { wellFormed } from "../../core/markdown.ts";
import { splitMarkdown } from "../../core/markdown-split.ts";
import type { MarkdownTree } from "../../core/markdown-tree.ts";
import type { Block, OutboundMessage } from "../../core/message.ts";
import { toPlainText } from "../../core/plain-text.ts";
import {
  type ActionRow,
  actionRows,
  fitsSlack,
  formattedSections,
  plainSections,
  type TextSection,
  wordsOf,
} from "./blocks.ts";
import { messageLimit, mostBlocks } from "./limits.ts";
import { escapeSlack } from "./mrkdwn.ts";

/** Stands over buttons that come without words. */
const pointer = "👇";

/** Most rows of buttons under a message; its words need the other blocks. */
const mostRows = mostBlocks - 10;

/** Blocks of a message. */
export type MessageBlocks = readonly (TextSection | ActionRow)[];

/** Words and buttons as Slack will know them. */
export interface TextDraft {
  readonly kind: "text";
  /** What notifications and screen readers say: all the words, unformatted and escaped. */
  readonly text: string;
  readonly blocks: MessageBlocks;
  /** The same without formatting, for when Slack refuses it. */
  readonly plainBlocks: MessageBlocks;
}

/** A picture or another file as Slack will know it. */
export interface FileDraft {
  readonly kind: "file";
  readonly name: string;
  readonly mediaType: string;
  readonly base64: string;
  /** What it shows, or what it is. */
  readonly alt: string;
  /** Names equal files, so that an edit can tell whether anything changed. */
  readonly fingerprint: string;
}

/** One message as Slack will know it. */
export type Draft = TextDraft | FileDraft;

function textDraft(tree: MarkdownTree, rows: readonly ActionRow[]): Draft {
  return {
    kind: "text",
    text: escapeSlack(toPlainText(tree)),
    blocks: [...formattedSections(tree), ...rows],
    plainBlocks: [...plainSections(tree), ...rows],
  };
}

function fileDraft(block: Block): FileDraft | undefined {
  if (block.kind !== "image" && block.kind !== "file") return undefined;
  const about =
    block.kind === "image"
      ? { name: "picture.png", mediaType: "image/png", base64: block.pngBase64, alt: block.alt }
      : { name: block.name, mediaType: block.mediaType, base64: block.base64, alt: block.label };
  return {
    kind: "file",
    ...about,
    alt: wellFormed(about.alt.trim()),
    fingerprint: sha256(about.base64).slice(0, 12),
  };
}

/** A single file goes first, so that words and buttons stand together under it; several stay where they are. */
function inOrder(message: OutboundMessage): readonly Block[] {
  const isFile = ({ kind }: Block): boolean => kind === "image" || kind === "file";
  const files = message.filter(isFile);
  return files.length === 1 ? [...files, ...message.filter((block) => !isFile(block))] : message;
}

/** Files where they stand, and the words between them as trees that each fit one message. */
function pieces(message: readonly Block[]): (FileDraft | MarkdownTree)[] {
  const found: (FileDraft | MarkdownTree)[] = [];
  let words: MarkdownTree = [];
  const flush = (): void => {
    found.push(...splitMarkdown(words, (part) => fitsSlack(part, messageLimit)));
    words = [];
  };
  for (const block of message) {
    const file = fileDraft(block);
    if (file === undefined) words = [...words, ...wordsOf(block)];
    else {
      flush();
      found.push(file);
    }
  }
  flush();
  return found;
}

const pointerTree: MarkdownTree = [{ kind: "paragraph", children: [{ kind: "text", text: pointer }] }];

/**
 * The messages Slack shows for one of Leo's, in order: pictures and files, words in as few messages as the limits
 * allow, all buttons under the last words. Equal messages give equal drafts.
 * @throws ChannelError `rejected` when there is nothing to show or a button carries too much
 */
export function renderMessage(message: OutboundMessage): readonly Draft[] {
  const rows = actionRows(message);
  const found = pieces(inOrder(message));
  if (found.length === 0 && rows.length === 0)
    throw new ChannelError("rejected", "a message without words, file or buttons");
  const last = found.at(-1);
  if (rows.length > 0 && (last === undefined || "kind" in last)) found.push(pointerTree);
  const drafts: Draft[] = found.map((piece, index) => {
    if ("kind" in piece) return piece;
    return textDraft(piece, index === found.length - 1 ? rows.slice(0, mostRows) : []);
  });
  for (let from = mostRows; from < rows.length; from += mostRows)
    drafts.push(textDraft(pointerTree, rows.slice(from, from + mostRows)));
  return drafts;
}

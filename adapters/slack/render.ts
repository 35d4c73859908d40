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

/** One message as Slack will know it. */
export type Draft =
  | {
      readonly kind: "text";
      /** What notifications and screen readers say: all the words, unformatted and escaped. */
      readonly text: string;
      readonly blocks: MessageBlocks;
      /** The same without formatting, for when Slack refuses it. */
      readonly plainBlocks: MessageBlocks;
    }
  | {
      readonly kind: "picture";
      readonly pngBase64: string;
      readonly alt: string;
      /** Names equal pictures, so that an edit uploads only a changed one. */
      readonly fingerprint: string;
    };

function textDraft(tree: MarkdownTree, rows: readonly ActionRow[]): Draft {
  return {
    kind: "text",
    text: escapeSlack(toPlainText(tree)),
    blocks: [...formattedSections(tree), ...rows],
    plainBlocks: [...plainSections(tree), ...rows],
  };
}

function pictureDraft({ pngBase64, alt }: Extract<Block, { kind: "image" }>): Draft {
  return {
    kind: "picture",
    pngBase64,
    alt: wellFormed(alt.trim()),
    fingerprint: sha256(pngBase64).slice(0, 12),
  };
}

/** A single picture goes first, so that words and buttons stand together under it; several stay where they are. */
function inOrder(message: OutboundMessage): readonly Block[] {
  const pictures = message.filter(({ kind }) => kind === "image");
  if (pictures.length !== 1) return message;
  return [...pictures, ...message.filter(({ kind }) => kind !== "image")];
}

/** Pictures where they stand, and the words between them as trees that each fit one message. */
function pieces(message: readonly Block[]): (Draft | MarkdownTree)[] {
  const found: (Draft | MarkdownTree)[] = [];
  let words: MarkdownTree = [];
  const flush = (): void => {
    found.push(...splitMarkdown(words, (part) => fitsSlack(part, messageLimit)));
    words = [];
  };
  for (const block of message) {
    if (block.kind === "image") {
      flush();
      found.push(pictureDraft(block));
    } else words = [...words, ...wordsOf(block)];
  }
  flush();
  return found;
}

const pointerTree: MarkdownTree = [{ kind: "paragraph", children: [{ kind: "text", text: pointer }] }];

/**
 * The messages Slack shows for one of Leo's, in order: pictures as files, words in as few messages as the limits
 * allow, all buttons under the last words. Equal messages give equal drafts.
 * @throws ChannelError `rejected` when there is nothing to show or a button carries too much
 */
export function renderMessage(message: OutboundMessage): readonly Draft[] {
  const rows = actionRows(message);
  const found = pieces(inOrder(message));
  if (found.length === 0 && rows.length === 0)
    throw new ChannelError("rejected", "a message without words, picture or buttons");
  const last = found.at(-1);
  if (rows.length > 0 && (last === undefined || "kind" in last)) found.push(pointerTree);
  const drafts = found.map((piece, index) => {
    if ("kind" in piece) return piece;
    return textDraft(piece, index === found.length - 1 ? rows.slice(0, mostRows) : []);
  });
  for (let from = mostRows; from < rows.length; from += mostRows)
    drafts.push(textDraft(pointerTree, rows.slice(from, from + mostRows)));
  return drafts;
}

import { ChannelError } from "../../core/errors.ts";
import { sha256 } from "../../core/ids.ts";
import { wellFormed } from "../../core/markdown.ts";
import { splitMarkdown } from "../../core/markdown-split.ts";
import type { MarkdownTree } from "../../core/markdown-tree.ts";
import type { Block, OutboundMessage } from "../../core/message.ts";
import { blockTree } from "../../core/message-tree.ts";
import { toPlainText } from "../../core/plain-text.ts";
import { fitsTelegram, isLinkable, toHtml } from "./html.ts";
import { type Keyboard, keyboardRows, keyLabel } from "./keyboard.ts";

const textLimit = 4_096;
const captionLimit = 1_024;

/** Words in two dialects: the second is sent if Telegram refuses the first. */
export interface Words {
  readonly html: string;
  readonly plain: string;
}

/** One message as Telegram will know it. */
export type Draft =
  | { readonly kind: "text"; readonly words: Words; readonly keyboard: Keyboard }
  | {
      readonly kind: "photo";
      readonly pngBase64: string;
      /** Names equal pictures, so that an edit uploads only a changed one. */
      readonly fingerprint: string;
      /** Absent where the picture stands without words. */
      readonly caption: Words | undefined;
      readonly keyboard: Keyboard;
    }
  | {
      readonly kind: "file";
      readonly name: string;
      readonly base64: string;
      /** Names equal files. */
      readonly fingerprint: string;
      readonly caption: Words | undefined;
      readonly keyboard: Keyboard;
    };

/** A picture with the words before the next one; the first piece of a message may have no picture. */
interface Piece {
  readonly image: Extract<Block, { kind: "image" }> | undefined;
  readonly tree: MarkdownTree;
}

function toWords(tree: MarkdownTree): Words {
  return { html: toHtml(tree), plain: toPlainText(tree) };
}

function toPieces(message: OutboundMessage): Piece[] {
  const images = message.filter((block) => block.kind === "image");
  const pieces: { image: Piece["image"]; blocks: Block[] }[] = [{ image: undefined, blocks: [] }];
  for (const block of message) {
    if (block.kind === "image") pieces.push({ image: block, blocks: [] });
    else pieces.at(-1)?.blocks.push(block);
  }
  const read = pieces.map(({ image, blocks }) => ({ image, tree: blocks.flatMap(wordsOf) }));
  const whole = read.flatMap(({ tree }) => tree);
  // A single picture takes all the words under it, wherever they stood, if they fit.
  if (images.length === 1 && fitsTelegram(whole, captionLimit)) return [{ image: images[0], tree: whole }];
  return read.filter(({ image, tree }) => image !== undefined || tree.length > 0);
}

/** A link that can be a button isn't said in words as well. */
function wordsOf(block: Block): MarkdownTree {
  return block.kind === "link" && isLinkable(block.url) ? [] : blockTree(block);
}

function toKeyboard(message: OutboundMessage): Keyboard {
  return message.flatMap((block): Keyboard => {
    if (block.kind === "buttons") return block.rows.flatMap(keyboardRows);
    if (block.kind === "link" && isLinkable(block.url))
      return [[{ text: keyLabel(block.label), url: block.url }]];
    return [];
  });
}

function photo(image: NonNullable<Piece["image"]>, caption: MarkdownTree): Draft {
  return {
    kind: "photo",
    pngBase64: image.pngBase64,
    fingerprint: sha256(image.pngBase64).slice(0, 12),
    caption: caption.length === 0 ? undefined : toWords(caption),
    keyboard: [],
  };
}

/** A file stands alone, with what it is under it. */
function fileDraft({ name, base64, label }: Extract<Block, { kind: "file" }>): Draft {
  const words = wellFormed(label.trim()).slice(0, captionLimit);
  const caption =
    words === "" ? undefined : toWords([{ kind: "paragraph", children: [{ kind: "text", text: words }] }]);
  return { kind: "file", name, base64, fingerprint: sha256(base64).slice(0, 12), caption, keyboard: [] };
}

function pieceDrafts({ image, tree }: Piece): Draft[] {
  const texts = (): Draft[] =>
    splitMarkdown(tree, (part) => fitsTelegram(part, textLimit)).map((part) => ({
      kind: "text",
      words: toWords(part),
      keyboard: [],
    }));
  if (image === undefined) return texts();
  if (tree.length > 0 && fitsTelegram(tree, captionLimit)) return [photo(image, tree)];
  // Telegram has no alternative text: a picture without words under it says it as its caption.
  const alt: MarkdownTree = [
    { kind: "paragraph", children: [{ kind: "text", text: wellFormed(image.alt.trim()) }] },
  ];
  const caption =
    image.alt.trim() === "" ? [] : splitMarkdown(alt, (part) => fitsTelegram(part, captionLimit)).at(0);
  return [photo(image, caption ?? []), ...texts()];
}

/**
 * The messages Telegram shows for one of Leo's, in order: as few as its limits allow, files last, with all buttons
 * under the last one. Equal messages give equal drafts.
 * @throws ChannelError `rejected` when there is nothing to show or a button is too long
 */
export function renderMessage(message: OutboundMessage): readonly Draft[] {
  const keyboard = toKeyboard(message);
  const files = message.filter((block) => block.kind === "file");
  const drafts = [...toPieces(message).flatMap(pieceDrafts), ...files.map(fileDraft)];
  const last = drafts.pop();
  if (last !== undefined) return [...drafts, { ...last, keyboard }];
  if (keyboard.length === 0)
    throw new ChannelError("rejected", "a message without words, picture or buttons");
  return [{ kind: "text", words: { html: "👇", plain: "👇" }, keyboard }];
}

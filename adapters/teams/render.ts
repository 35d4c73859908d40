import { CardFactory } from "botbuilder";
import { ChannelError } from "../../core/errors.ts";
import { wellFormed } from "../../core/markdown.ts";
import { splitMarkdown } from "../../core/markdown-split.ts";
import type { MarkdownTree } from "../../core/markdown-tree.ts";
import type { Block, OutboundMessage } from "../../core/message.ts";
import { blockTree } from "../../core/message-tree.ts";
import { toPlainText } from "../../core/plain-text.ts";
import {
  adaptiveCard,
  buttonElements,
  type CardElement,
  factElement,
  linkElement,
  pictureElement,
  textElements,
} from "./card.ts";
import type { OutgoingActivity } from "./connector.ts";
import { fitsActivity, mostInlinePictureLength } from "./limits.ts";
import { isLinkable, toTeamsMarkdown } from "./markdown.ts";

/** Facts with longer words than this are no facts but a text. */
const mostFactLength = 500;
/** Rows that stand together in any case. */
const factsTogether = 10;

/** A picture or file that is too large for a card and has to lie somewhere while people look at it. */
export interface Hosted {
  readonly kind: "picture" | "file";
  readonly name: string;
  readonly mediaType: string;
  readonly base64: string;
  /** What it is, in words. */
  readonly label: string;
}

/** One activity as Teams will know it, and the same in plain words if Teams refuses it. */
export interface Draft {
  readonly hosted: readonly Hosted[];
  /** @param addresses of what is hosted, in order; where there is none, its description stands instead */
  activity(addresses: readonly (string | undefined)[]): OutgoingActivity;
  readonly plain: string;
}

/** A piece of a card that is never parted. */
interface Piece {
  readonly elements: readonly CardElement[];
  readonly plain: string;
  readonly hosted?: Hosted;
}

/** Longer than any address of a hosted file will be. */
const addressStandIn = `https://${"x".repeat(300)}`;

function fitsText(tree: MarkdownTree): boolean {
  return fitsActivity(toTeamsMarkdown(tree)) && fitsActivity(toPlainText(tree));
}

function fitsCard(pieces: readonly Piece[]): boolean {
  const elements = pieces.flatMap((piece) => elementsOf(piece, addressStandIn));
  return fitsActivity(adaptiveCard(elements)) && fitsActivity(plainOf(pieces));
}

function plainOf(pieces: readonly Piece[]): string {
  return pieces
    .map(({ plain }) => plain)
    .filter((plain) => plain !== "")
    .join("\n\n");
}

function elementsOf({ elements, hosted }: Piece, address: string | undefined): readonly CardElement[] {
  if (hosted === undefined) return elements;
  if (address === undefined) return labelElements(hosted.label);
  if (hosted.kind === "picture") return [pictureElement(address, hosted.label)];
  return [linkElement({ label: hosted.label, url: address })];
}

function labelElements(label: string): CardElement[] {
  const text = wellFormed(label.trim());
  return text === "" ? [] : textElements([{ kind: "paragraph", children: [{ kind: "text", text }] }]);
}

/** Words as pieces: a section each, or its parts where it is too long for a card of its own. */
function wordPieces(tree: MarkdownTree): Piece[] {
  const piece = (part: MarkdownTree): Piece => ({ elements: textElements(part), plain: toPlainText(part) });
  return tree.flatMap((section) => splitMarkdown([section], (part) => fitsCard([piece(part)]))).map(piece);
}

function blockPieces(block: Block): Piece[] {
  switch (block.kind) {
    case "facts": {
      const isLong = block.rows.some(({ label, value }) => `${label}${value}`.length > mostFactLength);
      if (isLong) return wordPieces(blockTree(block));
      return Array.from({ length: Math.ceil(block.rows.length / factsTogether) }, (_, index) => {
        const rows = block.rows.slice(index * factsTogether, (index + 1) * factsTogether);
        return { elements: [factElement(rows)], plain: toPlainText(blockTree({ kind: "facts", rows })) };
      });
    }
    case "image": {
      const { pngBase64, alt } = block;
      const plain = wellFormed(alt.trim());
      if (pngBase64.length <= mostInlinePictureLength)
        return [{ elements: [pictureElement(`data:image/png;base64,${pngBase64}`, alt)], plain }];
      const picture = { name: "picture.png", mediaType: "image/png", base64: pngBase64, label: alt };
      return [{ elements: [], plain, hosted: { kind: "picture", ...picture } }];
    }
    case "file":
      return [{ elements: [], plain: wellFormed(block.label), hosted: block }];
    case "link":
      if (!isLinkable(block.url)) return wordPieces(blockTree(block));
      return [{ elements: [linkElement(block)], plain: toPlainText(blockTree(block)) }];
    case "buttons":
      return block.rows.flatMap((row) =>
        row.length === 0
          ? []
          : [
              {
                elements: buttonElements(row),
                plain: row.map(({ label }) => `▸ ${wellFormed(label)}`).join("\n"),
              },
            ],
      );
    default:
      return wordPieces(blockTree(block));
  }
}

function cardDraft(pieces: readonly Piece[]): Draft {
  return {
    hosted: pieces.flatMap(({ hosted }) => (hosted === undefined ? [] : [hosted])),
    plain: plainOf(pieces),
    activity: (addresses) => {
      const waiting = [...addresses];
      const body = pieces.flatMap((piece) =>
        elementsOf(piece, piece.hosted === undefined ? undefined : waiting.shift()),
      );
      const content = adaptiveCard(body);
      return {
        type: "message",
        attachments: [CardFactory.adaptiveCard(content)],
      };
    },
  };
}

function cardDrafts(message: OutboundMessage): Draft[] {
  const cards: Piece[][] = [];
  for (const piece of message.flatMap(blockPieces)) {
    if (!fitsCard([piece]))
      throw new ChannelError("rejected", "a row of buttons or facts is too large for Teams");
    const last = cards.at(-1);
    if (last !== undefined && fitsCard([...last, piece])) last.push(piece);
    else cards.push([piece]);
  }
  return cards.map(cardDraft);
}

function textDrafts(message: OutboundMessage): Draft[] {
  return splitMarkdown(message.flatMap(blockTree), fitsText).map((part) => ({
    hosted: [],
    plain: toPlainText(part),
    activity: () => ({ type: "message", textFormat: "markdown", text: toTeamsMarkdown(part) }),
  }));
}

/**
 * The activities Teams shows for one of Leo's messages, in order: words alone as text, everything else as Adaptive
 * Cards, each within Teams' limit. Equal messages give equal drafts.
 * @throws ChannelError `rejected` when there is nothing to show, or a row is too large
 */
export function renderMessage(message: OutboundMessage): readonly [Draft, ...Draft[]] {
  const wordsOnly = message.every(({ kind }) => kind === "text" || kind === "progress");
  const [first, ...rest] = wordsOnly ? textDrafts(message) : cardDrafts(message);
  if (first === undefined) throw new ChannelError("rejected", "a message without words, picture or buttons");
  return [first, ...rest];
}

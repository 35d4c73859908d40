import { ChannelError } from "../../core/errors.ts";
import { sha256 } from "../../core/ids.ts";
import { wellFormed } from "../../core/markdown.ts";
import { splitMarkdown } from "../../core/markdown-split.ts";
import type { MarkdownTree } from "../../core/markdown-tree.ts";
import type { Block, OutboundMessage } from "../../core/message.ts";
import { blockTree } from "../../core/message-tree.ts";
import { type ComponentRow, componentRows, overlongLabels, withoutLinks } from "./components.ts";
import { altLimit, mostFiles, textLimit } from "./limits.ts";
import { fitsDiscord, isLinkable, toDiscordMarkdown, toPlainMarkdown } from "./markdown.ts";

/** A picture to upload. */
export interface Picture {
  readonly pngBase64: string;
  readonly alt: string;
}

/** One message as Discord will know it. */
export interface Draft {
  /** Empty where pictures stand without words. */
  readonly content: string;
  /** The same words without formatting, sent if Discord refuses the first. */
  readonly plain: string;
  readonly pictures: readonly Picture[];
  /** Names equal pictures, so that an edit uploads only changed ones; empty without pictures. */
  readonly fingerprint: string;
  readonly rows: readonly ComponentRow[];
  /** What stands under the plain words: no link that could be at fault, where the words say it. */
  readonly plainRows: readonly ComponentRow[];
}

/** Stands where buttons have no words. */
const pointer = "👇";

/** Words with the pictures under them. */
interface Group {
  readonly tree: Block[];
  readonly pictures: Picture[];
}

/** A link that can be a button isn't said in words as well. */
function wordsOf(block: Block): MarkdownTree {
  return block.kind === "link" && isLinkable(block.url) ? [] : blockTree(block);
}

function list(labels: readonly string[]): MarkdownTree {
  if (labels.length === 0) return [];
  const entry = (label: string) => ({
    kind: "item" as const,
    marker: "•",
    children: [
      { kind: "paragraph" as const, children: [{ kind: "text" as const, text: wellFormed(label.trim()) }] },
    ],
  });
  return [{ kind: "list", children: labels.map(entry) }];
}

function toPicture({ pngBase64, alt }: Extract<Block, { kind: "image" }>): Picture {
  const whole = wellFormed(alt.trim());
  return { pngBase64, alt: whole.length <= altLimit ? whole : `${whole.slice(0, altLimit - 1)}…` };
}

/** Labels and descriptions that don't fit where they belong. */
function unsaid(message: OutboundMessage): MarkdownTree {
  const alts = message.flatMap((block) => (block.kind === "image" ? [wellFormed(block.alt.trim())] : []));
  return list([...overlongLabels(message), ...alts.filter((alt) => alt.length > altLimit)]);
}

/** Discord shows pictures under the words: each belongs to what was said before it. */
function toGroups(message: OutboundMessage): Group[] {
  const groups: Group[] = [{ tree: [], pictures: [] }];
  for (const block of message) {
    const last = groups.at(-1);
    if (last === undefined) break;
    if (block.kind === "image" && last.pictures.length < mostFiles) last.pictures.push(toPicture(block));
    else if (block.kind === "image") groups.push({ tree: [], pictures: [toPicture(block)] });
    else if (wordsOf(block).length === 0) continue;
    else if (last.pictures.length === 0) last.tree.push(block);
    else groups.push({ tree: [block], pictures: [] });
  }
  return groups;
}

function draft(tree: MarkdownTree, pictures: readonly Picture[]): Draft {
  const prints = pictures.map(({ pngBase64, alt }) => sha256(`${pngBase64} ${alt}`));
  return {
    content: toDiscordMarkdown(tree),
    plain: toPlainMarkdown(tree),
    pictures,
    fingerprint: prints.length === 0 ? "" : sha256(prints.join()).slice(0, 12),
    rows: [],
    plainRows: [],
  };
}

/** Puts rows under a draft; should Discord refuse it, links are said in words instead, if there is room for them. */
function withRows(above: Draft, rows: readonly ComponentRow[], links: MarkdownTree): Draft {
  const said = [above.plain, toPlainMarkdown(links)].filter((text) => text !== "").join("\n\n");
  if (links.length === 0 || said.length > textLimit) return { ...above, rows, plainRows: rows };
  return { ...above, rows, plain: said, plainRows: withoutLinks(rows) };
}

function groupDrafts(tree: MarkdownTree, pictures: readonly Picture[]): Draft[] {
  const parts = splitMarkdown(tree, fitsDiscord);
  const last = parts.pop() ?? [];
  if (last.length === 0 && pictures.length === 0) return [];
  return [...parts.map((part) => draft(part, [])), draft(last, pictures)];
}

/**
 * The messages Discord shows for one of Leo's, in order: as few as its limits allow, with all buttons under the
 * last. Equal messages give equal drafts.
 * @throws ChannelError `rejected` when there is nothing to show or a button is too long
 */
export function renderMessage(message: OutboundMessage): readonly Draft[] {
  const [first = [], ...further] = componentRows(message);
  const groups = toGroups(message);
  const pictures = groups.flatMap((group) => group.pictures);
  const whole = [...message.flatMap(wordsOf), ...unsaid(message)];
  const together = pictures.length <= mostFiles && fitsDiscord(whole);
  const drafts = together
    ? groupDrafts(whole, pictures)
    : groups.flatMap((group, index) => {
        const tree = group.tree.flatMap(wordsOf);
        const labels = index === groups.length - 1 ? unsaid(message) : [];
        return groupDrafts([...tree, ...labels], group.pictures);
      });
  const last = drafts.pop();
  if (last === undefined && first.length === 0)
    throw new ChannelError("rejected", "a message without words, picture or buttons");
  const bare: Draft = { ...draft([], []), content: pointer, plain: pointer };
  const links = message.filter((block) => block.kind === "link" && isLinkable(block.url)).flatMap(blockTree);
  return [
    ...drafts,
    withRows(last ?? bare, first, further.length === 0 ? links : []),
    ...further.map((rows) => withRows(bare, rows, [])),
  ];
}

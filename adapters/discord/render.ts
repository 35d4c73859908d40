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

/** A picture or another file to upload. */
export interface Upload {
  readonly name: string;
  readonly mediaType: string;
  readonly base64: string;
  /** What it shows or is; empty where nobody said it. */
  readonly description: string;
}

/** One message as Discord will know it. */
export interface Draft {
  /** Empty where uploads stand without words. */
  readonly content: string;
  /** The same words without formatting, sent if Discord refuses the first. */
  readonly plain: string;
  readonly uploads: readonly Upload[];
  /** Names equal uploads, so that an edit sends only changed ones; empty without any. */
  readonly fingerprint: string;
  readonly rows: readonly ComponentRow[];
  /** What stands under the plain words: no link that could be at fault, where the words say it. */
  readonly plainRows: readonly ComponentRow[];
}

/** Stands where buttons have no words. */
const pointer = "👇";

/** Words with the uploads under them. */
interface Group {
  readonly blocks: Block[];
  readonly uploads: Upload[];
}

/** A link that can be a button isn't said in words as well; what a file is, is said. */
function wordsOf(block: Block): MarkdownTree {
  if (block.kind === "link" && isLinkable(block.url)) return [];
  if (block.kind !== "file" || block.label.trim() === "") return blockTree(block);
  return [{ kind: "paragraph", children: [{ kind: "text", text: wellFormed(block.label.trim()) }] }];
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

function cut(description: string): string {
  const whole = wellFormed(description.trim());
  return whole.length <= altLimit ? whole : `${whole.slice(0, altLimit - 1)}…`;
}

function toUpload(block: Block): Upload | undefined {
  if (block.kind === "image") {
    const { pngBase64: base64, alt } = block;
    return { name: "picture.png", mediaType: "image/png", base64, description: cut(alt) };
  }
  if (block.kind !== "file") return undefined;
  const { name, mediaType, base64, label } = block;
  return { name, mediaType, base64, description: cut(label) };
}

/** Labels and descriptions that don't fit where they belong. */
function unsaid(message: OutboundMessage): MarkdownTree {
  const alts = message.flatMap((block) => (block.kind === "image" ? [wellFormed(block.alt.trim())] : []));
  return list([...overlongLabels(message), ...alts.filter((alt) => alt.length > altLimit)]);
}

/** Discord shows uploads under the words: each belongs to what was said before it. */
function toGroups(message: OutboundMessage): Group[] {
  const groups: Group[] = [{ blocks: [], uploads: [] }];
  for (const block of message) {
    const last = groups.at(-1);
    if (last === undefined) break;
    const upload = toUpload(block);
    const hasRoom = last.uploads.length < mostFiles;
    const isWords = wordsOf(block).length > 0;
    if (upload !== undefined && hasRoom) {
      last.uploads.push(upload);
      if (isWords) last.blocks.push(block);
    } else if (upload !== undefined) groups.push({ blocks: isWords ? [block] : [], uploads: [upload] });
    else if (isWords && last.uploads.length === 0) last.blocks.push(block);
    else if (isWords) groups.push({ blocks: [block], uploads: [] });
  }
  return groups;
}

function draft(tree: MarkdownTree, uploads: readonly Upload[]): Draft {
  const prints = uploads.map(({ base64, description }) => sha256(`${base64} ${description}`));
  return {
    content: toDiscordMarkdown(tree),
    plain: toPlainMarkdown(tree),
    uploads,
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

function groupDrafts(tree: MarkdownTree, uploads: readonly Upload[]): Draft[] {
  const parts = splitMarkdown(tree, fitsDiscord);
  const last = parts.pop() ?? [];
  if (last.length === 0 && uploads.length === 0) return [];
  return [...parts.map((part) => draft(part, [])), draft(last, uploads)];
}

/**
 * The messages Discord shows for one of Leo's, in order: as few as its limits allow, with all buttons under the
 * last. Equal messages give equal drafts.
 * @throws ChannelError `rejected` when there is nothing to show or a button is too long
 */
export function renderMessage(message: OutboundMessage): readonly Draft[] {
  const [first = [], ...further] = componentRows(message);
  const groups = toGroups(message);
  const uploads = groups.flatMap((group) => group.uploads);
  const whole = [...message.flatMap(wordsOf), ...unsaid(message)];
  const together = uploads.length <= mostFiles && fitsDiscord(whole);
  const drafts = together
    ? groupDrafts(whole, uploads)
    : groups.flatMap((group, index) => {
        const tree = group.blocks.flatMap(wordsOf);
        const rest = index === groups.length - 1 ? unsaid(message) : [];
        return groupDrafts([...tree, ...rest], group.uploads);
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

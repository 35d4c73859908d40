import type { types } from "@slack/bolt";
import type { MarkdownTree } from "../../core/markdown-tree.ts";
import type { Block, OutboundMessage } from "../../core/message.ts";
import { actionRows, formattedSections, wordsOf } from "./blocks.ts";
import { mostHomeBlocks } from "./limits.ts";

/** A picture is told by its description: an App Home shows only pictures that lie open on the web. */
function homeWords(block: Block): MarkdownTree {
  if (block.kind !== "image") return wordsOf(block);
  return [{ kind: "paragraph", children: [{ kind: "text", text: block.alt }] }];
}

/**
 * A message as Slack shows it in an App Home: words and buttons where they stand. What is more than Slack takes there
 * is left out, since all of it can be asked for in the chat.
 * @throws ChannelError `rejected` when a button carries too much
 */
export function renderHome(message: OutboundMessage): types.HomeView {
  const blocks = message.flatMap((block) => [...formattedSections(homeWords(block)), ...actionRows([block])]);
  return { type: "home", blocks: blocks.slice(0, mostHomeBlocks) };
}

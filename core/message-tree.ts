import { parseMarkdown, wellFormed } from "./markdown.ts";
import type { Inline, MarkdownTree } from "./markdown-tree.ts";
import type { Block, FactRow, ProgressStep } from "./message.ts";

const stepMark: Readonly<Record<ProgressStep["state"], string>> = {
  waiting: "▫️",
  running: "⏳",
  done: "✅",
  failed: "⚠️",
};

function factLines(rows: readonly FactRow[]): Inline[] {
  return rows.flatMap((row, index): Inline[] => [
    ...(index === 0 ? [] : [{ kind: "text" as const, text: "\n" }]),
    { kind: "strong", children: [{ kind: "text", text: wellFormed(row.label) }] },
    { kind: "text", text: `: ${wellFormed(row.value)}` },
  ]);
}

/**
 * The words of a block as a Markdown tree: text, facts as "label: value" lines, progress as marked lines, a link
 * with its label. Pictures, files and buttons are no words and give an empty tree.
 */
export function blockTree(block: Block): MarkdownTree {
  switch (block.kind) {
    case "text":
      return parseMarkdown(block.markdown);
    case "facts":
      return block.rows.length === 0 ? [] : [{ kind: "paragraph", children: factLines(block.rows) }];
    case "progress": {
      const lines = block.steps.map(({ label, state }) => `${stepMark[state]} ${wellFormed(label)}`);
      return lines.length === 0
        ? []
        : [{ kind: "paragraph", children: [{ kind: "text", text: lines.join("\n") }] }];
    }
    case "link":
      return [
        {
          kind: "paragraph",
          children: [
            { kind: "link", url: block.url, children: [{ kind: "text", text: wellFormed(block.label) }] },
          ],
        },
      ];
    case "image":
    case "file":
    case "buttons":
      return [];
  }
}

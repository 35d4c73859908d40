import { type Inline, inlineText, type ListItem, type Section } from "./markdown-tree.ts";

/** Columns that a phone shows of monospaced text without wrapping it. */
const narrowColumns = 32;

/** Characters that are two columns wide, or of unknown width, in monospaced text. */
const unevenWidth =
  /[\p{Extended_Pictographic}\p{Mark}\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}]/u;

/** Cells of a table, row by row; the first row holds the headings. */
export type TableRows = readonly (readonly (readonly Inline[])[])[];

function hasLink(nodes: readonly Inline[]): boolean {
  return nodes.some((node) => node.kind === "link" || ("children" in node && hasLink(node.children)));
}

function alignedTable(cells: readonly (readonly string[])[], widths: readonly number[]): Section {
  const lines = cells.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join("  ")
      .trimEnd(),
  );
  return { kind: "fence", language: "", text: lines.join("\n") };
}

function tableItem(headings: readonly (readonly Inline[])[], row: readonly (readonly Inline[])[]): ListItem {
  const children = row.flatMap((cell, column): Inline[] => {
    const heading = inlineText(headings[column] ?? []);
    const line: Inline[] = [
      ...(heading === "" ? [] : [{ kind: "text" as const, text: `${heading}: ` }]),
      ...cell,
    ];
    if (column === 0) return [{ kind: "strong", children: line }];
    return [{ kind: "text", text: "\n" }, ...line];
  });
  return { kind: "item", marker: "•", children: [{ kind: "paragraph", children }] };
}

/**
 * Makes a table readable where tables can't be shown: aligned columns if they fit a phone's width, else a list
 * with one entry a row and one line a cell.
 */
export function readableTable(rows: TableRows): Section | undefined {
  const [headings, ...body] = rows;
  if (headings === undefined) return undefined;
  const cells = rows.map((row) => row.map((cell) => inlineText(cell).replaceAll("\n", " ")));
  const widths = headings.map((_, column) => Math.max(...cells.map((row) => row[column]?.length ?? 0)));
  const width = widths.reduce((sum, each) => sum + each + 2, -2);
  const even = !cells.some((row) => row.some((cell) => unevenWidth.test(cell)));
  if (body.length === 0 || (width <= narrowColumns && even && !rows.some((row) => row.some(hasLink))))
    return alignedTable(cells, widths);
  return { kind: "list", children: body.map((row) => tableItem(headings, row)) };
}

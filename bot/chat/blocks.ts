import type { Block, Button, OutboundMessage } from "../../core/message.ts";

/** A text block. */
export function text(markdown: string): Block {
  return { kind: "text", markdown };
}

/** Longest row of short labels that fits a narrow phone, in characters; a button itself takes about three. */
const rowLength = 38;

/** Puts buttons into rows by the length of their labels: short ones side by side, at most six, long ones alone. */
export function rowsOf(buttons: readonly Button[]): readonly (readonly Button[])[] {
  const longest = Math.max(1, ...buttons.map((button) => button.label.length));
  const perRow = Math.max(1, Math.min(6, Math.floor(rowLength / (longest + 3))));
  const rowCount = Math.ceil(buttons.length / perRow);
  const even = Math.ceil(buttons.length / Math.max(1, rowCount));
  return Array.from({ length: rowCount }, (_, row) => buttons.slice(row * even, (row + 1) * even));
}

/** A text with buttons under it. */
export function asking(markdown: string, rows: readonly (readonly Button[])[]): OutboundMessage {
  return rows.length === 0 ? [text(markdown)] : [text(markdown), { kind: "buttons", rows }];
}

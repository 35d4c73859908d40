import type { InlineKeyboardButton } from "grammy/types";
import { ChannelError } from "../../core/errors.ts";
import { wellFormed } from "../../core/markdown.ts";
import type { Button } from "../../core/message.ts";

/** Most bytes of the data behind a button. */
const mostDataBytes = 64;
/** Most buttons Telegram puts side by side. */
const mostInRow = 8;

/** Stands on a button without words, which Telegram would refuse. */
const wordless = "…";

/** Rows of buttons under a message. */
export type Keyboard = readonly (readonly InlineKeyboardButton[])[];

/** What stands on a button, so that Telegram takes it. */
export function keyLabel(label: string): string {
  return label.trim() === "" ? wordless : wellFormed(label);
}

/**
 * The button as Telegram knows it; a press brings `action:value` back.
 * @throws ChannelError `rejected` when that is over 64 bytes
 */
function toKey({ action, value, label }: Button): InlineKeyboardButton {
  const data = `${action}:${value}`;
  const sizeBytes = Buffer.byteLength(data);
  if (sizeBytes > mostDataBytes)
    throw new ChannelError(
      "rejected",
      `button "${action}" carries ${sizeBytes} bytes, Telegram takes ${mostDataBytes}`,
    );
  return { text: keyLabel(label), callback_data: data };
}

/** One row of buttons as keyboard rows, broken where Telegram would refuse more side by side. @throws ChannelError */
export function keyboardRows(row: readonly Button[]): Keyboard {
  const keys = row.map(toKey);
  const rows = Math.ceil(keys.length / mostInRow);
  return Array.from({ length: rows }, (_, index) => keys.slice(index * mostInRow, (index + 1) * mostInRow));
}

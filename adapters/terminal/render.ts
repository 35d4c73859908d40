import type { Block, Button, OutboundMessage } from "../../core/message.ts";
import { messagePlainText } from "../../core/plain-text.ts";

/** A message's buttons in reading order. */
export function listButtons(message: OutboundMessage): readonly Button[] {
  return message.flatMap((block) => (block.kind === "buttons" ? block.rows.flat() : []));
}

/**
 * What to type for each button: numbers from 1, or letters where a label has a digit in it, so that a typed "7"
 * is the answer seven and never the seventh button.
 */
export function buttonKeys(buttons: readonly Button[]): readonly string[] {
  const numeric = buttons.some(({ label }) => /\d/.test(label));
  return buttons.map((_button, index) => (numeric ? String.fromCodePoint(97 + index) : String(index + 1)));
}

/** What a terminal can't show and saves instead, in the order of the message. */
export type SavedBlock = Extract<Block, { kind: "image" | "file" }>;

/** The pictures and files of a message. */
export function savedBlocks(message: OutboundMessage): readonly SavedBlock[] {
  return message.filter((block) => block.kind === "image" || block.kind === "file");
}

/**
 * A message as a terminal prints it: words, pictures and files by their path, then the buttons with what to type.
 * @param paths where the {@link savedBlocks} were put, in their order
 */
export function renderForTerminal(message: OutboundMessage, paths: readonly string[]): string {
  const pictures = savedBlocks(message)
    .map((block) => (block.kind === "image" ? block.alt : block.label))
    .map((words, index) => `[${words}]\n${paths[index] ?? ""}`.trimEnd());
  const buttons = listButtons(message);
  const keys = buttonKeys(buttons);
  const choices = buttons.map(({ label }, index) => `  [${keys[index]}] ${label}`).join("\n");
  return [messagePlainText(message), ...pictures, choices].filter((part) => part !== "").join("\n\n");
}

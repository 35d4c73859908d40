import type { Button, InboundContent } from "../../core/message.ts";
import { isPhotoPath } from "../../core/terminal-socket.ts";
import { buttonKeys } from "./render.ts";

/**
 * What a typed line means: a picture's absolute path is a photo, a shown button's key or whole label presses it,
 * everything else is text.
 * @param buttons those of the newest message that has any
 */
export function decodeLine(line: string, buttons: readonly Button[]): InboundContent {
  const text = line.trim();
  if (isPhotoPath(text)) return { kind: "photo", photo: { id: text } };
  const wanted = text.toLowerCase();
  const byLabel = buttons.find(({ label }) => label.toLowerCase() === wanted);
  const pressed = byLabel ?? buttons[buttonKeys(buttons).indexOf(wanted)];
  if (pressed !== undefined) return { kind: "action", action: pressed.action, value: pressed.value };
  return { kind: "text", text: line };
}

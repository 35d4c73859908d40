import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { newId } from "../../core/ids.ts";
import type { Block, OutboundMessage } from "../../core/message.ts";
import { messagePlainText } from "../../core/plain-text.ts";

/** One message as a script prints it. */
export interface ScriptReply {
  /** Its words without formatting. */
  readonly text: string;
  readonly buttons: readonly { readonly label: string; readonly action: string }[];
  /** PNG files. */
  readonly images: readonly string[];
}

async function saveImage(block: Extract<Block, { kind: "image" }>, folder: string): Promise<string> {
  const path = join(folder, `${newId()}.png`);
  await writeFile(path, Buffer.from(block.pngBase64, "base64"));
  return path;
}

/** A message in the words, buttons and picture files of a script. @param folder where pictures are put */
export async function toScriptReply(message: OutboundMessage, folder: string): Promise<ScriptReply> {
  const images: string[] = [];
  for (const block of message) if (block.kind === "image") images.push(await saveImage(block, folder));
  const buttons = message.flatMap((block) => (block.kind === "buttons" ? block.rows.flat() : []));
  return {
    text: messagePlainText(message),
    buttons: buttons.map(({ label, action, value }) => ({ label, action: `${action}:${value}` })),
    images,
  };
}

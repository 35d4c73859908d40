import { writeFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { newId } from "../../core/ids.ts";
import type { OutboundMessage } from "../../core/message.ts";
import { messagePlainText } from "../../core/plain-text.ts";

/** One message as a script prints it. */
export interface ScriptReply {
  /** Its words without formatting. */
  readonly text: string;
  readonly buttons: readonly { readonly label: string; readonly action: string }[];
  /** PNG files. */
  readonly images: readonly string[];
  /** Other files; absent where there are none. */
  readonly files?: readonly string[];
}

async function save(base64: string, folder: string, name: string): Promise<string> {
  const path = join(folder, `${newId()}${name}`);
  await writeFile(path, Buffer.from(base64, "base64"), { mode: 0o600 });
  return path;
}

/** A message in the words, buttons, pictures and files of a script. @param folder where pictures and files are put */
export async function toScriptReply(message: OutboundMessage, folder: string): Promise<ScriptReply> {
  const images: string[] = [];
  const files: string[] = [];
  for (const block of message) {
    if (block.kind === "image") images.push(await save(block.pngBase64, folder, ".png"));
    if (block.kind === "file") files.push(await save(block.base64, folder, `-${basename(block.name)}`));
  }
  const buttons = message.flatMap((block) => (block.kind === "buttons" ? block.rows.flat() : []));
  return {
    text: messagePlainText(message),
    buttons: buttons.map(({ label, action, value }) => ({ label, action: `${action}:${value}` })),
    images,
    ...(files.length === 0 ? {} : { files }),
  };
}

import type { webApi } from "@slack/bolt";
import { ChannelError } from "../../core/errors.ts";
import type { SentRef } from "../../core/message.ts";
import type { Destination } from "./direct-chats.ts";
import { platformCode, toChannelError } from "./errors.ts";
import { type Part, readPart } from "./parts.ts";
import type { Draft } from "./render.ts";
import { sendDrafts, withPlainFallback } from "./send.ts";

/** Stands where a message that is no longer needed can't be deleted. */
const emptied = "…";

/** Slack's words for there being nothing left to take back. */
const gone: readonly (string | undefined)[] = ["message_not_found", "file_not_found", "file_deleted"];

function fitsInPlace(part: Part | undefined, draft: Draft): boolean {
  if (part === undefined || part.kind !== draft.kind) return false;
  // A file can't become another one.
  return part.kind === "text" || draft.kind === "text" || part.fingerprint === draft.fingerprint;
}

async function editPart(client: webApi.WebClient, part: Part, draft: Draft): Promise<void> {
  if (part.kind === "file" || draft.kind === "file") return;
  await withPlainFallback(draft, (blocks) =>
    client.chat.update({ channel: part.channelId, ts: part.ts, text: draft.text, blocks: [...blocks] }),
  );
}

async function removePart(client: webApi.WebClient, part: Part): Promise<void> {
  try {
    if (part.kind === "file") await client.files.delete({ file: part.fileId });
    else await client.chat.delete({ channel: part.channelId, ts: part.ts });
  } catch (error) {
    if (gone.includes(platformCode(error))) return;
    if (part.kind === "file" || platformCode(error) !== "cant_delete_message") throw error;
    await client.chat.update({ channel: part.channelId, ts: part.ts, text: emptied, blocks: [] });
  }
}

/**
 * Replaces delivered messages by new drafts: edits those in place, deletes what is left over, sends what is more.
 * @throws ChannelError `not-editable`, with nothing changed, when a text would have to become a file, or a file
 * another one; also when the first message is gone
 */
export async function editDrafts(
  client: webApi.WebClient,
  to: Destination,
  sent: SentRef,
  drafts: readonly Draft[],
): Promise<SentRef> {
  const parts = sent.parts.map(readPart);
  const inPlace = drafts.slice(0, parts.length).every((draft, index) => fitsInPlace(parts[index], draft));
  if (parts.length === 0 || !inPlace)
    throw new ChannelError("not-editable", "the message is of another kind than the new one", {
      sentParts: sent.parts,
    });
  for (const [index, part] of parts.entries()) {
    const draft = drafts[index];
    if (part === undefined) continue;
    try {
      if (draft === undefined) await removePart(client, part);
      else await editPart(client, part, draft);
    } catch (error) {
      throw toChannelError(error, "chat.update", sent.parts);
    }
  }
  return await sendDrafts(client, to, drafts, sent.parts.slice(0, drafts.length));
}

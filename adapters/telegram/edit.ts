import type { Api } from "grammy";
import { ChannelError } from "../../core/errors.ts";
import type { SentRef } from "../../core/message.ts";
import { isNotModified, statusOf, toChannelError } from "./errors.ts";
import { type Part, partName, readPart } from "./parts.ts";
import type { Draft } from "./render.ts";
import {
  type Destination,
  keyboardOption,
  pictureFile,
  sendDrafts,
  uploadOf,
  withoutPreview,
  withPlainFallback,
} from "./send.ts";

/** Stands where a message that is no longer needed is too old to be deleted. */
const emptied = "…";

async function editPart(api: Api, chatId: number, part: Part, draft: Draft): Promise<unknown> {
  const keyboard = keyboardOption(draft.keyboard);
  if (draft.kind === "text") {
    return await withPlainFallback(draft.words, (text, formatting) =>
      api.editMessageText(chatId, part.messageId, text, { ...keyboard, ...formatting, ...withoutPreview }),
    );
  }
  return await withPlainFallback(draft.caption, (caption, formatting) => {
    if (part.kind === draft.kind && part.fingerprint === draft.fingerprint)
      return api.editMessageCaption(chatId, part.messageId, { ...keyboard, ...formatting, caption });
    const media =
      draft.kind === "photo"
        ? { type: "photo" as const, media: pictureFile(draft.pngBase64), ...formatting, caption }
        : { type: "document" as const, media: uploadOf(draft), ...formatting, caption };
    return api.editMessageMedia(chatId, part.messageId, media, keyboard);
  });
}

async function removePart(api: Api, chatId: number, part: Part): Promise<void> {
  try {
    await api.deleteMessage(chatId, part.messageId);
  } catch (error) {
    if (statusOf(error) !== 400) throw error;
    // Gone already, or older than Telegram lets a bot delete: then nothing stale may stay readable.
    await (part.kind === "text"
      ? api.editMessageText(chatId, part.messageId, emptied)
      : api.editMessageCaption(chatId, part.messageId, { caption: emptied })
    ).catch((failure: unknown) => {
      if (statusOf(failure) !== 400) throw failure;
    });
  }
}

/**
 * Replaces delivered messages by new drafts: edits those in place, deletes what is left over, sends what is more.
 * @throws ChannelError `not-editable`, with nothing changed, when a text would have to become a picture or the
 * other way round; also when the first message is gone
 */
export async function editDrafts(
  api: Api,
  to: Destination,
  sent: SentRef,
  drafts: readonly Draft[],
): Promise<SentRef> {
  const parts = sent.parts.map(readPart);
  const kinds = drafts.slice(0, parts.length).every((draft, index) => parts[index]?.kind === draft.kind);
  if (parts.length === 0 || !kinds)
    throw new ChannelError("not-editable", "the message is of another kind than the new one", {
      sentParts: sent.parts,
    });

  const names = [...sent.parts];
  for (const [index, part] of parts.entries()) {
    const draft = drafts[index];
    if (part === undefined) continue;
    try {
      if (draft === undefined) await removePart(api, to.chatId, part);
      else await editPart(api, to.chatId, part, draft);
    } catch (error) {
      if (!isNotModified(error)) throw toChannelError(error, "edit", names);
    }
    if (draft !== undefined) names[index] = partName(draft, part.messageId);
  }
  return await sendDrafts(api, to, drafts, names.slice(0, drafts.length));
}

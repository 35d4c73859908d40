import { type Api, InputFile } from "grammy";
import type { Message } from "grammy/types";
import type { SentRef } from "../../core/message.ts";
import { isFormattingRefused, toChannelError } from "./errors.ts";
import type { Keyboard } from "./keyboard.ts";
import { partName } from "./parts.ts";
import type { Draft, Words } from "./render.ts";

/** Where a message goes. */
export interface Destination {
  readonly chatId: number;
  /** The topic of a group that is divided into topics. */
  readonly topicId: number | undefined;
}

/** The keyboard as an option of a Bot API call; absent where there are no buttons. */
export function keyboardOption(keyboard: Keyboard) {
  return keyboard.length === 0 ? {} : { reply_markup: { inline_keyboard: keyboard.map((row) => [...row]) } };
}

/** The picture of a draft as a file to upload. */
export function pictureFile(pngBase64: string): InputFile {
  return new InputFile(Buffer.from(pngBase64, "base64"), "picture.png");
}

/** The file of a draft, to upload. */
export function uploadOf({ base64, name }: Extract<Draft, { kind: "file" }>): InputFile {
  return new InputFile(Buffer.from(base64, "base64"), name);
}

/** Previews are off: fetching one would use up a link that opens only once. */
export const withoutPreview = { link_preview_options: { is_disabled: true } } as const;

/** Does something with formatted words, and again with plain ones if Telegram refuses the formatting. */
export async function withPlainFallback<Result>(
  words: Words | undefined,
  attempt: (text: string, formatting: { parse_mode?: "HTML" }) => Promise<Result>,
): Promise<Result> {
  if (words === undefined || words.html === words.plain) return await attempt(words?.plain ?? "", {});
  try {
    return await attempt(words.html, { parse_mode: "HTML" });
  } catch (error) {
    if (!isFormattingRefused(error)) throw error;
    return await attempt(words.plain, {});
  }
}

/** Methods of the Bot API, for errors and logs. */
const sendMethods = { text: "sendMessage", photo: "sendPhoto", file: "sendDocument" } as const;

async function sendDraft(api: Api, { chatId, topicId }: Destination, draft: Draft): Promise<Message> {
  const options = {
    ...keyboardOption(draft.keyboard),
    ...(topicId === undefined ? {} : { message_thread_id: topicId }),
  };
  if (draft.kind === "text") {
    return await withPlainFallback(draft.words, (text, formatting) =>
      api.sendMessage(chatId, text, { ...options, ...formatting, ...withoutPreview }),
    );
  }
  return await withPlainFallback<Message>(draft.caption, (caption, formatting) => {
    const shown = { ...options, ...formatting, caption };
    return draft.kind === "photo"
      ? api.sendPhoto(chatId, pictureFile(draft.pngBase64), shown)
      : api.sendDocument(chatId, uploadOf(draft), shown);
  });
}

/**
 * Sends drafts in order, going on behind the parts an earlier try has delivered.
 * @throws ChannelError whose `sentParts` names all that is delivered, those of earlier tries included
 */
export async function sendDrafts(
  api: Api,
  to: Destination,
  drafts: readonly Draft[],
  already: readonly string[],
): Promise<SentRef> {
  const parts = [...already];
  for (const draft of drafts.slice(already.length)) {
    try {
      parts.push(partName(draft, (await sendDraft(api, to, draft)).message_id));
    } catch (error) {
      throw toChannelError(error, sendMethods[draft.kind], parts);
    }
  }
  return { parts };
}

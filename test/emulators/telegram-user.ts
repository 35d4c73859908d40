import type { Entity } from "./telegram-html.ts";
import { type EmulatedUser, type SayOptions, type SeenMessage, seen } from "./telegram-person.ts";
import { addFile, addMessage, type Chat, chatJson, type TelegramState } from "./telegram-state.ts";
import type { UpdateQueue } from "./telegram-updates.ts";

function entitiesOf(text: string): Entity[] {
  return [...text.matchAll(/(?<=^|\s)(?:\/\w+(?:@\w+)?|@\w+)/g)].map((match) => ({
    type: match[0].startsWith("/") ? "bot_command" : "mention",
    offset: match.index,
    length: match[0].length,
  }));
}

/** Adds a person who can write to the bot. */
export function addUser(
  state: TelegramState,
  queue: UpdateQueue,
  direct: Chat,
  profile: { readonly firstName: string; readonly languageCode?: string },
): EmulatedUser {
  const from = {
    id: direct.id,
    is_bot: false,
    first_name: profile.firstName,
    ...(profile.languageCode === undefined ? {} : { language_code: profile.languageCode }),
  };
  let presses = 0;

  const say = (fields: Readonly<Record<string, unknown>>, options: SayOptions = {}, words = ""): number => {
    const chat = options.in === undefined ? direct : (state.chats.get(options.in.id) ?? direct);
    chat.started = true;
    const message = addMessage(chat, { fromBot: false, kind: "other", text: words });
    const repliedTo = chat.messages.get(options.replyTo ?? 0);
    const author = repliedTo?.fromBot === true ? { id: state.bot.id, is_bot: true } : from;
    return queue.push(chat.id, {
      message: {
        message_id: message.message_id,
        date: message.date,
        chat: chatJson(chat),
        from,
        ...(repliedTo === undefined
          ? {}
          : {
              reply_to_message: {
                message_id: repliedTo.message_id,
                chat: chatJson(chat),
                date: message.date,
                from: author,
              },
            }),
        ...fields,
      },
    });
  };
  const caption = (text: string | undefined) =>
    text === undefined ? {} : { caption: text, caption_entities: entitiesOf(text) };
  const photoSizes = (bytes: Uint8Array, claimedBytes?: number) => {
    const fileId = addFile(state, bytes, "jpg", claimedBytes);
    const small = addFile(state, bytes.subarray(0, 64), "jpg");
    return [
      { file_id: small, file_unique_id: small, width: 90, height: 67, file_size: 64 },
      {
        file_id: fileId,
        file_unique_id: fileId,
        width: 1280,
        height: 960,
        file_size: claimedBytes ?? bytes.length,
      },
    ];
  };
  const replies = () => [...direct.messages.values()].filter((m) => m.fromBot).map((m) => seen(state, m));

  return {
    id: direct.id,
    text: (text, options) => say({ text, entities: entitiesOf(text) }, options, text),
    photo: (bytes, options = {}) =>
      say(
        { photo: photoSizes(bytes, options.claimedBytes), ...caption(options.caption) },
        options,
        options.caption,
      ),
    document: (bytes, options = {}) => {
      const { fileName = "picture.jpg", mimeType, claimedBytes } = options;
      const fileId = addFile(state, bytes, fileName.split(".").at(-1) ?? "bin", claimedBytes);
      const document = {
        file_id: fileId,
        file_unique_id: fileId,
        file_name: fileName,
        file_size: claimedBytes ?? bytes.length,
        ...(mimeType === undefined ? {} : { mime_type: mimeType }),
      };
      return say({ document, ...caption(options.caption) }, options, options.caption);
    },
    album: (pictures, options = {}) => {
      const media_group_id = `album-${direct.nextMessageId}`;
      return pictures.map((bytes, index) =>
        say(
          { photo: photoSizes(bytes), media_group_id, ...(index === 0 ? caption(options.caption) : {}) },
          options,
        ),
      );
    },
    send: (fields, options) => say(fields, options),
    press: (labelOrData) => {
      const shown = [...direct.messages.values()].reverse();
      const keys = shown.flatMap((message) => message.keyboard.flat().map((key) => ({ key, message })));
      const found =
        keys.find(({ key }) => key.text === labelOrData && key.callback_data !== undefined) ??
        keys.find(({ key }) => key.callback_data === labelOrData);
      if (found === undefined) throw new Error(`no button "${labelOrData}" in the chat`);
      presses += 1;
      const id = `press-${direct.id}-${presses}`;
      state.openPresses.add(id);
      const { message } = found;
      return queue.push(direct.id, {
        callback_query: {
          id,
          from,
          chat_instance: String(direct.id),
          data: found.key.callback_data,
          message: {
            message_id: message.message_id,
            date: message.date,
            chat: chatJson(direct),
            from: { id: state.bot.id, is_bot: true },
            text: message.text,
          },
        },
      });
    },
    edit: (messageId, text) => {
      const message = direct.messages.get(messageId);
      if (message !== undefined) message.text = text;
      return queue.push(direct.id, {
        edited_message: { message_id: messageId, date: 1, edit_date: 2, chat: chatJson(direct), from, text },
      });
    },
    block: () => {
      direct.blocked = true;
      queue.push(direct.id, { my_chat_member: { chat: chatJson(direct), from, date: 1 } });
    },
    unblock: () => {
      direct.blocked = false;
    },
    messages: () => [...direct.messages.values()].map((message) => seen(state, message)),
    replies,
    onReply: (listener) => {
      direct.watchers.add((message) => {
        if (message.fromBot) listener(seen(state, message));
      });
    },
    waitFor: (wanted, timeoutMs = 5_000) =>
      new Promise((resolve, reject) => {
        const enough =
          typeof wanted === "number" ? (now: readonly SeenMessage[]) => now.length >= wanted : wanted;
        const look = (): boolean => {
          const now = replies();
          if (!enough(now)) return false;
          direct.watchers.delete(look);
          clearTimeout(timer);
          resolve(now);
          return true;
        };
        const timer = setTimeout(() => {
          direct.watchers.delete(look);
          const shown = replies().map(({ text }) => text.slice(0, 80));
          reject(new Error(`the bot did not say what was waited for; it said ${JSON.stringify(shown)}`));
        }, timeoutMs);
        if (!look()) direct.watchers.add(look);
      }),
  };
}

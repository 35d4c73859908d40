import { type Call, jsonField, numberField, Refusal, textField } from "./telegram-call.ts";
import { type FormattedText, HtmlRefused, isWebAddress, parseTelegramHtml } from "./telegram-html.ts";
import {
  addFile,
  addMessage,
  type Chat,
  chatJson,
  type KeyboardButton,
  type StoredMessage,
  showChange,
  type TelegramState,
} from "./telegram-state.ts";

function chatOf(state: TelegramState, call: Call): Chat {
  if (textField(call, "chat_id") === "") throw new Refusal(400, "Bad Request: chat_id is empty");
  const chat = state.chats.get(numberField(call, "chat_id") ?? Number.NaN);
  if (chat === undefined) throw new Refusal(400, "Bad Request: chat not found");
  if (chat.blocked) throw new Refusal(403, "Forbidden: bot was blocked by the user");
  if (!chat.started && chat.type === "private")
    throw new Refusal(403, "Forbidden: bot can't initiate conversation with a user");
  return chat;
}

function formatted(source: string, parseMode: string, limit: number, tooLong: string): FormattedText {
  if (Buffer.byteLength(source) > 32_768) throw new Refusal(400, "Bad Request: text is too long");
  try {
    const read =
      parseMode.toLowerCase() === "html" ? parseTelegramHtml(source) : { text: source, entities: [] };
    const text = read.text.replace(/\0/g, "").trimEnd();
    if (text.trim().length > limit) throw new Refusal(400, `Bad Request: ${tooLong}`);
    // Telegram keeps the first hundred entities and drops the rest without a word.
    return { text, entities: read.entities.slice(0, 100) };
  } catch (error) {
    if (error instanceof HtmlRefused) throw new Refusal(400, error.message);
    throw error;
  }
}

function readText(call: Call): FormattedText {
  const source = textField(call, "text");
  const read = formatted(source, textField(call, "parse_mode"), 4096, "message is too long");
  if (read.text.trim() === "") throw new Refusal(400, "Bad Request: message text is empty");
  return read;
}

function readButton(button: KeyboardButton): KeyboardButton {
  if (typeof button.text !== "string" || button.text.trim() === "")
    throw new Refusal(400, "Bad Request: inline keyboard button text must be non-empty");
  const data = button.callback_data;
  if (data !== undefined && (data === "" || Buffer.byteLength(data) > 64))
    throw new Refusal(400, "Bad Request: BUTTON_DATA_INVALID");
  if (button.url !== undefined && !isWebAddress(button.url))
    throw new Refusal(
      400,
      `Bad Request: inline keyboard button URL '${button.url}' is invalid: Wrong HTTP URL`,
    );
  if (data === undefined && button.url === undefined)
    throw new Refusal(
      400,
      "Bad Request: can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard",
    );
  return button;
}

function readKeyboard(call: Call): readonly (readonly KeyboardButton[])[] {
  const markup = jsonField(call, "reply_markup") as
    | { inline_keyboard?: KeyboardButton[][] }
    | undefined
    | null;
  const rows = markup?.inline_keyboard ?? [];
  if (rows.some((row) => row.length > 8) || rows.flat().length > 100)
    throw new Refusal(400, "Bad Request: reply markup is too long");
  return rows.map((row) => row.map(readButton));
}

function readPhoto(state: TelegramState, call: Call, field: string): string {
  const named = textField(call, field);
  const file = call.files.get(named.startsWith("attach://") ? named.slice(9) : field);
  if (file === undefined) {
    if (state.files.has(named)) return named;
    throw new Refusal(400, "Bad Request: there is no photo in the request");
  }
  const head = file.bytes.subarray(0, 4).toString("hex");
  if (file.bytes.length > 10 * 1024 * 1024) throw new Refusal(400, "Bad Request: file is too big");
  if (head !== "89504e47" && !head.startsWith("ffd8"))
    throw new Refusal(400, "Bad Request: IMAGE_PROCESS_FAILED");
  return addFile(state, file.bytes, head === "89504e47" ? "png" : "jpg");
}

function readDocument(state: TelegramState, call: Call, field: string): string {
  const named = textField(call, field);
  const file = call.files.get(named.startsWith("attach://") ? named.slice(9) : field);
  if (file === undefined) throw new Refusal(400, "Bad Request: there is no document in the request");
  if (file.bytes.length > 50 * 1024 * 1024) throw new Refusal(413, "Request Entity Too Large");
  if (file.bytes.length === 0) throw new Refusal(400, "Bad Request: file must be non-empty");
  return addFile(state, file.bytes, "json");
}

function messageJson(state: TelegramState, chat: Chat, message: StoredMessage) {
  const words = message.kind === "text" ? "text" : "caption";
  const file = { file_id: message.fileId ?? "", file_unique_id: message.fileId ?? "" };
  return {
    message_id: message.message_id,
    date: message.date,
    chat: chatJson(chat),
    from: { id: state.bot.id, is_bot: true, first_name: "Leo", username: state.bot.username },
    ...(message.text === "" ? {} : { [words]: message.text }),
    ...(message.kind === "photo" ? { photo: [{ ...file, width: 800, height: 600 }] } : {}),
    ...(message.kind === "document" ? { document: file } : {}),
    ...(message.edits === 0 ? {} : { edit_date: message.date }),
  };
}

function editable(state: TelegramState, call: Call): [Chat, StoredMessage] {
  const chat = chatOf(state, call);
  const message = chat.messages.get(numberField(call, "message_id") ?? 0);
  if (message === undefined) throw new Refusal(400, "Bad Request: message to edit not found");
  if (!message.fromBot) throw new Refusal(400, "Bad Request: message can't be edited");
  return [chat, message];
}

function applyEdit(state: TelegramState, chat: Chat, message: StoredMessage, change: Partial<StoredMessage>) {
  const view = (each: StoredMessage): string =>
    JSON.stringify([each.text, each.entities, each.keyboard, each.fileId]);
  const before = view(message);
  if (view({ ...message, ...change }) === before) {
    throw new Refusal(
      400,
      "Bad Request: message is not modified: specified new message content and reply markup are exactly the same as a current content and reply markup of the message",
    );
  }
  Object.assign(message, change);
  message.edits += 1;
  showChange(chat, message);
  return messageJson(state, chat, message);
}

function readCaption(call: Call): FormattedText {
  return formatted(
    textField(call, "caption"),
    textField(call, "parse_mode"),
    1024,
    "message caption is too long",
  );
}

type Method = (state: TelegramState, call: Call) => unknown;

/** Methods that send, edit and delete messages, by name in lower case. */
export const messageMethods: Readonly<Record<string, Method>> = {
  sendmessage: (state, call) => {
    const chat = chatOf(state, call);
    const message = addMessage(chat, {
      fromBot: true,
      kind: "text",
      ...readText(call),
      keyboard: readKeyboard(call),
    });
    return messageJson(state, chat, message);
  },
  sendphoto: (state, call) => {
    const chat = chatOf(state, call);
    const caption = readCaption(call);
    const keyboard = readKeyboard(call);
    const fileId = readPhoto(state, call, "photo");
    return messageJson(
      state,
      chat,
      addMessage(chat, { fromBot: true, kind: "photo", ...caption, keyboard, fileId }),
    );
  },
  senddocument: (state, call) => {
    const chat = chatOf(state, call);
    const caption = readCaption(call);
    const keyboard = readKeyboard(call);
    const fileId = readDocument(state, call, "document");
    return messageJson(
      state,
      chat,
      addMessage(chat, { fromBot: true, kind: "document", ...caption, keyboard, fileId }),
    );
  },
  editmessagetext: (state, call) => {
    const [chat, message] = editable(state, call);
    if (message.kind !== "text")
      throw new Refusal(400, "Bad Request: there is no text in the message to edit");
    return applyEdit(state, chat, message, { ...readText(call), keyboard: readKeyboard(call) });
  },
  editmessagecaption: (state, call) => {
    const [chat, message] = editable(state, call);
    if (message.kind === "text")
      throw new Refusal(400, "Bad Request: there is no caption in the message to edit");
    return applyEdit(state, chat, message, { ...readCaption(call), keyboard: readKeyboard(call) });
  },
  editmessagemedia: (state, call) => {
    const [chat, message] = editable(state, call);
    const media = jsonField(call, "media") as Record<string, unknown>;
    const inner: Call = { ...call, fields: media };
    const fileId = readPhoto(state, inner, "media");
    return applyEdit(state, chat, message, { ...readCaption(inner), fileId, keyboard: readKeyboard(call) });
  },
  editmessagereplymarkup: (state, call) => {
    const [chat, message] = editable(state, call);
    return applyEdit(state, chat, message, { keyboard: readKeyboard(call) });
  },
  deletemessage: (state, call) => {
    const chat = chatOf(state, call);
    const message = chat.messages.get(numberField(call, "message_id") ?? 0);
    if (message === undefined) throw new Refusal(400, "Bad Request: message to delete not found");
    chat.messages.delete(message.message_id);
    showChange(chat, message);
    return true;
  },
  sendchataction: (state, call) => {
    chatOf(state, call);
    return true;
  },
};

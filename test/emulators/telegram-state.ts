import type { Entity } from "./telegram-html.ts";

/** A button as a person sees it. */
export interface KeyboardButton {
  readonly text: string;
  readonly callback_data?: string;
  readonly url?: string;
}

/** A message as the server keeps it. */
export interface StoredMessage {
  readonly message_id: number;
  readonly date: number;
  readonly fromBot: boolean;
  readonly kind: "text" | "photo" | "document" | "other";
  text: string;
  entities: readonly Entity[];
  keyboard: readonly (readonly KeyboardButton[])[];
  fileId: string | undefined;
  edits: number;
}

/** A chat of any kind. */
export interface Chat {
  readonly id: number;
  readonly type: "private" | "group" | "supergroup" | "channel";
  readonly title?: string;
  readonly first_name?: string;
  readonly messages: Map<number, StoredMessage>;
  nextMessageId: number;
  /** Whether somebody wrote, without which a bot may not. */
  started: boolean;
  blocked: boolean;
  /** Told whenever people would see something new in the chat. */
  readonly watchers: Set<(message: StoredMessage) => void>;
}

/** Something that happened, in order. */
export interface LogEntry {
  /** `call`: the bot called a method; `update`: one was queued; `delivery`: one was handed over. */
  readonly kind: "call" | "update" | "delivery";
  readonly atMs: number;
  readonly method?: string;
  readonly chatId?: number;
  readonly updateId?: number;
  /** The answer's status. */
  readonly status?: number;
  readonly payload?: unknown;
}

/** Who the bot is. */
export interface EmulatedBot {
  readonly id: number;
  readonly username: string;
  readonly token: string;
}

/** Everything the server remembers. */
export interface TelegramState {
  readonly bot: EmulatedBot;
  readonly chats: Map<number, Chat>;
  /** Bytes by file id. */
  readonly files: Map<string, { readonly bytes: Buffer; readonly path: string; readonly sizeBytes: number }>;
  /** Button presses that wait for `answerCallbackQuery`. */
  readonly openPresses: Set<string>;
  /** Commands by language; "" is the default. */
  readonly commands: Map<string, readonly { readonly command: string; readonly description: string }[]>;
  readonly log: LogEntry[];
  readonly recorded: boolean;
}

/** A server that has seen nothing yet. @param recorded whether to keep the log, which costs memory in a benchmark */
export function emptyState(bot: EmulatedBot, recorded: boolean): TelegramState {
  return {
    bot,
    chats: new Map(),
    files: new Map(),
    openPresses: new Set(),
    commands: new Map(),
    log: [],
    recorded,
  };
}

/** Adds a chat nobody has written in. */
export function addChat(
  state: TelegramState,
  chat: Pick<Chat, "id" | "type" | "title" | "first_name">,
): Chat {
  const added: Chat = {
    ...chat,
    messages: new Map(),
    nextMessageId: 1,
    started: false,
    blocked: false,
    watchers: new Set(),
  };
  state.chats.set(chat.id, added);
  return added;
}

/** Tells who watches a chat. */
export function showChange(chat: Chat, message: StoredMessage): void {
  for (const tell of chat.watchers) tell(message);
}

/** Adds a message to a chat and tells who watches it. */
export function addMessage(
  chat: Chat,
  message: Partial<StoredMessage> & Pick<StoredMessage, "fromBot" | "kind">,
): StoredMessage {
  const added: StoredMessage = {
    text: "",
    entities: [],
    keyboard: [],
    fileId: undefined,
    edits: 0,
    ...message,
    message_id: chat.nextMessageId++,
    date: Math.floor(Date.now() / 1000),
  };
  chat.messages.set(added.message_id, added);
  showChange(chat, added);
  return added;
}

/** Keeps a file's bytes. @param claimedBytes what Telegram says its size is, if not the truth */
export function addFile(
  state: TelegramState,
  bytes: Uint8Array,
  extension: string,
  claimedBytes?: number,
): string {
  const number = state.files.size + 1;
  const id = `file-${number}`;
  const path = `photos/file ${number}.${extension}`;
  state.files.set(id, { bytes: Buffer.from(bytes), path, sizeBytes: claimedBytes ?? bytes.length });
  return id;
}

/** A chat as the Bot API shows it. */
export function chatJson(chat: Chat) {
  return {
    id: chat.id,
    type: chat.type,
    ...(chat.title === undefined ? {} : { title: chat.title }),
    ...(chat.first_name === undefined ? {} : { first_name: chat.first_name }),
  };
}

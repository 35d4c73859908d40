import type { Entity } from "./telegram-html.ts";
import type { StoredMessage, TelegramState } from "./telegram-state.ts";

/** A message as a person sees it now, edits applied. */
export interface SeenMessage {
  readonly messageId: number;
  readonly from: "bot" | "person";
  /** The text, or a picture's caption, without markup. */
  readonly text: string;
  readonly entities: readonly Entity[];
  /** Bytes of the picture. */
  readonly photo: Buffer | undefined;
  /** Bytes of the file. */
  readonly document: Buffer | undefined;
  readonly buttons: readonly (readonly {
    readonly label: string;
    readonly data?: string;
    readonly url?: string;
  }[])[];
  readonly edits: number;
}

/** Where and how something is said. */
export interface SayOptions {
  /** A group; the direct chat with the bot without it. */
  readonly in?: EmulatedGroup;
  /** A message this one replies to. */
  readonly replyTo?: number;
}

/** A group or channel. */
export interface EmulatedGroup {
  readonly id: number;
  messages(): readonly SeenMessage[];
}

/** A person with a direct chat. What is done gives the id of the update the bot gets. */
export interface EmulatedUser {
  /** The same for the person and the direct chat, as on Telegram. */
  readonly id: number;
  text(text: string, options?: SayOptions): number;
  photo(bytes: Uint8Array, options?: SayOptions & { caption?: string; claimedBytes?: number }): number;
  document(
    bytes: Uint8Array,
    options?: SayOptions & { fileName?: string; mimeType?: string; caption?: string; claimedBytes?: number },
  ): number;
  album(pictures: readonly Uint8Array[], options?: SayOptions & { caption?: string }): readonly number[];
  /** A message of any other kind, such as `{ sticker: {…} }`. */
  send(fields: Readonly<Record<string, unknown>>, options?: SayOptions): number;
  /** Presses the newest button with this label, or else this data. */
  press(labelOrData: string): number;
  /** Changes a message of one's own. */
  edit(messageId: number, text: string): number;
  block(): void;
  unblock(): void;
  /** What the direct chat shows, oldest first. */
  messages(): readonly SeenMessage[];
  /** What the bot said there. */
  replies(): readonly SeenMessage[];
  /** Calls back with every message of the bot, new or edited. */
  onReply(listener: (message: SeenMessage) => void): void;
  /** Waits until the bot's messages are as wanted, and gives them. */
  waitFor(
    wanted: number | ((replies: readonly SeenMessage[]) => boolean),
    timeoutMs?: number,
  ): Promise<readonly SeenMessage[]>;
}

/** A stored message as people see it. */
export function seen(state: TelegramState, message: StoredMessage): SeenMessage {
  const bytes = message.fileId === undefined ? undefined : state.files.get(message.fileId)?.bytes;
  return {
    messageId: message.message_id,
    from: message.fromBot ? "bot" : "person",
    text: message.text,
    entities: message.entities,
    photo: message.kind === "photo" ? bytes : undefined,
    document: message.kind === "document" ? bytes : undefined,
    buttons: message.keyboard.map((row) =>
      row.map(({ text, callback_data, url }) => ({
        label: text,
        ...(callback_data === undefined ? {} : { data: callback_data }),
        ...(url === undefined ? {} : { url }),
      })),
    ),
    edits: message.edits,
  };
}

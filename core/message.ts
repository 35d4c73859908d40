/** A value that survives a round trip through JSON. */
export type Json =
  | null
  | boolean
  | number
  | string
  | readonly Json[]
  | { readonly [key: string]: Json | undefined };

/** Where a conversation takes place: a channel's own id, plus whatever the platform needs to reach it again. */
export interface ConversationRef {
  /** Name of the channel as registered in `adapters/channels.ts`. */
  readonly channel: string;
  /** The platform's id of the conversation; unique within the channel. */
  readonly id: string;
  /** Health data only ever goes to `direct`. */
  readonly kind: "direct" | "group";
  /** The platform's whole reference, stored as it came and opaque to everyone but its adapter. */
  readonly address?: Json;
}

/** Who wrote: the platform's authenticated user, never the chat. */
export interface SenderRef {
  /** The platform's user id; unique within the channel. */
  readonly id: string;
  /** BCP 47 tag the platform reports, for a first guess of the language. */
  readonly languageTag?: string;
  /** IANA zone the platform reports, for a first guess of the time zone. */
  readonly timeZone?: string;
}

/** Names a file that a channel can fetch; holds no bytes. */
export interface AttachmentRef {
  /** Opaque to everyone but the adapter that made it. */
  readonly id: string;
  readonly mediaType?: string;
  readonly sizeBytes?: number;
  /** Set where the bytes exist only in one instance's memory: that instance's id. */
  readonly heldBy?: string;
}

/** What a person sent. */
export type InboundContent =
  | { readonly kind: "text"; readonly text: string }
  | {
      readonly kind: "photo";
      readonly photo: AttachmentRef;
      readonly caption?: string;
      /** Same for all pictures that were sent as one album. */
      readonly album?: string;
    }
  | { readonly kind: "action"; readonly action: string; readonly value: string }
  | { readonly kind: "unsupported"; readonly description: string };

/** One message, press or file as a platform delivered it. */
export interface InboundMessage {
  /** The platform's delivery id; the same for every redelivery. */
  readonly id: string;
  /** The platform's own order within the conversation, a whole number in decimal; absent where it has none. */
  readonly order?: string;
  readonly conversation: ConversationRef;
  readonly sender: SenderRef;
  readonly sentAt: Date;
  readonly content: InboundContent;
}

/** A button: pressing it comes back as an `action` with the same name and value. */
export interface Button {
  /** Kebab-case name of what it does, e.g. `answer`. */
  readonly action: string;
  /** What it acts on; `action` and `value` together stay within 60 bytes, Telegram's limit less the separator. */
  readonly value: string;
  readonly label: string;
}

/** One row of a key and its value. */
export interface FactRow {
  readonly label: string;
  readonly value: string;
}

/** A step of long work and how far it is. */
export interface ProgressStep {
  readonly label: string;
  readonly state: "waiting" | "running" | "done" | "failed";
}

/** A piece of an outgoing message, in no platform's dialect. */
export type Block =
  | { readonly kind: "text"; readonly markdown: string }
  | { readonly kind: "facts"; readonly rows: readonly FactRow[] }
  | { readonly kind: "image"; readonly pngBase64: string; readonly alt: string }
  /** A file to keep; `label` says what it is where a platform shows more than its name. */
  | {
      readonly kind: "file";
      /** With its ending: `leo-data.json`. */
      readonly name: string;
      readonly mediaType: string;
      readonly base64: string;
      readonly label: string;
    }
  | { readonly kind: "link"; readonly label: string; readonly url: string }
  | { readonly kind: "buttons"; readonly rows: readonly (readonly Button[])[] }
  | { readonly kind: "progress"; readonly steps: readonly ProgressStep[] };

/** What Leo says, in order. */
export type OutboundMessage = readonly [Block, ...Block[]];

/** How a platform names a message it took; a long one becomes several parts, in order. */
export interface SentRef {
  readonly parts: readonly string[];
}

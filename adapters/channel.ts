import type { IncomingMessage, ServerResponse } from "node:http";
import type { z } from "zod";
import type { Clock } from "../core/clock.ts";
import type { KnownConversations } from "../core/known-conversations.ts";
import type { Lead } from "../core/lead.ts";
import type { Logger } from "../core/log.ts";
import type { Mailbox } from "../core/mailbox.ts";
import type {
  AttachmentRef,
  ConversationRef,
  InboundMessage,
  OutboundMessage,
  SenderRef,
  SentRef,
} from "../core/message.ts";

/** Resolves once the message is stored; only then may the adapter acknowledge. A rejection asks for redelivery. */
export type Receive = (message: InboundMessage) => Promise<void>;

/** A command as the platform's menu shows it, in one language. */
export interface CommandMenuEntry {
  /** Without a slash: `checkin`. */
  readonly name: string;
  readonly description: string;
}

/** Commands a language: `en`, `ru`, `es`, `de`. */
export type CommandMenu = Readonly<Record<string, readonly CommandMenuEntry[]>>;

/** A person's live connection (a WebSocket, a terminal), already authenticated. */
export interface ClientConnection {
  send(text: string): void;
  /** Bytes not yet taken by the other side; a reader that never reads is cut. */
  bufferedBytes(): number;
  close(code: number, reason: string): void;
  onText(listener: (text: string) => void): void;
  onClose(listener: () => void): void;
}

/** What the application lends to every channel. */
export interface ChannelServices {
  readonly log: Logger;
  readonly clock: Clock;
  readonly mailbox: Mailbox;
  /** For intake that a platform allows only once, such as Telegram's polling. */
  readonly lead: Lead;
  /** For a channel that has to look itself for what its platform will not redeliver. */
  readonly knownConversations: KnownConversations;
  readonly commandMenu: CommandMenu;
  /** What a person's start page inside the platform says now, where the platform has one; only they may see it. */
  readonly home?: (sender: SenderRef) => Promise<OutboundMessage>;
  /** Where people reach Leo on the web, without a slash at the end. */
  readonly publicUrl: string;
  /** This process, for photos that exist in its memory only. */
  readonly instanceId: string;
  /** Keeps a conversation's newest address where nobody said anything; nothing happens where Leo knows neither. */
  readonly refreshAddress: (conversation: ConversationRef, sender: SenderRef) => Promise<void>;
  /**
   * Gives a file an address, for platforms that take none themselves: unguessable, open to whoever has it, and gone
   * after a day (a picture) or an hour (anything else). `undefined` where Leo doesn't know its owner.
   */
  readonly hostFile: (
    owner: SenderRef,
    file: { readonly name: string; readonly mediaType: string; readonly content: Uint8Array },
  ) => Promise<string | undefined>;
}

/** A channel's present condition, for `/readyz` and start-up lines. */
export interface ChannelHealth {
  readonly ok: boolean;
  /** One line for the operator: what is wrong and what to do. */
  readonly detail?: string;
}

/** One thing that `npm run doctor` looked at. */
export interface Finding {
  /** What was looked at, in a word or two. */
  readonly what: string;
  readonly ok: boolean;
  /** One line without secrets: what is there, or what is wrong. */
  readonly detail: string;
  /** What to click or type; only with a fault. */
  readonly remedy?: string;
}

/** What a channel may know when it looks at its own set-up. */
export interface DiagnosisContext {
  /** Where people and platforms reach Leo, without a slash at the end. */
  readonly publicUrl: string;
  /** Whether a Leo answers there at this moment: then its intake is no rival, and must not be disturbed. */
  readonly leoRuns: boolean;
  /** Aborts when the diagnosis has taken long enough. */
  readonly signal: AbortSignal;
  readonly clock: Clock;
  /** Takes the `Date` header of a platform's answer, against which the machine's own clock is checked. */
  heardTime(dateHeader: string | undefined): void;
}

/** One chat platform, seen from Leo. */
export interface ChannelAdapter {
  /** Most bytes of a file that `download` hands over. */
  readonly maxPhotoBytes: number;
  /** False where photos may not be sent, as in workplaces unless the operator switches them on; absent means yes. */
  readonly photosAllowed?: boolean;
  /** Answers a platform's HTTP request; reads the raw bytes itself, so that signatures can be checked. */
  readonly webhook?: (request: IncomingMessage, response: ServerResponse) => Promise<void>;
  /** Takes over a live connection of an authenticated sender. */
  readonly connect?: (connection: ClientConnection, sender: SenderRef) => void;
  /** Keeps a photo that came over HTTP in memory for 60 s at most. */
  readonly hold?: (sender: SenderRef, photo: Uint8Array, mediaType: string) => AttachmentRef;
  /** Starts intake; resolves when it runs. Faults of the platform are reported through `health`, not thrown. */
  start(receive: Receive): Promise<void>;
  /** Stops intake and lets go of every connection. */
  stop(): Promise<void>;
  health(): ChannelHealth;
  /**
   * Delivers a message. @param already parts an earlier, interrupted try has delivered
   * @param key the same for every try of one message, and later ones sort behind it: where a platform takes such a
   * key, a try repeated after a crash isn't shown twice
   * @throws ChannelError
   */
  send(to: ConversationRef, message: OutboundMessage, already?: SentRef, key?: string): Promise<SentRef>;
  /** Replaces a delivered message. @throws ChannelError */
  edit?(to: ConversationRef, sent: SentRef, message: OutboundMessage): Promise<SentRef>;
  /** Address of the direct conversation with Leo, where the platform has links to it. */
  directChatUrl?(): string | undefined;
  /** Shows that an answer is being written; best effort, never throws. */
  typing?(to: ConversationRef): Promise<void>;
  /** Fetches a file's bytes. @throws ChannelError `too-large`, `not-found` or `temporary` */
  download(attachment: AttachmentRef): Promise<Uint8Array>;
}

/** A channel as the registry lists it. */
export interface Channel<Env extends z.ZodType = z.ZodType> {
  readonly name: string;
  /**
   * Reads the channel's own variables; its output is `undefined` when the channel is off.
   * A half-set channel is an error that names the variable.
   */
  readonly env: Env;
  /** Builds the adapter; its SDK is imported only here, when the channel is on. */
  create(env: NonNullable<z.output<Env>>, services: ChannelServices): Promise<ChannelAdapter>;
  /** Asks the platform whether the set-up works, and changes nothing there; every fault is a finding, none is thrown. */
  diagnose?(env: NonNullable<z.output<Env>>, about: DiagnosisContext): Promise<readonly Finding[]>;
}

import type { ChannelAdapter } from "../../adapters/channel.ts";
import type { Clock } from "../../core/clock.ts";
import type { Mailbox } from "../../core/mailbox.ts";

/** One of Leo's messages as a person sees it now. */
export interface ScreenMessage {
  /** All its words, without markup. */
  readonly text: string;
  /** Labels of the buttons under it. */
  readonly buttons: readonly string[];
  readonly hasPicture: boolean;
  /** What is in the files under it, read as UTF-8; absent where the platform takes no files. */
  readonly files?: readonly string[];
}

/** Somebody in front of the platform. */
export interface EmulatedPerson {
  /** What Leo should see as the sender's id. */
  readonly userId: string;
  say(text: string): void | Promise<void>;
  sendPhoto(bytes: Uint8Array, caption?: string): void | Promise<void>;
  /** Presses the newest button with this label. */
  press(label: string): void | Promise<void>;
  /** Everything Leo said to this person, oldest first, edits applied. */
  screen(): readonly ScreenMessage[];
}

/**
 * A platform for the contract tests. What a platform doesn't have is left out, and its tests with it: a terminal
 * can't be blocked.
 */
export interface ChannelEmulation {
  /** The channel's variables. */
  readonly env: Readonly<Record<string, string>>;
  readonly publicUrl: string;
  /** Words that may stand in no log line and no error. */
  readonly secrets: readonly string[];
  /** Connects an adapter that is not started yet, or another one in its place: a webhook's address, live connections. */
  attach(adapter: ChannelAdapter, mailbox: Mailbox): void | Promise<void>;
  person(): EmulatedPerson;
  /** The platform knows one person only. */
  readonly onePersonOnly?: true;
  /** What is written is one line each, and a photo has no caption. */
  readonly plainLinesOnly?: true;
  /** Whether the platform delivers again by itself what wasn't acknowledged. */
  readonly redeliversByItself: boolean;
  /** A repeated delivery may come behind later ones; its order number says where it belongs. */
  readonly overtakes?: true;
  /** Delivers what the person sent last once more, as after a lost acknowledgement. */
  repeatLast?(person: EmulatedPerson): void | Promise<void>;
  /** Sends what must never start a turn: bots, edits, service messages, talk in groups that isn't Leo's. */
  noise?(): void | Promise<void>;
  /** Sends what makes no sense: broken frames, nulls, unknown kinds. */
  garbage(person: EmulatedPerson): void | Promise<void>;
  /** The next sending to the person is refused for a while. */
  slowDown?(person: EmulatedPerson, waitMs: number): void;
  /** The person wants to hear nothing more. */
  block?(person: EmulatedPerson): void;
  /** The connection breaks at the sending after so many good ones. */
  breakAfter?(person: EmulatedPerson, sendings: number): void;
  /** Sends a photo that is over the adapter's limit. */
  sendHugePhoto?(person: EmulatedPerson): void | Promise<void>;
  /** Cuts the platform off: nothing comes from it, nothing reaches it, until the answered function is called. */
  away(): () => void;
  close(): Promise<void>;
}

/** A way of connecting a channel to its platform, such as polling or a webhook. */
export interface EmulationVariant {
  readonly name: string;
  /** @param clock dates what the platform sends, where Leo looks at it; that of the contract tests unless told */
  start(clock?: Clock): Promise<ChannelEmulation>;
}

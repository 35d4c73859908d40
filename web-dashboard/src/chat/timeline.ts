import type { PageBlock, PageEntry, Refusal } from "../../../bot/http/contract.ts";

/** Why something of one's own didn't get through. */
export type Failure =
  | Extract<Refusal, "too-long" | "photo-gone" | "not-understood">
  | "photo-too-large"
  | "photo-type"
  | "photo-slow"
  | "photo-failed";

/** One's own message as the page shows it. */
export interface OwnMessage {
  readonly kind: "own";
  /** Made by the page; the server knows the message by it. */
  readonly id: string;
  readonly text: string;
  readonly photo: boolean;
  readonly state: "sending" | "sent" | "failed";
  readonly failure?: Failure;
  /** Where it sorts among Leo's messages; known once it is stored. */
  readonly key?: string;
}

/** One of Leo's messages. */
export interface LeoMessage {
  readonly kind: "leo";
  readonly id: string;
  readonly blocks: readonly PageBlock[];
  readonly revision: number;
}

/** One bubble of the conversation. */
export type TimelineItem = OwnMessage | LeoMessage;

/** A conversation from its first message to its last. */
export interface Timeline {
  readonly items: readonly TimelineItem[];
  /** The newest revision seen; what a new connection asks to go on from. */
  readonly revision: number;
  /** False until all that was there before has come. */
  readonly complete: boolean;
}

/** What changes a conversation. */
export type TimelineEvent =
  | { readonly kind: "entries"; readonly entries: readonly PageEntry[] }
  | { readonly kind: "complete" }
  | { readonly kind: "own"; readonly message: OwnMessage };

/** Before anything has come. */
export const emptyTimeline: Timeline = { items: [], revision: 0, complete: false };

/** What is still on its way stands last. */
function sortKey(item: TimelineItem): string {
  return item.kind === "leo" ? item.id : (item.key ?? "~");
}

function put(items: readonly TimelineItem[], item: TimelineItem): readonly TimelineItem[] {
  const at = items.findIndex((other) => other.kind === item.kind && other.id === item.id);
  return at === -1 ? [...items, item] : items.with(at, item);
}

/**
 * The conversation after something happened. What was there before the page opened is sorted by the ids' time; what
 * comes while it is open stays in the order it came, and an edited message stays where it stood.
 */
export function nextTimeline(timeline: Timeline, event: TimelineEvent): Timeline {
  switch (event.kind) {
    case "complete": {
      if (timeline.complete) return timeline;
      const items = timeline.items.toSorted((a, b) => (sortKey(a) < sortKey(b) ? -1 : 1));
      return { ...timeline, items, complete: true };
    }
    case "own":
      return { ...timeline, items: put(timeline.items, event.message) };
    case "entries": {
      const items = event.entries.reduce(
        (all, entry) =>
          put(all, { kind: "leo", id: entry.id, blocks: entry.blocks, revision: entry.revision }),
        timeline.items,
      );
      const revision = event.entries.reduce(
        (newest, entry) => Math.max(newest, entry.revision),
        timeline.revision,
      );
      return { ...timeline, items, revision };
    }
  }
}

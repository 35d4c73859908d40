import { z } from "zod/mini";
import type { OwnMessage } from "./timeline.ts";

/** How many of one's own messages a browser remembers. */
const remembered = 200;

const ownMessage = z.object({
  kind: z.literal("own"),
  id: z.string(),
  text: z.string(),
  photo: z.boolean(),
  state: z.enum(["sending", "sent", "failed"]),
  failure: z.optional(
    z.enum([
      "too-long",
      "photo-gone",
      "not-understood",
      "photo-too-large",
      "photo-type",
      "photo-slow",
      "photo-failed",
    ]),
  ),
  key: z.optional(z.string()),
});

/** What this browser's person wrote. The server keeps Leo's side; these words stay here, and photos nowhere. */
export interface OwnMessages {
  read(): readonly OwnMessage[];
  write(message: OwnMessage): void;
  /** Calls back with messages that another tab wrote. @returns stops it */
  watch(onMessage: (message: OwnMessage) => void): () => void;
}

function parseMessages(json: string | null): readonly OwnMessage[] {
  try {
    const parsed = z.array(ownMessage).safeParse(JSON.parse(json ?? "[]"));
    return parsed.success ? (parsed.data as readonly OwnMessage[]) : [];
  } catch {
    return [];
  }
}

/** One's own messages of one visitor; those of an earlier visitor of this browser are dropped. */
export function openOwnMessages(storage: Storage, visitor: string): OwnMessages {
  const prefix = "leo-said-";
  const name = `${prefix}${visitor}`;
  for (const key of Object.keys(storage)) {
    if (key.startsWith(prefix) && key !== name) storage.removeItem(key);
  }
  const read = (): readonly OwnMessage[] => parseMessages(storage.getItem(name));
  return {
    read,
    write: (message) => {
      const others = read();
      const at = others.findIndex(({ id }) => id === message.id);
      const all = at === -1 ? [...others, message] : others.with(at, message);
      try {
        storage.setItem(name, JSON.stringify(all.slice(-remembered)));
      } catch {
        // A full or forbidden storage only means that a reload shows Leo's side alone.
      }
    },
    watch: (onMessage) => {
      const listen = (event: StorageEvent): void => {
        if (event.key !== name) return;
        const before = new Map(
          parseMessages(event.oldValue).map((message) => [message.id, JSON.stringify(message)]),
        );
        for (const message of parseMessages(event.newValue)) {
          if (before.get(message.id) !== JSON.stringify(message)) onMessage(message);
        }
      };
      addEventListener("storage", listen);
      return () => removeEventListener("storage", listen);
    },
  };
}

import { readFile } from "node:fs/promises";
import type { ChannelAdapter, Receive } from "../../adapters/channel.ts";
import { ChannelError } from "../../core/errors.ts";
import { newId } from "../../core/ids.ts";
import type { InboundContent, OutboundMessage } from "../../core/message.ts";
import { onlyLostButtons } from "../../core/plain-text.ts";

/** Most bytes of a photo given by its path. */
const maxPhotoBytes = 20 * 1024 * 1024;

/** The terminal without a terminal: a program speaks, and what Leo answers is collected. */
export interface ScriptChannel {
  readonly adapter: ChannelAdapter;
  /** Hands over what a person says. */
  say(person: string, content: InboundContent, at: Date): Promise<void>;
  /** What was said or edited since the last call, each message as it stands now, in order of its first change. */
  collect(): readonly OutboundMessage[];
}

/** A terminal channel for scripts: people are named freely, photos are paths. */
export function createScriptChannel(): ScriptChannel {
  let changed = new Map<string, OutboundMessage>();
  let receive: Receive | undefined;
  const shown = new Map<string, OutboundMessage>();
  const show = (id: string, message: OutboundMessage) => {
    const before = shown.get(id);
    shown.set(id, message);
    if (before === undefined || changed.has(id) || !onlyLostButtons(before, message))
      changed.set(id, message);
    return { parts: [id] };
  };
  return {
    adapter: {
      maxPhotoBytes,
      start: async (deliver) => {
        receive = deliver;
      },
      stop: async () => {},
      health: () => ({ ok: true }),
      send: async (_to, message) => show(newId(), message),
      edit: async (_to, sent, message) => show(sent.parts[0] ?? newId(), message),
      download: async (attachment) => {
        const bytes = await readFile(attachment.id).catch((cause: unknown) => {
          throw new ChannelError("not-found", "there is no such photo file", { cause });
        });
        if (bytes.byteLength > maxPhotoBytes)
          throw new ChannelError("too-large", "the photo file is over 20 MB");
        return bytes;
      },
    },
    say: async (person, content, at) => {
      if (receive === undefined) throw new ChannelError("temporary", "the script channel has not started");
      await receive({
        id: newId(),
        conversation: { channel: "terminal", id: person, kind: "direct" },
        sender: { id: person },
        sentAt: at,
        content,
      });
    },
    collect: () => {
      const messages = [...changed.values()];
      changed = new Map();
      return messages;
    },
  };
}

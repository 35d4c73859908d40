import type { ServerMessage } from "../../core/live-protocol.ts";
import type { Logger } from "../../core/log.ts";
import type { Mailbox } from "../../core/mailbox.ts";
import type { ConversationRef } from "../../core/message.ts";
import type { ClientConnection } from "../channel.ts";
import { renderEntry } from "./render.ts";

/** A page that doesn't take what it is sent is cut when this much waits for it. */
const maxWaitingBytes = 8 * 1024 * 1024;

/** WebSocket close codes a page understands: all of them mean "come back later", RFC 6455 and its registry. */
export const closeCodes = {
  goingAway: 1001,
  policy: 1008,
  failed: 1011,
  restart: 1012,
  tryLater: 1013,
} as const;

/** One open page, kept up to date with its conversation. */
export interface Reader {
  tell(message: ServerMessage): void;
  /** Sends all that is newer than a revision, says `ready`, and goes on with whatever comes. */
  follow(revision: number): void;
  /** Lets go of the connection. */
  stop(): void;
}

/** Follows a conversation for one connection: each change is sent once, in order, however often the mailbox wakes it. */
export function createReader(
  connection: ClientConnection,
  conversation: ConversationRef,
  services: { readonly mailbox: Mailbox; readonly log: Logger },
): Reader {
  let newest = 0;
  let open = true;
  let reading = false;
  let wokenMeanwhile = false;
  let ready = false;
  let unwatch: (() => void) | undefined;

  const stop = (): void => {
    open = false;
    unwatch?.();
    unwatch = undefined;
  };
  const tell = (message: ServerMessage): void => {
    if (!open) return;
    connection.send(JSON.stringify(message));
    if (connection.bufferedBytes() <= maxWaitingBytes) return;
    services.log.info({ waitingBytes: connection.bufferedBytes() }, "page cut, it doesn't read");
    stop();
    connection.close(closeCodes.tryLater, "not reading");
  };
  const readOnce = async (): Promise<void> => {
    wokenMeanwhile = false;
    const entries = await services.mailbox.since(conversation, newest);
    for (const entry of entries) {
      if (!open) return;
      tell({ kind: "entries", entries: [renderEntry(entry)] });
      newest = entry.revision;
    }
    if (ready) return;
    if (entries.length > 0) {
      // A long past comes in several helpings.
      wokenMeanwhile = true;
      return;
    }
    ready = true;
    tell({ kind: "ready" });
  };
  const read = async (): Promise<void> => {
    wokenMeanwhile = true;
    if (reading) return;
    reading = true;
    try {
      while (open && wokenMeanwhile) await readOnce();
    } catch (error) {
      services.log.warn({ err: error }, "mailbox could not be read");
      stop();
      connection.close(closeCodes.failed, "try again");
    } finally {
      reading = false;
    }
  };
  return {
    tell,
    stop,
    follow: (revision) => {
      newest = revision;
      unwatch = services.mailbox.watch(conversation, () => void read());
      void read();
    },
  };
}

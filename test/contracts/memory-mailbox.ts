import type { Mailbox, MailboxEntry } from "../../core/mailbox.ts";

/** A mailbox in memory, for adapters without a database. */
export function memoryMailbox(): Mailbox {
  const boxes = new Map<string, { entries: Map<string, MailboxEntry>; watchers: Set<() => void> }>();
  let revision = 0;
  const box = (id: string) => {
    const found = boxes.get(id) ?? {
      entries: new Map<string, MailboxEntry>(),
      watchers: new Set<() => void>(),
    };
    boxes.set(id, found);
    return found;
  };
  return {
    put: async (to, messageId, message) => {
      const { entries, watchers } = box(to.id);
      revision += 1;
      entries.set(messageId, { revision, messageId, message });
      for (const wake of watchers) wake();
    },
    since: async (to, from) =>
      [...box(to.id).entries.values()]
        .filter((entry) => entry.revision > from)
        .sort((a, b) => a.revision - b.revision),
    watch: (to, onChange) => {
      const { watchers } = box(to.id);
      watchers.add(onChange);
      return () => watchers.delete(onChange);
    },
  };
}

import { mkdtemp, writeFile } from "node:fs/promises";
import type { Socket } from "node:net";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { createInterface } from "node:readline";
import type { MailboxEntry } from "../../core/mailbox.ts";
import type { Button, ConversationRef, InboundContent, OutboundMessage } from "../../core/message.ts";
import { onlyLostButtons } from "../../core/plain-text.ts";
import type { ChannelServices } from "../channel.ts";
import { decodeLine } from "./decode.ts";
import { listButtons, renderForTerminal, savedBlocks } from "./render.ts";

/** How many earlier messages a new terminal is shown. */
const shownAtStart = 3;

/** What a session hands over. */
export type HandOver = (content: InboundContent) => Promise<void>;

async function saveBlocks(entry: MailboxEntry): Promise<string[]> {
  const paths: string[] = [];
  for (const block of savedBlocks(entry.message)) {
    // A folder that only this user can open: what is in it is health data.
    const folder = await mkdtemp(join(tmpdir(), "leo-picture-"));
    const path = join(folder, block.kind === "image" ? "leo.png" : basename(block.name));
    const content = block.kind === "image" ? block.pngBase64 : block.base64;
    await writeFile(path, Buffer.from(content, "base64"), { mode: 0o600 });
    paths.push(path);
  }
  return paths;
}

/** Serves one connected terminal: prints what is said, hands over what is typed, line by line. */
export function serveTerminal(
  socket: Socket,
  conversation: ConversationRef,
  services: Pick<ChannelServices, "mailbox" | "log">,
  handOver: HandOver,
): void {
  const { mailbox, log } = services;
  let revision = 0;
  let buttons: readonly Button[] = [];
  let printing = Promise.resolve();
  const printed = new Map<string, OutboundMessage>();

  const printNew = async () => {
    const entries = await mailbox.since(conversation, revision);
    const isFirst = revision === 0;
    for (const entry of isFirst ? entries.slice(-shownAtStart) : entries) {
      const offered = listButtons(entry.message);
      if (offered.length > 0) buttons = offered;
      const before = printed.get(entry.messageId);
      printed.set(entry.messageId, entry.message);
      if (before !== undefined && onlyLostButtons(before, entry.message)) continue;
      const words = renderForTerminal(entry.message, await saveBlocks(entry));
      if (socket.writable) socket.write(`\n${words}\n`);
    }
    revision = Math.max(revision, entries.at(-1)?.revision ?? 0);
  };
  const print = () => {
    printing = printing
      .then(printNew)
      .catch((error: unknown) => log.warn({ err: error }, "terminal could not be written to"));
  };

  const stopWatching = mailbox.watch(conversation, print);
  socket.on("close", stopWatching);
  socket.on("error", () => socket.destroy());
  print();

  let stored = Promise.resolve();
  createInterface({ input: socket }).on("line", (line) => {
    if (line.trim() === "") return;
    stored = stored
      .then(() => handOver(decodeLine(line, buttons)))
      .catch((error: unknown) => {
        log.warn({ err: error }, "terminal line could not be stored");
        if (socket.writable) socket.write("\n(Leo could not take this just now. Please send it again.)\n");
      });
  });
}

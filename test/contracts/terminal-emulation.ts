import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { connect, type Socket } from "node:net";
import { tmpdir, userInfo } from "node:os";
import { join } from "node:path";
import type { Mailbox, MailboxEntry } from "../../core/mailbox.ts";
import type { ConversationRef } from "../../core/message.ts";
import { messagePlainText } from "../../core/plain-text.ts";
import { terminalSocketPath } from "../../core/terminal-socket.ts";
import type {
  ChannelEmulation,
  EmulatedPerson,
  EmulationVariant,
  ScreenMessage,
} from "./channel-emulation.ts";

const squeeze = (text: string): string => text.replace(/\s+/g, "");

function toScreen({ message }: MailboxEntry): ScreenMessage {
  return {
    text: messagePlainText(message),
    buttons: message.flatMap((block) =>
      block.kind === "buttons" ? block.rows.flat().map(({ label }) => label) : [],
    ),
    files: message.flatMap((block) =>
      block.kind === "file" ? [Buffer.from(block.base64, "base64").toString()] : [],
    ),
    hasPicture: message.some(({ kind }) => kind === "image"),
  };
}

/** How long somebody waits before they open a terminal anew, in milliseconds. */
const reopenMs = 20;

/** A terminal window: what is typed goes out, what is printed is kept. One that was closed on somebody they open anew. */
function openWindow(path: string) {
  let socket: Socket | undefined;
  let typed = "";
  let printed = "";
  let isAway = false;
  let isOver = false;
  const open = (): void => {
    if (socket !== undefined || isAway || isOver) return;
    const opened = connect(path);
    socket = opened;
    opened
      .setEncoding("utf8")
      .on("connect", () => {
        opened.write(typed);
        typed = "";
      })
      .on("data", (chunk) => {
        printed += squeeze(String(chunk));
      })
      .on("error", () => undefined)
      .on("close", () => {
        socket = undefined;
        setTimeout(open, reopenMs).unref();
      });
  };
  return {
    type: (line: string) => {
      open();
      if (socket?.connecting === false) socket.write(`${line}\n`);
      else typed += `${line}\n`;
    },
    shows: (text: string) => printed.includes(squeeze(text)),
    away: () => {
      isAway = true;
      socket?.destroy();
      return () => {
        isAway = false;
        open();
      };
    },
    close: () => {
      isOver = true;
      socket?.destroy();
    },
  };
}

async function startEmulation(): Promise<ChannelEmulation> {
  const folder = await mkdtemp(join(tmpdir(), "leo-terminal-"));
  const window = openWindow(terminalSocketPath(folder));
  const userId = userInfo().username;
  const conversation: ConversationRef = { channel: "terminal", id: userId, kind: "direct" };
  const entries = new Map<string, MailboxEntry>();
  let photos = 0;
  let unwatch = (): void => undefined;

  const follow = (mailbox: Mailbox): void => {
    unwatch = mailbox.watch(conversation, () => {
      void mailbox.since(conversation, 0).then((all) => {
        for (const entry of all) entries.set(entry.messageId, entry);
      });
    });
  };
  const person: EmulatedPerson = {
    userId,
    say: (text) => window.type(text),
    sendPhoto: async (bytes) => {
      photos += 1;
      const path = join(folder, `photo-${photos}.jpg`);
      await writeFile(path, bytes);
      window.type(path);
    },
    press: (label) => window.type(label),
    // Only what was really printed is on the screen.
    screen: () => [...entries.values()].map(toScreen).filter(({ text }) => window.shows(text)),
  };
  return {
    env: { DATA_DIR: folder },
    publicUrl: "http://leo.test",
    secrets: [],
    attach: (_, mailbox) => {
      unwatch();
      follow(mailbox);
    },
    away: window.away,
    person: () => person,
    onePersonOnly: true,
    plainLinesOnly: true,
    redeliversByItself: false,
    garbage: () => {
      for (const line of ["", "   ", "\t", "\r"]) window.type(line);
    },
    sendHugePhoto: async () => {
      const path = join(folder, "huge.png");
      await writeFile(path, Buffer.alloc(21 * 1024 * 1024));
      window.type(path);
    },
    close: async () => {
      unwatch();
      window.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** The terminal, over its socket. */
export const terminalEmulations = [
  { name: "socket", start: startEmulation },
] as const satisfies readonly EmulationVariant[];

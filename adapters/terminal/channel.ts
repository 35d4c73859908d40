import { mkdir, readFile, rm, stat } from "node:fs/promises";
import { connect, createServer, type Server, type Socket } from "node:net";
import { userInfo } from "node:os";
import { dirname } from "node:path";
import { z } from "zod";
import { ChannelError } from "../../core/errors.ts";
import { newId } from "../../core/ids.ts";
import type { ConversationRef, OutboundMessage, SentRef } from "../../core/message.ts";
import { terminalSocketPath } from "../../core/terminal-socket.ts";
import type { Channel, ChannelAdapter, ChannelHealth, ChannelServices, Receive } from "../channel.ts";
import { serveTerminal } from "./session.ts";

const maxPhotoBytes = 20 * 1024 * 1024;

const env = z
  .object({
    DATA_DIR: z.preprocess((value) => (value === "" ? undefined : value), z.string().default("./data")),
  })
  .transform(({ DATA_DIR }) => ({ dataDir: DATA_DIR }));

async function isAnswering(path: string): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = connect(path);
    probe.once("connect", () => {
      probe.destroy();
      resolve(true);
    });
    probe.once("error", () => resolve(false));
  });
}

/** Listens on the socket, taking over one that a dead process left. @returns false where another Leo listens */
async function listen(server: Server, path: string): Promise<boolean> {
  await mkdir(dirname(path), { recursive: true });
  if (await isAnswering(path)) return false;
  await rm(path, { force: true });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    // Only this machine's same user may talk here: what is typed may name files.
    const mask = process.umask(0o077);
    server.listen(path, () => resolve());
    process.umask(mask);
  });
  return true;
}

async function readPhoto(path: string): Promise<Uint8Array> {
  try {
    const { size } = await stat(path);
    if (size > maxPhotoBytes) throw new ChannelError("too-large", "the photo file is over 20 MB");
    return await readFile(path);
  } catch (error) {
    if (error instanceof ChannelError) throw error;
    throw new ChannelError("not-found", "there is no such photo file", { cause: error });
  }
}

function createTerminalAdapter(dataDir: string, services: ChannelServices): ChannelAdapter {
  const path = terminalSocketPath(dataDir);
  const user = userInfo().username;
  const conversation: ConversationRef = { channel: "terminal", id: user, kind: "direct" };
  const sockets = new Set<Socket>();
  let health: ChannelHealth = { ok: true };
  let receive: Receive | undefined;

  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on("close", () => sockets.delete(socket));
    serveTerminal(socket, conversation, services, async (content) => {
      if (receive === undefined) throw new ChannelError("temporary", "the terminal is closing");
      const held =
        content.kind === "photo"
          ? { ...content, photo: { ...content.photo, heldBy: services.instanceId } }
          : content;
      await receive({
        id: newId(),
        conversation,
        sender: {
          id: user,
          languageTag: Intl.DateTimeFormat().resolvedOptions().locale,
          timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
        },
        sentAt: services.clock(),
        content: held,
      });
    });
  });

  const put = async (to: ConversationRef, id: string, message: OutboundMessage): Promise<SentRef> => {
    await services.mailbox.put(to, id, message).catch((cause: unknown) => {
      throw new ChannelError("temporary", "the mailbox did not take the message", { cause });
    });
    return { parts: [id] };
  };

  return {
    maxPhotoBytes,
    start: async (deliver) => {
      receive = deliver;
      try {
        if (!(await listen(server, path)))
          health = { ok: true, detail: "another Leo serves this machine's terminals" };
      } catch (error) {
        services.log.warn({ err: error }, "terminals can't connect");
        health = { ok: false, detail: `can't listen on ${path}` };
      }
    },
    stop: async () => {
      receive = undefined;
      for (const socket of sockets) socket.end("\n(Leo is stopping.)\n");
      await new Promise<void>((resolve) => (server.listening ? server.close(() => resolve()) : resolve()));
    },
    health: () => health,
    send: (to, message, already, key) => put(to, already?.parts[0] ?? key ?? newId(), message),
    edit: (to, sent, message) => put(to, sent.parts[0] ?? newId(), message),
    download: (attachment) => readPhoto(attachment.id),
  };
}

/** The terminal of this machine: `npm run chat` talks to it over a Unix socket. Always on. */
export const terminal = {
  name: "terminal",
  env,
  create: async ({ dataDir }, services) => createTerminalAdapter(dataDir, services),
} satisfies Channel<typeof env>;

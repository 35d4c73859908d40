import { existsSync } from "node:fs";
import { connect, type Socket } from "node:net";
import { homedir } from "node:os";
import { resolve } from "node:path";
import { createInterface } from "node:readline";
import type { Clock } from "../../core/clock.ts";
import type { Logger } from "../../core/log.ts";
import { isPhotoPath, terminalSocketPath } from "../../core/terminal-socket.ts";
import type { ReadyChannel } from "../channel-setup.ts";
import type { Config } from "../config.ts";
import { startLeo } from "../leo.ts";
import { openStore } from "../store.ts";

/** How to open the terminal. */
export interface TerminalOptions {
  readonly config: Config;
  readonly channels: readonly ReadyChannel[];
  readonly clock: Clock;
  readonly log: Logger;
  readonly input: NodeJS.ReadableStream;
  readonly output: NodeJS.WritableStream;
}

/** A picture's path as people type or drop it, made absolute; other lines stay as they are. */
export function toAbsolutePhoto(line: string): string {
  const bare = line
    .trim()
    .replace(/^(['"])(.*)\1$/, "$2")
    .replace(/^file:\/\//, "")
    .replaceAll("\\ ", " ");
  const path = resolve(bare.startsWith("~/") ? bare.replace("~", homedir()) : bare);
  return isPhotoPath(path) && existsSync(path) ? path : line;
}

function tryConnect(path: string): Promise<Socket | undefined> {
  return new Promise((done) => {
    const socket = connect(path);
    socket.once("connect", () => done(socket));
    socket.once("error", () => done(undefined));
  });
}

async function talk(socket: Socket, options: TerminalOptions): Promise<void> {
  const { input, output } = options;
  output.write("Talking to Leo. Type a text, a button's key, or the path of a photo. Ctrl+D ends.\n");
  socket.on("data", (chunk: Buffer) => output.write(chunk));
  const lines = createInterface({ input });
  lines.on("line", (line) => socket.write(`${toAbsolutePhoto(line)}\n`));
  lines.on("close", () => socket.end());
  await new Promise<void>((done) => socket.once("close", () => done()));
  lines.close();
}

/** Talks to the Leo that runs in this data folder; where none does, starts one for as long as the terminal is open. */
export async function openTerminal(options: TerminalOptions): Promise<void> {
  const { config, channels, clock, log } = options;
  const path = terminalSocketPath(config.DATA_DIR);
  const running = await tryConnect(path);
  if (running !== undefined) return talk(running, options);
  const store = await openStore({ databaseUrl: config.DATABASE_URL, dataDir: config.DATA_DIR }, log);
  try {
    const leo = await startLeo({
      config,
      database: store.database,
      channels,
      clock,
      log,
      http: true,
      clockwork: true,
    });
    try {
      options.output.write(`Leo started here; on the web it is at ${leo.url}\n`);
      const socket = await tryConnect(path);
      if (socket !== undefined) await talk(socket, options);
    } finally {
      await leo.stop();
    }
  } finally {
    await store.close();
  }
}

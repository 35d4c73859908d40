import { type ChildProcess, fork } from "node:child_process";
import { fileURLToPath } from "node:url";
import type { ChildMessage } from "./child.ts";
import { type BarePlatform, startPlatform } from "./platform.ts";

/** One row of the table. */
export interface EchoRow {
  readonly server: string;
  readonly users: number;
  readonly messagesPerSecond: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
  readonly cpuMsPerMessage: number;
  readonly rssMb: number;
  readonly lost: number;
}

const servers = { leo: "leo-server.ts", grammy: "grammy-server.ts", "chat-sdk": "chat-sdk-server.ts" };
const secret = "bench-secret-of-a-good-length";

function nextMessage<Kind extends ChildMessage["kind"]>(
  child: ChildProcess,
  kind: Kind,
): Promise<Extract<ChildMessage, { kind: Kind }>> {
  return new Promise((resolve, reject) => {
    child.once("exit", (code) => reject(new Error(`server ended with ${code}`)));
    child.on("message", (message: ChildMessage) => {
      if (message.kind === kind) resolve(message as Extract<ChildMessage, { kind: Kind }>);
    });
  });
}

async function askCpu(child: ChildProcess) {
  child.send("cpu");
  return nextMessage(child, "cpu");
}

async function measure(platform: BarePlatform, server: EchoServer, durationMs: number): Promise<EchoRow[]> {
  const file = fileURLToPath(new URL(servers[server], import.meta.url));
  const child = fork(file, [platform.apiRoot, secret], { execArgv: ["--import", "tsx"], stdio: "inherit" });
  const { webhook } = await nextMessage(child, "ready");
  await platform.load(webhook, secret, 16, 1_500);
  const rows: EchoRow[] = [];
  for (const users of [1, 16, 64]) {
    const before = await askCpu(child);
    const result = await platform.load(webhook, secret, users, durationMs);
    const after = await askCpu(child);
    rows.push({
      server,
      users,
      messagesPerSecond: result.messagesPerSecond,
      p50Ms: result.p50Ms,
      p99Ms: result.p99Ms,
      cpuMsPerMessage: (after.milliseconds - before.milliseconds) / result.answered,
      rssMb: after.rssBytes / 1e6,
      lost: result.lost,
    });
  }
  const ended = new Promise((done) => child.once("exit", done));
  child.removeAllListeners("exit");
  child.once("exit", () => {});
  child.disconnect();
  await Promise.race([ended, new Promise((done) => setTimeout(done, 3_000))]);
  return rows;
}

/** A server that echoes. */
export type EchoServer = keyof typeof servers;

/** Echo over the whole path, each server in turn, in rounds so that a drift of the machine meets all of them. */
export async function benchEcho(
  rounds: number,
  durationMs: number,
  compared: readonly EchoServer[],
): Promise<EchoRow[]> {
  const platform = await startPlatform();
  const rows: EchoRow[] = [];
  for (let round = 0; round < rounds; round += 1) {
    for (const server of compared) {
      rows.push(...(await measure(platform, server, durationMs)));
    }
  }
  await platform.close();
  return rows;
}

import { type ChildProcess, fork } from "node:child_process";
import { fileURLToPath } from "node:url";
import type { BarePlatform } from "./bare-server.ts";
import type { ChildMessage } from "./child.ts";
import { startDiscordPlatform } from "./discord-platform.ts";
import { startSlackPlatform } from "./slack-platform.ts";
import { startTeamsPlatform } from "./teams-platform.ts";
import { startTelegramPlatform } from "./telegram-platform.ts";

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

interface ServerSetup {
  readonly file: string;
  readonly startPlatform: () => Promise<BarePlatform>;
  /** What the server's process is told. */
  readonly args: (env: BarePlatform["env"]) => readonly string[];
}

function leoOn(channel: string, startPlatform: () => Promise<BarePlatform>): ServerSetup {
  return { file: "leo-server.ts", startPlatform, args: (env) => [channel, JSON.stringify(env)] };
}

/** A server that keeps nothing, on Telegram. */
function besideLeo(file: string): ServerSetup {
  const args = (env: BarePlatform["env"]) => [env.TELEGRAM_API_ROOT ?? "", env.TELEGRAM_WEBHOOK_SECRET ?? ""];
  return { file, startPlatform: startTelegramPlatform, args };
}

const servers = {
  leo: leoOn("telegram", startTelegramPlatform),
  "leo, Slack by HTTP": leoOn("slack", startSlackPlatform),
  "leo, Discord": leoOn("discord", startDiscordPlatform),
  "leo, Teams": leoOn("teams", startTeamsPlatform),
  grammy: besideLeo("grammy-server.ts"),
  "chat-sdk": besideLeo("chat-sdk-server.ts"),
} as const satisfies Readonly<Record<string, ServerSetup>>;

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

async function measure(server: EchoServer, durationMs: number): Promise<EchoRow[]> {
  const setup: ServerSetup = servers[server];
  const platform = await setup.startPlatform();
  const file = fileURLToPath(new URL(setup.file, import.meta.url));
  const child = fork(file, setup.args(platform.env), { execArgv: ["--import", "tsx"], stdio: "inherit" });
  const { webhook } = await nextMessage(child, "ready");
  await platform.load(webhook, 16, 1_500);
  const rows: EchoRow[] = [];
  for (const users of [1, 16, 64]) {
    const before = await askCpu(child);
    const result = await platform.load(webhook, users, durationMs);
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
  await platform.close();
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
  const rows: EchoRow[] = [];
  for (let round = 0; round < rounds; round += 1) {
    for (const server of compared) {
      rows.push(...(await measure(server, durationMs)));
    }
  }
  return rows;
}

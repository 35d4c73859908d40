import { type ChildProcess, spawn } from "node:child_process";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { projectRoot } from "../support/source-files.ts";
import { reached } from "./deadline.ts";

/** A Leo of its own process, as `npm start` runs it. */
export interface LeoProcess {
  readonly pid: number;
  readonly port: number;
  /** Resolves once `/readyz` says so; gives the milliseconds since the start. */
  ready(timeoutMs?: number): Promise<number>;
  /** `kill -9` of the process alone; resolves when it is gone. */
  kill(): Promise<void>;
  /** SIGTERM; resolves with how it ended and after how long. */
  stop(): Promise<{ readonly code: number | null; readonly durationMs: number }>;
  /** Resolves with the exit code when the process ends by itself. */
  ended(): Promise<number | null>;
  /** Everything it has printed so far. */
  output(): string;
}

/** Variables of this process that a program needs to run at all; Leo's own are left out. */
function bareEnvironment(): Record<string, string> {
  return Object.fromEntries(
    ["PATH", "HOME", "TMPDIR", "LANG"].flatMap((name) => {
      const value = process.env[name];
      return value === undefined ? [] : [[name, value]];
    }),
  );
}

/** Every variable that a developer's `.env` could set, empty, so that it doesn't reach the process. */
const unset = ["DATABASE_URL", "PUBLIC_URL", "TELEGRAM_MODE", "TELEGRAM_WEBHOOK_SECRET", "TELEGRAM_BOT_TOKEN"]
  .concat(["OPENAI_API_KEY", "AZURE_OPENAI_ENDPOINT", "AZURE_OPENAI_API_KEY", "AZURE_OPENAI_DEPLOYMENT"])
  .concat(["GEMINI_API_KEY", "ALLOWED_ORIGINS", "DISCORD_TOKEN", "MICROSOFT_APP_ID", "TEAMS_ENABLED"])
  .concat(["SLACK_BOT_TOKEN", "SLACK_APP_TOKEN", "SLACK_SIGNING_SECRET"]);

/** A port of the loopback address that nobody uses at the moment. */
export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", () => done()));
  const { port } = server.address() as AddressInfo;
  await new Promise<void>((done) => server.close(() => done()));
  return port;
}

async function isReady(port: number): Promise<boolean> {
  try {
    return (await fetch(`http://127.0.0.1:${port}/readyz`)).ok;
  } catch {
    return false;
  }
}

function follow(child: ChildProcess): () => string {
  let printed = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on("data", (chunk: Buffer) => {
      printed = (printed + chunk.toString()).slice(-200_000);
    });
  }
  return () => printed;
}

/** Starts Leo on a port of its own, without the `tsx` command around it, which passes a SIGTERM on as a SIGKILL. */
export async function startLeoProcess(settings: Readonly<Record<string, string>>): Promise<LeoProcess> {
  const port = await freePort();
  const startedAtMs = performance.now();
  const child = spawn(process.execPath, ["--import", "tsx", "bot/main.ts"], {
    cwd: projectRoot,
    stdio: ["ignore", "pipe", "pipe"],
    env: {
      ...bareEnvironment(),
      ...Object.fromEntries(unset.map((name) => [name, ""])),
      HOST: "127.0.0.1",
      PORT: String(port),
      LOG_LEVEL: "warn",
      ...settings,
    },
  });
  const output = follow(child);
  const exit = new Promise<number | null>((done) => child.once("exit", (code) => done(code)));
  const isGone = () => child.exitCode !== null || child.signalCode !== null;
  return {
    pid: child.pid ?? 0,
    port,
    output,
    ended: () => exit,
    ready: async (timeoutMs = 30_000) => {
      const isUp = async () => {
        if (isGone()) throw new Error("Leo ended before it was ready");
        return isReady(port);
      };
      await reached(isUp, "/readyz", timeoutMs).catch((cause: unknown) => {
        throw new Error(`Leo is not ready; it printed:\n${output()}`, { cause });
      });
      return performance.now() - startedAtMs;
    },
    kill: async () => {
      child.kill("SIGKILL");
      await exit;
    },
    stop: async () => {
      const askedAtMs = performance.now();
      child.kill("SIGTERM");
      const code = await exit;
      return { code, durationMs: performance.now() - askedAtMs };
    },
  };
}

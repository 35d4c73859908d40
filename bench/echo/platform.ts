import { Agent, createServer, request } from "node:http";
import type { AddressInfo } from "node:net";

/** What one measurement found. */
export interface LoadResult {
  readonly messagesPerSecond: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
  readonly answered: number;
  /** Messages without an answer within 5 seconds. */
  readonly lost: number;
}

/** A bare Bot API: takes `sendMessage`, answers everything, and tells who was spoken to. */
export interface BarePlatform {
  readonly apiRoot: string;
  /** Sends updates for `users` people in a closed loop, each waiting for the answer to the last. */
  load(webhook: string, secret: string, users: number, durationMs: number): Promise<LoadResult>;
  close(): Promise<void>;
}

const bot = { id: 700_000_001, is_bot: true, first_name: "Leo", username: "leo_bench_bot" };
let updateId = 1;

function percentile(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

/** Gives up on an answer after 5 seconds. */
function giveUp(): Promise<false> {
  return new Promise((done) => setTimeout(() => done(false), 5_000).unref());
}

/** Starts the platform on loopback. */
export async function startPlatform(): Promise<BarePlatform> {
  const waiting = new Map<number, () => void>();
  const agent = new Agent({ keepAlive: true, maxSockets: 256 });
  const server = createServer((incoming, response) => {
    const chunks: Buffer[] = [];
    incoming.on("data", (chunk: Buffer) => chunks.push(chunk));
    incoming.on("end", () => {
      const method = (incoming.url ?? "").split("/").at(-1)?.split("?")[0];
      let result: unknown = true;
      if (method === "getMe") result = bot;
      if (method === "getWebhookInfo")
        result = { url: "", has_custom_certificate: false, pending_update_count: 0 };
      if (method === "sendMessage") {
        const body = JSON.parse(Buffer.concat(chunks).toString()) as {
          chat_id: number | string;
          text: string;
        };
        const chat = Number(body.chat_id);
        result = {
          message_id: updateId++,
          date: 1_700_000_000,
          chat: { id: chat, type: "private" },
          text: body.text,
        };
        waiting.get(chat)?.();
      }
      const text = JSON.stringify({ ok: true, result });
      response.writeHead(200, {
        "content-type": "application/json",
        "content-length": Buffer.byteLength(text),
      });
      response.end(text);
    });
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", () => done()));
  const { port } = server.address() as AddressInfo;

  const post = (url: string, secret: string, body: string) =>
    new Promise<void>((resolve, reject) => {
      const headers = {
        "content-type": "application/json",
        "content-length": Buffer.byteLength(body),
        "x-telegram-bot-api-secret-token": secret,
      };
      const sent = request(url, { method: "POST", agent, headers }, (response) => {
        response.resume();
        response.on("end", () => {
          if ((response.statusCode ?? 500) >= 300)
            reject(new Error(`webhook answered ${response.statusCode}`));
          else resolve();
        });
      });
      sent.on("error", reject);
      sent.end(body);
    });

  return {
    apiRoot: `http://127.0.0.1:${port}`,
    load: async (webhook, secret, users, durationMs) => {
      const latencies: number[] = [];
      let lost = 0;
      const startedAt = performance.now();
      const talk = async (user: number) => {
        while (performance.now() - startedAt < durationMs) {
          const sentAt = performance.now();
          const answered = new Promise<void>((done) => waiting.set(user, done));
          updateId += 1;
          const from = { id: user, is_bot: false, first_name: "P", language_code: "en" };
          const message = {
            message_id: updateId,
            date: 1_700_000_000,
            chat: { id: user, type: "private", first_name: "P" },
            from,
            text: `hello ${updateId}`,
          };
          await post(webhook, secret, JSON.stringify({ update_id: updateId, message }));
          const isAnswered = await Promise.race([answered.then(() => true), giveUp()]);
          if (isAnswered) latencies.push(performance.now() - sentAt);
          else lost += 1;
        }
      };
      await Promise.all(Array.from({ length: users }, (_, index) => talk(10_000 + index)));
      const seconds = (performance.now() - startedAt) / 1000;
      const sorted = latencies.sort((a, b) => a - b);
      return {
        messagesPerSecond: latencies.length / seconds,
        p50Ms: percentile(sorted, 0.5),
        p99Ms: percentile(sorted, 0.99),
        answered: latencies.length,
        lost,
      };
    },
    close: async () => {
      agent.destroy();
      server.closeAllConnections();
      await new Promise<void>((done) => server.close(() => done()));
    },
  };
}

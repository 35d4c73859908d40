import { Agent, createServer, request, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import type { LoadResult } from "./closed-loop.ts";

/** A platform that answers everything and keeps nothing, with people in front of it. */
export interface BarePlatform {
  /** The variables that lead Leo's channel here. */
  readonly env: Readonly<Record<string, string>>;
  /** Lets so many people talk. @param webhook where the server under test takes events, if it does */
  load(webhook: string, users: number, durationMs: number): Promise<LoadResult>;
  close(): Promise<void>;
}

/** A call of the server under test. */
export interface BareCall {
  /** `POST /path`, without a query. */
  readonly name: string;
  readonly body: string;
}

/** HTTP on the loopback address, in both directions. */
export interface BareServer {
  readonly origin: string;
  readonly server: Server;
  post(url: string, body: string, headers: Readonly<Record<string, string>>): Promise<void>;
  close(): Promise<void>;
}

/** Starts a server whose answers are JSON. */
export async function startBareServer(answer: (call: BareCall) => unknown): Promise<BareServer> {
  const agent = new Agent({ keepAlive: true, maxSockets: 256 });
  const server = createServer((incoming, response) => {
    const chunks: Buffer[] = [];
    incoming.on("data", (chunk: Buffer) => chunks.push(chunk));
    incoming.on("end", () => {
      const path = (incoming.url ?? "").split("?")[0];
      const body = Buffer.concat(chunks).toString();
      const text = JSON.stringify(answer({ name: `${incoming.method} ${path}`, body }));
      response.writeHead(200, {
        "content-type": "application/json",
        "content-length": Buffer.byteLength(text),
      });
      response.end(text);
    });
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", () => done()));
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    server,
    post: (url, body, headers) =>
      new Promise<void>((resolve, reject) => {
        const all = {
          "content-type": "application/json",
          "content-length": Buffer.byteLength(body),
          ...headers,
        };
        const sent = request(url, { method: "POST", agent, headers: all }, (response) => {
          response.resume();
          response.on("end", () => {
            if ((response.statusCode ?? 500) >= 300)
              reject(new Error(`webhook answered ${response.statusCode}`));
            else resolve();
          });
        });
        sent.on("error", reject);
        sent.end(body);
      }),
    close: async () => {
      agent.destroy();
      server.closeAllConnections();
      await new Promise<void>((done) => server.close(() => done()));
    },
  };
}

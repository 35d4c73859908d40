import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { type Call, Refusal, readBody } from "./discord-call.ts";
import { type Fault, type Faults, faultQueue } from "./discord-faults.ts";
import { type EmulatedGateway, startGateway } from "./discord-gateway.ts";
import { answerCall, type GatewayFacts } from "./discord-routes.ts";
import {
  addChannel,
  type CallEntry,
  type DiscordState,
  emptyState,
  type StoredChannel,
} from "./discord-state.ts";
import { addUser, type EmulatedDiscordUser } from "./discord-user.ts";
import { type Outage, outageOf } from "./outage.ts";

/** How the server is set up. */
export interface DiscordOptions {
  /** Gives ids their moment; the machine's own time without it. */
  readonly now?: () => Date;
  readonly shards?: number;
  readonly heartbeatMs?: number;
}

/** Discord with people in front of it: its HTTP API, its files and its gateway on one port of the loopback. */
export interface EmulatedDiscord {
  readonly apiUrl: string;
  readonly token: string;
  readonly bot: DiscordState["bot"];
  readonly gateway: EmulatedGateway;
  readonly faults: Faults;
  readonly outage: Outage;
  readonly state: DiscordState;
  /** What `GET /gateway/bot` says of it. */
  facts: Omit<GatewayFacts, "url">;
  /** The bot's calls whose "METHOD /path" fits, oldest first. */
  calls(pattern: RegExp): readonly CallEntry[];
  /** Interactions the bot has not acknowledged, or shows as "thinking…". */
  unanswered(): number;
  user(locale?: string): EmulatedDiscordUser;
  guildChannel(): StoredChannel;
  /** Makes the token another one, as after a reset. */
  revoke(): void;
  close(): Promise<void>;
}

function read(request: IncomingMessage): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => resolve(Buffer.concat(chunks)));
    request.on("error", reject);
  });
}

interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

function json(status: number, content: unknown, headers: Answer["headers"] = {}): Answer {
  if (content === undefined) return { status: 204, headers, body: "" };
  return {
    status,
    headers: { "content-type": "application/json", ...headers },
    body: JSON.stringify(content),
  };
}

function faultAnswer({ status = 500, code = 0, page, retryAfterSeconds, global = false }: Fault): Answer {
  const retry = retryAfterSeconds === undefined ? undefined : String(Math.ceil(retryAfterSeconds));
  const headers = {
    ...(retry === undefined
      ? {}
      : { "retry-after": retry, "x-ratelimit-scope": global ? "global" : "shared" }),
    ...(global ? { "x-ratelimit-global": "true" } : {}),
  };
  if (page === true)
    return { status, headers: { "content-type": "text/html", ...headers }, body: "<html>no</html>" };
  const words = `status ${status}`;
  if (retryAfterSeconds === undefined) return json(status, { message: words, code }, headers);
  return json(status, { message: words, retry_after: retryAfterSeconds, global }, headers);
}

/** Starts Discord on the loopback address. */
export async function startDiscord(options: DiscordOptions = {}): Promise<EmulatedDiscord> {
  const state = emptyState(options.now ?? (() => new Date()));
  const faults = faultQueue();
  let token = "MTEwMDAwMDAwMDAwMDAwMDAx.emulated.token-for-tests_only";
  let origin = "";
  const gatewayUrl = (): string => `${origin.replace("http", "ws")}/gateway`;
  const gateway = startGateway({
    token: () => token,
    heartbeatMs: options.heartbeatMs ?? 41_250,
    url: gatewayUrl,
    ready: {
      user: { id: state.bot.id, username: state.bot.username, bot: true },
      application: { id: state.bot.applicationId, flags: 0 },
      guilds: [],
    },
  });
  const emulated = {
    facts: { shards: options.shards ?? 1, remaining: 990, resetAfterMs: 60_000, maxConcurrency: 100 },
  };

  const answer = (call: Call, fault: Fault | undefined): Answer => {
    try {
      const needsNone = /^\/(?:interactions|webhooks)\//.test(call.path);
      if (!needsNone && call.authorization !== `Bot ${token}`) throw new Refusal(401, 0, "401: Unauthorized");
      if (fault?.status !== undefined) return faultAnswer(fault);
      return json(
        200,
        answerCall(state, call, () => ({ url: gatewayUrl(), ...emulated.facts })),
      );
    } catch (error) {
      const refusal = error instanceof Refusal ? error : new Refusal(500, 0, String(error));
      return json(refusal.status, { message: refusal.message, code: refusal.code });
    }
  };
  const serveCall = async (request: IncomingMessage, response: ServerResponse, path: string) => {
    const raw = await read(request);
    const method = request.method ?? "GET";
    const [encoded = "", query = ""] = path.split("?");
    const name = decodeURIComponent(encoded);
    const fault = faults.next(`${method} ${name}`);
    if (fault?.silent === true) return;
    if (fault?.cut === "before") return void request.socket.destroy();
    const sent = readBody(raw, request.headers["content-type"] ?? "");
    const { status, headers, body } = answer(
      {
        method,
        path: name,
        query: new URLSearchParams(query),
        ...sent,
        authorization: request.headers.authorization,
      },
      fault,
    );
    state.calls.push({ method, path: name, status, body: sent.body, atMs: performance.now() });
    if (fault?.cut === "after") return void request.socket.destroy();
    response.writeHead(status, headers).end(body);
  };
  const serveFile = (request: IncomingMessage, response: ServerResponse, path: string) => {
    const fault = faults.next(`GET /files${path}`);
    if (fault?.silent === true) return;
    if (fault?.cut !== undefined) return void request.socket.destroy();
    const file = state.files.get(/^\/(\d+)\//.exec(path)?.[1] ?? "");
    if (fault?.page === true) response.writeHead(200, { "content-type": "text/html" }).end("<html>no</html>");
    else if (file === undefined || fault?.status !== undefined)
      response.writeHead(fault?.status ?? 404).end("This content is no longer available.");
    else response.writeHead(200, { "content-type": file.contentType }).end(file.bytes);
  };

  const server = createServer((request, response) => {
    const url = request.url ?? "";
    if (url.startsWith("/files/")) serveFile(request, response, url.slice("/files".length));
    else void serveCall(request, response, url.replace(/^\/api\/v10/, ""));
  });
  server.on("upgrade", (request, socket, head) => gateway.upgrade(request, socket, head));
  const outage = outageOf(server);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  state.fileRoot = `${origin}/files`;

  return Object.assign(emulated, {
    apiUrl: `${origin}/api`,
    token,
    bot: state.bot,
    gateway,
    faults,
    outage,
    state,
    calls: (pattern: RegExp) => state.calls.filter(({ method, path }) => pattern.test(`${method} ${path}`)),
    unanswered: () => [...state.interactions.values()].filter((each) => each.state !== "done").length,
    user: (locale = "en-US") => addUser(state, gateway, locale),
    guildChannel: () => addChannel(state, { guildId: state.newId() }),
    revoke: () => {
      token = "another.token.altogether";
    },
    close: async () => {
      gateway.close();
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  });
}

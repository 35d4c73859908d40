import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { type Outage, outageOf } from "./outage.ts";
import { botMethods } from "./telegram-bot-methods.ts";
import { type Call, numberField, Refusal, readCall } from "./telegram-call.ts";
import { type Fault, type Faults, faultQueue } from "./telegram-faults.ts";
import { messageMethods } from "./telegram-methods.ts";
import { type EmulatedGroup, type EmulatedUser, seen } from "./telegram-person.ts";
import { addChat, emptyState, type LogEntry } from "./telegram-state.ts";
import { type QueuedUpdate, type UpdateQueue, updateQueue } from "./telegram-updates.ts";
import { addUser } from "./telegram-user.ts";

/** How the server is set up. */
export interface TelegramOptions {
  readonly token?: string;
  readonly username?: string;
  readonly port?: number;
  /** Keep a log of everything; switch it off in benchmarks. */
  readonly record?: boolean;
}

/** A Bot API server with people in front of it. */
export interface EmulatedTelegram {
  readonly apiRoot: string;
  readonly token: string;
  readonly bot: { readonly id: number; readonly username: string };
  readonly faults: Faults;
  readonly outage: Outage;
  /** The way of the updates: redelivery, shuffling, the webhook. */
  readonly updates: UpdateQueue;
  readonly log: readonly LogEntry[];
  /** The bot's calls of a method, oldest first. */
  calls(method: string): readonly LogEntry[];
  user(profile?: { id?: number; firstName?: string; languageCode?: string }): EmulatedUser;
  group(title?: string, type?: "group" | "supergroup" | "channel"): EmulatedGroup;
  /** Queues an update of any shape, well-formed or not. */
  push(content: Readonly<Record<string, unknown>>): number;
  /** Button presses the bot has not acknowledged. */
  openPresses(): number;
  /** The menu of commands in a language; "" is the default. */
  commands(
    language: string,
  ): readonly { readonly command: string; readonly description: string }[] | undefined;
  /** Makes the token another one, as after a revocation. */
  revoke(): void;
  close(): Promise<void>;
}

function readBody(request: IncomingMessage): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => resolve(Buffer.concat(chunks)));
    request.on("error", reject);
  });
}

function answer(response: ServerResponse, status: number, content: unknown): void {
  const body = JSON.stringify(content);
  response.writeHead(status, {
    "content-type": "application/json",
    "content-length": Buffer.byteLength(body),
  });
  response.end(body);
}

async function befall(fault: Fault | undefined): Promise<void> {
  if (fault?.delayMs !== undefined) await sleep(fault.delayMs);
  if (fault?.status === undefined) return;
  const retry = fault.retryAfterSeconds;
  const words = retry === undefined ? `status ${fault.status}` : `Too Many Requests: retry after ${retry}`;
  throw new Refusal(
    fault.status,
    fault.description ?? words,
    retry === undefined ? undefined : { retry_after: retry },
  );
}

/** Starts a Bot API server on the loopback address. */
export async function startTelegram(options: TelegramOptions = {}): Promise<EmulatedTelegram> {
  const id = 700_000_001;
  let token = options.token ?? `${id}:AAE-emulated_token_for_tests_only`;
  const bot = { id: Number(token.split(":")[0]), username: options.username ?? "leo_test_bot", token };
  const state = emptyState(bot, options.record ?? true);
  const updates = updateQueue(state);
  const faults = faultQueue();
  let nextUser = 5_000_001;
  let nextGroup = -1_001;

  const run = async (call: Call, given: string): Promise<unknown> => {
    if (given !== token)
      throw new Refusal(/^\d+:[\w-]+$/.test(given) ? 401 : 404, given === "" ? "Not Found" : "Unauthorized");
    const handler = messageMethods[call.method] ?? botMethods[call.method];
    if (handler === undefined) throw new Refusal(404, "Not Found: method not found");
    return await handler(state, call, updates);
  };
  const serveCall = async (
    request: IncomingMessage,
    response: ServerResponse,
    given: string,
    path: string,
  ) => {
    const [name = "", query = ""] = path.split("?");
    const method = name.toLowerCase();
    const body = await readBody(request);
    let call: Call = { method, fields: {}, files: new Map() };
    let status = 200;
    let content: unknown;
    let fault: Fault | undefined;
    try {
      call = readCall(method, query, body, request.headers["content-type"] ?? "");
      fault = faults.next(method, numberField(call, "chat_id"));
      if (fault?.cut === "before") return request.socket.destroy();
      await befall(fault);
      content = { ok: true, result: await run(call, given) };
    } catch (error) {
      const refusal = error instanceof Refusal ? error : new Refusal(500, "Internal Server Error");
      status = refusal.status;
      const parameters = refusal.parameters === undefined ? {} : { parameters: refusal.parameters };
      content = { ok: false, error_code: status, description: refusal.message, ...parameters };
    }
    const chat = numberField(call, "chat_id");
    if (state.recorded)
      state.log.push({
        kind: "call",
        atMs: performance.now(),
        method,
        status,
        payload: call.fields,
        ...(chat === undefined ? {} : { chatId: chat }),
      });
    if (fault?.cut === "after") return request.socket.destroy();
    return answer(response, status, content);
  };
  const serveFile = async (response: ServerResponse, path: string) => {
    const fault = faults.next("file", undefined);
    if (fault?.cut !== undefined) return response.socket?.destroy();
    if (fault?.delayMs !== undefined) await sleep(fault.delayMs);
    const file = [...state.files.values()].find((each) => each.path === decodeURIComponent(path));
    if (file === undefined || fault?.status !== undefined)
      return answer(response, fault?.status ?? 404, {
        ok: false,
        error_code: fault?.status ?? 404,
        description: "Not Found",
      });
    response.writeHead(200, { "content-type": "application/octet-stream" });
    return response.end(file.bytes);
  };

  const server = createServer((request, response) => {
    const [, file, given = "", path = ""] = /^\/(file\/)?bot([^/]*)\/(.*)$/.exec(request.url ?? "") ?? [];
    if (file === undefined) void serveCall(request, response, given, path);
    else if (given === token) void serveFile(response, path);
    else answer(response, 401, { ok: false, error_code: 401, description: "Unauthorized" });
  });
  server.keepAliveTimeout = 60_000;
  const outage = outageOf(server);
  await new Promise<void>((resolve) => server.listen(options.port ?? 0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;

  return {
    apiRoot: `http://127.0.0.1:${port}`,
    token,
    bot,
    faults,
    outage,
    updates,
    log: state.log,
    calls: (method) =>
      state.log.filter((entry) => entry.kind === "call" && entry.method === method.toLowerCase()),
    user: ({ id: userId = nextUser++, firstName = "Anna", ...profile } = {}) =>
      addUser(state, updates, addChat(state, { id: userId, type: "private", first_name: firstName }), {
        firstName,
        ...profile,
      }),
    group: (title = "Friends", type = "group") => {
      const chat = addChat(state, { id: nextGroup--, type, title });
      chat.started = true;
      return {
        id: chat.id,
        messages: () => [...chat.messages.values()].map((message) => seen(state, message)),
      };
    },
    push: (content) => updates.push(0, content as QueuedUpdate),
    openPresses: () => state.openPresses.size,
    commands: (language) => state.commands.get(language),
    revoke: () => {
      token = `${bot.id}:revoked`;
    },
    close: async () => {
      updates.close();
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}

import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { type WebSocket, WebSocketServer } from "ws";

import { type Clock, systemClock } from "../../core/clock.ts";
import { type Outage, outageOf } from "./outage.ts";
import { readSlackCall, type SlackCall, SlackRefusal, textOf } from "./slack-call.ts";
import { type Deliveries, startDeliveries } from "./slack-deliveries.ts";
import { type SlackFault, type SlackFaults, slackFaults } from "./slack-faults.ts";
import { type SlackServerSide, slackMethods } from "./slack-methods.ts";
import { type SlackPerson, slackPerson } from "./slack-person.ts";
import { type SeenSlackMessage, seenMessage } from "./slack-seen.ts";
import { emptyState, type SlackLogEntry, type SlackState } from "./slack-state.ts";

/** What an app made from Leo's manifest is granted. */
const grantedScopes = [
  "app_mentions:read",
  "chat:write",
  "commands",
  "files:read",
  "files:write",
  "im:history",
  "im:write",
  "users:read",
];

/** A Slack with people in front of it. */
export interface EmulatedSlack {
  /** What `SLACK_API_URL` is set to. */
  readonly apiUrl: string;
  readonly state: SlackState;
  readonly faults: SlackFaults;
  readonly outage: Outage;
  readonly deliveries: Deliveries;
  readonly log: readonly SlackLogEntry[];
  /** The bot's calls of a method, oldest first. */
  calls(method: string): readonly SlackLogEntry[];
  person(profile?: { locale?: string; timeZone?: string }): SlackPerson;
  /** A channel that several people read. @param hasBot whether the bot was invited */
  channel(hasBot?: boolean): { readonly id: string; messages(): readonly SeenSlackMessage[] };
  /** The words and buttons of somebody's App Home. */
  home(userId: string): Readonly<Record<string, unknown>> | undefined;
  /** Tells the bot's connections to make new ones. */
  recycle(reason?: string): void;
  /** Cuts every connection. */
  cut(): void;
  close(): Promise<void>;
}

async function readAll(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
  return Buffer.concat(chunks);
}

function answer(
  response: ServerResponse,
  status: number,
  content: unknown,
  headers: Record<string, string> = {},
): void {
  response.writeHead(status, { "content-type": "application/json", ...headers });
  response.end(JSON.stringify(content));
}

/** Answers a fault. @returns whether it took the whole answer on itself */
async function befall(
  fault: SlackFault | undefined,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<boolean> {
  if (fault === undefined) return false;
  if (fault.delayMs !== undefined) await sleep(fault.delayMs);
  if (fault.cut === "before") request.socket.destroy();
  else if (fault.silent === true) return true;
  else if (fault.undeclared !== undefined) {
    response.writeHead(200, { "content-type": "image/jpeg", "transfer-encoding": "chunked" });
    response.end(fault.undeclared);
  } else if (fault.redirectTo !== undefined) response.writeHead(302, { location: fault.redirectTo }).end();
  else if (fault.page === true)
    response.writeHead(fault.status ?? 200, { "content-type": "text/html" }).end("<html>");
  else if (fault.error !== undefined) answer(response, 200, { ok: false, error: fault.error });
  else if (fault.status !== undefined) {
    const wait = fault.retryAfterSeconds;
    const headers: Record<string, string> =
      wait === undefined || wait === null ? {} : { "retry-after": String(wait) };
    answer(response, fault.status, { ok: false, error: "ratelimited" }, headers);
  } else return false;
  return true;
}

/** How the server is set up. */
export interface SlackOptions {
  /** Where events are posted; without it they come over Socket Mode. */
  readonly eventsUrl?: string | (() => string);
  /** Dates the signatures. */
  readonly clock?: Clock;
}

/** Starts a Slack on the loopback address. */
export async function startSlack({
  eventsUrl,
  clock = systemClock,
}: SlackOptions = {}): Promise<EmulatedSlack> {
  const state = emptyState(grantedScopes);
  const faults = slackFaults();
  let base = "";
  const side: SlackServerSide = {
    state,
    filesUrl: () => base,
    socketUrl: () => `${base.replace("http:", "ws:")}/link`,
    uploads: new Map(),
  };
  const note = (method: string, status: number, payload: SlackCall, error?: string): void => {
    const channel = textOf(payload, "channel") || textOf(payload, "channel_id") || undefined;
    state.log.push({ atMs: performance.now(), method, channel, status, error, payload });
  };
  const deliveries = startDeliveries({
    signingSecret: state.signingSecret,
    url: typeof eventsUrl === "string" ? () => eventsUrl : eventsUrl,
    clock,
    onTry: ({ payload }, status) => note("delivery", status, payload),
  });

  const serveCall = async (
    request: IncomingMessage,
    response: ServerResponse,
    method: string,
  ): Promise<void> => {
    const call = readSlackCall(await readAll(request), request.headers["content-type"] ?? "");
    const channel = textOf(call, "channel") || textOf(call, "channel_id") || undefined;
    const fault = faults.next(method, channel);
    if (fault?.cut !== "after" && (await befall(fault, request, response))) {
      note(method, fault?.status ?? 200, call, fault?.error ?? "fault");
      return;
    }
    const token = request.headers.authorization?.replace(/^Bearer /, "") ?? "";
    const expected = method === "apps.connections.open" ? state.appToken : state.botToken;
    try {
      if (token !== expected) throw new SlackRefusal(token === "" ? "not_authed" : "invalid_auth");
      const run = slackMethods[method];
      if (run === undefined) throw new SlackRefusal("unknown_method");
      const result = run(side, call);
      note(method, 200, call);
      if (fault?.cut === "after") request.socket.destroy();
      else answer(response, 200, { ok: true, ...result }, { "x-oauth-scopes": state.scopes.join(",") });
    } catch (error) {
      const refusal = error instanceof SlackRefusal ? error : new SlackRefusal("fatal_error");
      note(method, refusal.status, call, refusal.message);
      const details = refusal.details.length === 0 ? {} : { errors: refusal.details };
      answer(
        response,
        refusal.status,
        { ok: false, error: refusal.message, ...details },
        { ...refusal.headers },
      );
    }
  };
  const serveFile = async (request: IncomingMessage, response: ServerResponse, id: string): Promise<void> => {
    if (await befall(faults.next("file", undefined), request, response)) return;
    // Without a token Slack leads to the page where people sign in.
    if (request.headers.authorization !== `Bearer ${state.botToken}`) {
      response.writeHead(302, { location: "https://emulated.slack.com/?redir=" }).end();
      return;
    }
    const file = state.files.get(id);
    if (file === undefined) answer(response, 404, "not found");
    else
      response
        .writeHead(200, { "content-type": file.mimetype, "content-length": file.sizeBytes })
        .end(file.bytes);
  };
  const serveUpload = async (
    request: IncomingMessage,
    response: ServerResponse,
    id: string,
  ): Promise<void> => {
    const bytes = await readAll(request);
    if (await befall(faults.next("upload", undefined), request, response)) return;
    note("upload", 200, { authorization: request.headers.authorization ?? "", sizeBytes: bytes.length });
    const upload = side.uploads.get(id);
    if (upload !== undefined) {
      upload.bytes = bytes;
      upload.mimetype = request.headers["content-type"] ?? "";
    }
    response.writeHead(upload === undefined ? 404 : 200).end("OK");
  };

  const server = createServer((request, response) => {
    const [, folder = "", name = ""] = /^\/(api|files|upload)\/([\w.]+)/.exec(request.url ?? "") ?? [];
    const serve = { api: serveCall, files: serveFile, upload: serveUpload }[folder];
    if (serve === undefined) answer(response, 404, "not found");
    else serve(request, response, name).catch(() => response.destroy());
  });
  const socketServer = new WebSocketServer({ server, path: "/link" });
  socketServer.on("connection", (socket: WebSocket) => deliveries.connect(socket));
  const outage = outageOf(server);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  return {
    apiUrl: `${base}/api`,
    state,
    faults,
    outage,
    deliveries,
    log: state.log,
    calls: (method) => state.log.filter((entry) => entry.method === method),
    person: ({ locale = "de-DE", timeZone = "Europe/Berlin" } = {}) => {
      const number = state.nextNumber();
      const user = { id: `U${number}`, directId: `D${number}` };
      state.users.set(user.id, { ...user, locale, timeZone, deactivated: false });
      state.channels.set(user.directId, { id: user.directId, kind: "im", hasBot: true, messages: [] });
      return slackPerson(state, deliveries, user, () => base);
    },
    channel: (hasBot = true) => {
      const channel = { id: `C${state.nextNumber()}`, kind: "channel" as const, hasBot, messages: [] };
      state.channels.set(channel.id, channel);
      return {
        id: channel.id,
        messages: () => channel.messages.map((message) => seenMessage(state, message)),
      };
    },
    home: (userId) => state.homes.get(userId),
    recycle: (reason = "refresh_requested") => {
      for (const socket of deliveries.connections())
        socket.send(JSON.stringify({ type: "disconnect", reason }));
    },
    cut: () => {
      for (const socket of deliveries.connections()) socket.terminate();
    },
    close: async () => {
      deliveries.close();
      socketServer.close();
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}

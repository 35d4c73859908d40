import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** A tool the scripted model wants called. */
export interface ScriptedToolCall {
  readonly name: string;
  readonly input: object;
}

/** What a model says when its turn in the script comes. */
export interface ScriptedAnswer {
  readonly text: string;
  readonly toolCalls: readonly ScriptedToolCall[];
  /** Why the answer ends: of its own, cut off, or declined. */
  readonly end: "stop" | "length" | "declined";
  /** Milliseconds before the answer starts. */
  readonly delayMs: number;
  /** Milliseconds between the pieces of the answer; 0 sends it whole, or its stream without pauses. */
  readonly dripMs: number;
}

/** What can go wrong in place of an answer. */
export type Fault =
  | {
      readonly kind: "status";
      readonly status: number;
      readonly retryAfterSeconds?: number;
      readonly param?: string;
    }
  /** 200 with something that is no JSON. */
  | { readonly kind: "garbage" }
  /** 200 with JSON of some other protocol. */
  | { readonly kind: "other-protocol" }
  /** Takes the request and never answers. */
  | { readonly kind: "silence" }
  /** Tears the connection down. */
  | { readonly kind: "reset" }
  /** An answer that goes on for ever. */
  | { readonly kind: "endless" };

/** An answer, a fault, or an answer made out of the request. */
export type Scripted = ScriptedAnswer | Fault | ((request: ModelRequestRecord) => ScriptedAnswer);

/** An answer with this text, or this value as JSON. */
export function answer(content: string | object, options: Partial<ScriptedAnswer> = {}): ScriptedAnswer {
  const text = typeof content === "string" ? content : JSON.stringify(content);
  return { text, toolCalls: [], end: "stop", delayMs: 0, dripMs: 0, ...options };
}

/** An answer that calls tools. */
export function callTools(...toolCalls: readonly ScriptedToolCall[]): ScriptedAnswer {
  return answer("", { toolCalls });
}

/** A request as the server got it. */
export interface ModelRequestRecord {
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: IncomingMessage["headers"];
  /** The body as it came over the wire. */
  readonly raw: string;
  readonly body: Record<string, unknown>;
  /** True once the client has hung up before the answer was complete. */
  hungUp: boolean;
}

/** A failure to be told in the provider's way. */
export interface Failure {
  readonly status: number;
  readonly message: string;
  readonly retryAfterSeconds?: number | undefined;
  /** The request's parameter at fault. */
  readonly param?: string | undefined;
}

/** What makes the server speak one provider's protocol. */
export interface Protocol {
  /** Why the real server would refuse the request; `undefined` when it wouldn't. */
  refuse(request: ModelRequestRecord): { readonly status: number; readonly message: string } | undefined;
  /** The whole answer as one body, or as a stream's events when the request asks for a stream. */
  render(
    reply: ScriptedAnswer,
    request: ModelRequestRecord,
  ): { readonly contentType: string; readonly pieces: readonly string[] };
  /** Answers by rule what is in no script; `undefined` for what has to be scripted. */
  unscripted?(request: ModelRequestRecord): ScriptedAnswer | undefined;
  /** The provider's way of saying that something failed. */
  renderError(fault: Failure): {
    readonly headers: Readonly<Record<string, string>>;
    readonly body: object;
  };
}

/** A local server that plays a provider by a script, and keeps what it was asked. */
export interface ModelServer {
  /** `http://127.0.0.1:<port>`. */
  readonly url: string;
  readonly requests: readonly ModelRequestRecord[];
  /** Adds to the script; each entry answers one request, in order. */
  script(...entries: readonly Scripted[]): void;
  /** Adds an entry that waits for a request of its own; it goes before the plain ones. */
  scriptFor(matches: (request: ModelRequestRecord) => boolean, entry: Scripted): void;
  /** Throws when the script was not played to its end, or more was asked than it has. */
  verify(): void;
  close(): Promise<void>;
}

async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of request) chunks.push(chunk as Uint8Array);
  return Buffer.concat(chunks).toString("utf8");
}

async function pause(durationMs: number, response: ServerResponse): Promise<void> {
  if (durationMs <= 0 || response.destroyed) return;
  await new Promise<void>((resolve) => {
    const go = () => {
      clearTimeout(timer);
      response.off("close", go);
      resolve();
    };
    const timer = setTimeout(go, durationMs);
    response.once("close", go);
  });
}

/** Writes for as long as somebody reads. */
function writeForEver(response: ServerResponse): void {
  const chunk = " ".repeat(16_384);
  const more = () => {
    while (!response.destroyed && response.write(chunk));
  };
  response.on("drain", more);
  more();
}

async function send(
  response: ServerResponse,
  contentType: string,
  pieces: readonly string[],
  dripMs: number,
): Promise<void> {
  response.writeHead(200, { "content-type": contentType });
  for (const piece of pieces) {
    if (response.destroyed) return;
    response.write(piece);
    await pause(dripMs, response);
  }
  response.end();
}

/** Starts a scripted server for one protocol on a free port of the loopback interface. */
export async function startModelServer(protocol: Protocol): Promise<ModelServer> {
  const requests: ModelRequestRecord[] = [];
  const plain: Scripted[] = [];
  const reserved: { matches: (request: ModelRequestRecord) => boolean; entry: Scripted }[] = [];
  const complaints: string[] = [];

  function next(request: ModelRequestRecord): Scripted | undefined {
    const place = reserved.findIndex(({ matches }) => matches(request));
    return place >= 0 ? reserved.splice(place, 1)[0]?.entry : plain.shift();
  }

  function sendError(response: ServerResponse, failure: Failure): void {
    const { headers, body } = protocol.renderError(failure);
    response.writeHead(failure.status, { "content-type": "application/json", ...headers });
    response.end(JSON.stringify(body));
  }

  async function play(
    scripted: Scripted,
    request: ModelRequestRecord,
    response: ServerResponse,
  ): Promise<void> {
    const entry = typeof scripted === "function" ? scripted(request) : scripted;
    if (!("kind" in entry)) {
      await pause(entry.delayMs, response);
      const { contentType, pieces } = protocol.render(entry, request);
      const chopped =
        entry.dripMs > 0 ? pieces.flatMap((piece) => piece.match(/[\s\S]{1,16}/g) ?? []) : pieces;
      return send(response, contentType, chopped, entry.dripMs);
    }
    if (entry.kind === "silence") return;
    if (entry.kind === "reset") return void response.socket?.resetAndDestroy();
    if (entry.kind === "status") return sendError(response, { ...entry, message: "scripted" });
    response.writeHead(200, { "content-type": "application/json" });
    if (entry.kind === "endless") return writeForEver(response);
    response.end(entry.kind === "garbage" ? '<html>{"' : JSON.stringify({ weather: "sunny" }));
  }

  async function serve(incoming: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(incoming.url ?? "/", "http://127.0.0.1");
    const raw = await readBody(incoming);
    const { headers } = incoming;
    const body = JSON.parse(raw || "{}") as Record<string, unknown>;
    const request = { path: url.pathname, query: url.searchParams, headers, raw, body, hungUp: false };
    response.once("close", () => {
      request.hungUp = !response.writableFinished;
    });
    requests.push(request);
    const refusal = protocol.refuse(request);
    if (refusal !== undefined) {
      complaints.push(`refused: ${refusal.message}`);
      return sendError(response, refusal);
    }
    const entry = protocol.unscripted?.(request) ?? next(request);
    if (entry !== undefined) return play(entry, request, response);
    complaints.push(`called once more than scripted: ${request.path}`);
    sendError(response, { status: 500, message: "the script is over" });
  }

  const server: Server = createServer((request, response) => {
    serve(request, response).catch((error: unknown) => {
      complaints.push(String(error));
      response.destroy();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    script: (...entries) => void plain.push(...entries),
    scriptFor: (matches, entry) => void reserved.push({ matches, entry }),
    verify: () => {
      const left = plain.length + reserved.length;
      if (left > 0) throw new Error(`${left} scripted answers were never asked for`);
      if (complaints.length > 0) throw new Error(complaints.join("; "));
    },
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

import type { IncomingMessage, Server } from "node:http";
import type { Duplex } from "node:stream";
import { type WebSocket, WebSocketServer } from "ws";
import type { ChannelAdapter, ClientConnection } from "../../adapters/channel.ts";
import type { Logger } from "../../core/log.ts";
import { maxFrameBytes } from "./contract.ts";
import type { OriginCheck } from "./origins.ts";

/** How often a page is asked whether it is still there; one that doesn't answer until the next time is cut. */
const heartbeatMs = 25_000;
/** How long a page may take to close its side before it is cut. */
const closeGraceMs = 2_000;
/** Pages one visitor may have open. */
const maxPagesPerVisitor = 12;

/** What the socket works with. */
export interface SocketDependencies {
  readonly web: ChannelAdapter | undefined;
  readonly visitorOf: (request: IncomingMessage) => string | undefined;
  /** Demands an `Origin`: without it, another site could speak through a visitor's browser. */
  readonly sameOrigin: OriginCheck;
  readonly log: Logger;
}

/** Refuses a handshake with a plain HTTP answer. */
function refuse(socket: Duplex, status: string): void {
  socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
}

function closeSocket(socket: WebSocket, code: number, reason: string): void {
  socket.close(code, reason);
  const cut = setTimeout(() => socket.terminate(), closeGraceMs);
  socket.once("close", () => clearTimeout(cut));
}

function asConnection(socket: WebSocket): ClientConnection {
  return {
    send: (text) => {
      if (socket.readyState === socket.OPEN) socket.send(text);
    },
    bufferedBytes: () => socket.bufferedAmount,
    close: (code, reason) => closeSocket(socket, code, reason),
    onText: (listener) => {
      socket.on("message", (data, isBinary) => {
        if (isBinary) closeSocket(socket, 1003, "text only");
        else if (socket.readyState === socket.OPEN) listener(data.toString());
      });
    },
    onClose: (listener) => {
      socket.on("close", () => listener());
    },
  };
}

function keepAlive(socket: WebSocket): void {
  let answered = true;
  socket.on("pong", () => {
    answered = true;
  });
  const timer = setInterval(() => {
    if (!answered) {
      socket.terminate();
      return;
    }
    answered = false;
    socket.ping();
  }, heartbeatMs);
  socket.once("close", () => clearInterval(timer));
}

/** The browser's first language, out of `Accept-Language`. */
function languageTag(request: IncomingMessage): string | undefined {
  return /^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*/.exec(request.headers["accept-language"] ?? "")?.[0];
}

/**
 * Serves `/socket`: pages of this site, with the visitor's cookie, text frames of 64 KB at most.
 * @returns closes every connection with a code that has the page come back
 */
export function serveSocket(server: Server, deps: SocketDependencies): () => void {
  const sockets = new WebSocketServer({
    noServer: true,
    maxPayload: maxFrameBytes,
    perMessageDeflate: false,
  });
  const openPages = new Map<string, number>();

  const welcome = (socket: WebSocket, visitor: string, request: IncomingMessage): void => {
    const count = openPages.get(visitor) ?? 0;
    // A fault of the peer's frames (too large, not UTF-8) closes the socket with its code; nothing else is to be done.
    socket.on("error", (error) => deps.log.debug({ err: error }, "socket fault"));
    if (count >= maxPagesPerVisitor) {
      closeSocket(socket, 1013, "too many pages");
      return;
    }
    openPages.set(visitor, count + 1);
    socket.once("close", () => {
      const left = (openPages.get(visitor) ?? 1) - 1;
      if (left === 0) openPages.delete(visitor);
      else openPages.set(visitor, left);
    });
    keepAlive(socket);
    const language = languageTag(request);
    deps.web?.connect?.(asConnection(socket), {
      id: visitor,
      ...(language === undefined ? {} : { languageTag: language }),
    });
  };

  server.on("upgrade", (request, stream, head) => {
    stream.on("error", () => stream.destroy());
    const visitor = deps.visitorOf(request);
    if (request.url?.split("?")[0] !== "/socket") refuse(stream, "404 Not Found");
    else if (!deps.sameOrigin(request)) refuse(stream, "403 Forbidden");
    else if (visitor === undefined) refuse(stream, "401 Unauthorized");
    else if (deps.web?.connect === undefined) refuse(stream, "503 Service Unavailable");
    else sockets.handleUpgrade(request, stream, head, (socket) => welcome(socket, visitor, request));
  });
  return () => {
    for (const socket of sockets.clients) closeSocket(socket, 1012, "restarting");
  };
}

import type { IncomingMessage } from "node:http";
import type { Duplex } from "node:stream";
import { type WebSocket, WebSocketServer } from "ws";

/** What one begun session has been sent, for a resume. */
interface Session {
  readonly id: string;
  readonly shard: number;
  readonly shardCount: number;
  readonly intents: number;
  readonly events: { readonly s: number; readonly text: string }[];
  sequence: number;
  socket: WebSocket | undefined;
}

const intentBits = { guild: 1 << 9, direct: 1 << 12, content: 1 << 15 };

/** Discord's gateway, and what can go wrong with it. */
export interface EmulatedGateway {
  /** IDENTIFYs that were taken, with their intents. */
  readonly identified: readonly { readonly intents: number; readonly shard: number }[];
  /** RESUMEs that were taken, with the number they asked to go on behind. */
  readonly resumed: readonly number[];
  /** Highest event number a heartbeat named. */
  heartbeats(): number;
  /** Connections that are open now. */
  open(): number;
  /** The Message Content intent is not granted: asking for it closes with 4014. */
  withholdContent(): void;
  /** Closes every connection with this code, or without one; sessions can be resumed. */
  cut(code?: number): void;
  /** Asks every connection to come again, as before maintenance. */
  askToReconnect(): void;
  /** Ends every session: connections are told so, and a resume is refused. */
  endSessions(): void;
  /** No resume is possible, as after a long absence; connections are not told. */
  forgetSessions(): void;
  /** Answers no heartbeat any more. */
  goDeaf(): void;
  /** The next IDENTIFYs are answered by closing with this code. */
  refuseNext(code: number, times?: number): void;
  /** Sends an event to those it concerns. */
  dispatch(name: string, data: unknown, of: { readonly guildId?: string }): void;
  /** Sends a frame of any shape to every connection. */
  raw(text: string): void;
  /** Takes over an HTTP request for a WebSocket. */
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void;
  close(): void;
}

/** Starts a gateway. @param ready what READY tells besides the session */
export function startGateway(options: {
  readonly token: () => string;
  readonly heartbeatMs: number;
  readonly url: () => string;
  readonly ready: Readonly<Record<string, unknown>>;
}): EmulatedGateway {
  const server = new WebSocketServer({ noServer: true });
  const sessions = new Map<string, Session>();
  const identified: { intents: number; shard: number }[] = [];
  const resumed: number[] = [];
  const refusals: number[] = [];
  let withholding = false;
  let deaf = false;
  let heartbeats = 0;

  const say = (socket: WebSocket | undefined, frame: unknown): void => socket?.send(JSON.stringify(frame));
  const emit = (session: Session, t: string, d: unknown): void => {
    session.sequence += 1;
    const text = JSON.stringify({ op: 0, t, s: session.sequence, d });
    session.events.push({ s: session.sequence, text });
    session.socket?.send(text);
  };
  const identify = (socket: WebSocket, d: Record<string, unknown>): Session | undefined => {
    const refusal = refusals.shift();
    const intents = Number(d.intents);
    if (d.token !== options.token()) socket.close(4_004);
    else if (refusal !== undefined) socket.close(refusal);
    else if (withholding && (intents & intentBits.content) !== 0) socket.close(4_014);
    else {
      const [shard = 0, shardCount = 1] = (d.shard as number[] | undefined) ?? [];
      identified.push({ intents, shard });
      const id = `session-${identified.length}`;
      const session: Session = { id, shard, shardCount, intents, events: [], sequence: 0, socket };
      sessions.set(id, session);
      emit(session, "READY", {
        v: 10,
        session_id: id,
        resume_gateway_url: options.url(),
        shard: [shard, shardCount],
        ...options.ready,
      });
      return session;
    }
    return undefined;
  };
  const resume = (socket: WebSocket, d: Record<string, unknown>): Session | undefined => {
    const session = sessions.get(String(d.session_id));
    if (d.token !== options.token()) socket.close(4_004);
    else if (session === undefined) say(socket, { op: 9, d: false });
    else {
      resumed.push(Number(d.seq));
      session.socket = socket;
      for (const { s, text } of session.events) if (s > Number(d.seq)) socket.send(text);
      emit(session, "RESUMED", {});
    }
    return session;
  };
  server.on("connection", (socket: WebSocket) => {
    let session: Session | undefined;
    say(socket, { op: 10, d: { heartbeat_interval: options.heartbeatMs } });
    socket.on("message", (data) => {
      const { op, d } = JSON.parse(String(data)) as { op: number; d: Record<string, unknown> };
      if (op === 1) {
        heartbeats = Math.max(heartbeats, Number(d ?? 0));
        if (!deaf) say(socket, { op: 11 });
      }
      if (op === 2) session = identify(socket, d);
      if (op === 6) session = resume(socket, d);
    });
    socket.on("close", () => {
      if (session?.socket === socket) session.socket = undefined;
    });
  });

  return {
    identified,
    resumed,
    heartbeats: () => heartbeats,
    open: () => server.clients.size,
    withholdContent: () => {
      withholding = true;
    },
    cut: (code) => {
      for (const socket of server.clients) code === undefined ? socket.terminate() : socket.close(code);
    },
    askToReconnect: () => {
      for (const socket of server.clients) say(socket, { op: 7, d: null });
    },
    endSessions: () => {
      sessions.clear();
      for (const socket of server.clients) say(socket, { op: 9, d: false });
    },
    forgetSessions: () => sessions.clear(),
    goDeaf: () => {
      deaf = true;
    },
    refuseNext: (code, times = 1) => {
      refusals.push(...Array.from({ length: times }, () => code));
    },
    dispatch: (name, data, { guildId }) => {
      const isMessage = name.startsWith("MESSAGE_");
      const intent = guildId === undefined ? intentBits.direct : intentBits.guild;
      for (const session of sessions.values()) {
        const shard =
          guildId === undefined ? 0 : Number((BigInt(guildId) >> 22n) % BigInt(session.shardCount));
        if (session.shard === shard && (!isMessage || (session.intents & intent) !== 0))
          emit(session, name, data);
      }
    },
    raw: (text) => {
      for (const socket of server.clients) socket.send(text);
    },
    upgrade: (request, socket, head) =>
      server.handleUpgrade(request, socket, head, (client) => server.emit("connection", client)),
    close: () => {
      for (const socket of server.clients) socket.terminate();
      server.close();
    },
  };
}

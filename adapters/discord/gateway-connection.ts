import { GatewayCloseCodes, GatewayOpcodes } from "discord.js";
import { WebSocket } from "ws";
import type { Logger } from "../../core/log.ts";
import {
  connectUrl,
  type GatewayFrame,
  type GatewaySession,
  helloData,
  readFrame,
  readyData,
} from "./gateway-frame.ts";

/** How long the handshake, HELLO and READY may take together. */
const readyTimeoutMs = 30_000;
/** READY lists a shard's guilds, which can be thousands. */
const mostFrameBytes = 64 * 1024 * 1024;
/** Closing with another code than 1000 or 1001 keeps the session for a resume. */
const keepSession = 4_900;

/** How one connection ended. */
export interface ConnectionEnd {
  /** Discord's close code, or the WebSocket's; 1006 where there was none. */
  readonly code: number;
  /** The session is over, or never began: the next connection has to identify. */
  readonly sessionLost: boolean;
  /** Discord asked for another connection: that is no failure. */
  readonly asked: boolean;
  /** READY or RESUMED came. */
  readonly worked: boolean;
}

/** What one connection needs. */
export interface ConnectionOptions {
  readonly url: string;
  /** Resumes this session behind this event; begins a new one without it. */
  readonly resume: { readonly session: GatewaySession; readonly sequence: number } | undefined;
  readonly token: string;
  readonly intents: number;
  /** This connection's number and how many there are. */
  readonly shard: readonly [number, number];
  readonly log: Logger;
  readonly stopped: AbortSignal;
  /** A new session has begun. @param applicationId whose commands are registered */
  onReady(session: GatewaySession, applicationId: string | undefined): void;
  onResumed(): void;
  /** An event, READY and RESUMED among them. @returns whether more may come at once; false ends the connection */
  onEvent(name: string, data: unknown, sequence: number): boolean;
}

/**
 * Speaks Discord's gateway over one WebSocket: HELLO, IDENTIFY or RESUME, heartbeats, events. Frames that make no
 * sense are passed over.
 */
export function runConnection(options: ConnectionOptions): Promise<ConnectionEnd> {
  const { resume, token, log, stopped } = options;
  return new Promise((resolve) => {
    const socket = new WebSocket(connectUrl(options.url), {
      handshakeTimeout: readyTimeoutMs,
      maxPayload: mostFrameBytes,
      perMessageDeflate: false,
    });
    let sequence = resume?.sequence ?? null;
    let sessionLost = resume === undefined;
    let greeted = false;
    let asked = false;
    let worked = false;
    let acknowledged = true;
    let beat: NodeJS.Timeout | undefined;

    const send = (op: number, d: unknown): void => {
      if (socket.readyState === WebSocket.OPEN) socket.send(JSON.stringify({ op, d }));
    };
    const cut = (code: number): void => {
      socket.close(code);
      // A peer that doesn't answer the close would hold everything up.
      setTimeout(() => socket.terminate(), 1_000).unref();
    };
    const tooLate = setTimeout(() => cut(keepSession), readyTimeoutMs);
    const heartbeat = (): void => {
      if (!acknowledged) {
        log.info("Discord: the gateway answers no heartbeat");
        socket.terminate();
        return;
      }
      acknowledged = false;
      send(GatewayOpcodes.Heartbeat, sequence);
    };
    const startBeating = (data: unknown): void => {
      const intervalMs = helloData.safeParse(data).data?.heartbeat_interval;
      if (intervalMs === undefined || beat !== undefined) return;
      // The first one comes at a random moment, so that not all bots beat together after an outage.
      beat = setTimeout(() => {
        heartbeat();
        beat = setInterval(heartbeat, intervalMs);
      }, intervalMs * Math.random());
    };
    const greet = (): void => {
      // A second one would end the connection.
      if (greeted) return;
      greeted = true;
      if (resume !== undefined) {
        send(GatewayOpcodes.Resume, { token, session_id: resume.session.id, seq: resume.sequence });
        return;
      }
      send(GatewayOpcodes.Identify, {
        token,
        intents: options.intents,
        shard: options.shard,
        properties: { os: process.platform, browser: "leo", device: "leo" },
      });
    };
    const settle = (): void => {
      clearTimeout(tooLate);
      worked = true;
      sessionLost = false;
    };
    const dispatch = ({ t, d, s }: GatewayFrame): void => {
      if (typeof s === "number") sequence = Math.max(sequence ?? 0, s);
      if (t === "READY") {
        const ready = readyData.safeParse(d).data;
        if (ready === undefined) {
          cut(keepSession);
          return;
        }
        settle();
        options.onReady({ id: ready.session_id, url: ready.resume_gateway_url }, ready.application?.id);
      }
      if (t === "RESUMED") {
        settle();
        options.onResumed();
      }
      if (typeof t !== "string" || typeof s !== "number") return;
      if (!options.onEvent(t, d, s)) cut(keepSession);
    };
    const take = (frame: GatewayFrame): void => {
      switch (frame.op) {
        case GatewayOpcodes.Dispatch:
          dispatch(frame);
          break;
        case GatewayOpcodes.Hello:
          startBeating(frame.d);
          greet();
          break;
        case GatewayOpcodes.Heartbeat:
          send(GatewayOpcodes.Heartbeat, sequence);
          break;
        case GatewayOpcodes.HeartbeatAck:
          acknowledged = true;
          break;
        case GatewayOpcodes.Reconnect:
          asked = true;
          cut(keepSession);
          break;
        case GatewayOpcodes.InvalidSession:
          sessionLost ||= frame.d !== true;
          cut(keepSession);
          break;
      }
    };

    const stop = (): void => {
      // Discord then shows the bot as offline at once.
      cut(1_000);
    };
    stopped.addEventListener("abort", stop, { once: true });
    if (stopped.aborted) stop();
    socket.on("message", (data, isBinary) => {
      const frame = isBinary ? undefined : readFrame(String(data));
      if (frame === undefined) log.debug("Discord: the gateway sent no frame");
      else take(frame);
    });
    socket.on("error", (error) => log.debug({ err: error }, "Discord: the gateway's connection broke"));
    socket.on("close", (code) => {
      clearTimeout(tooLate);
      clearTimeout(beat);
      stopped.removeEventListener("abort", stop);
      resolve({ code, asked, worked, sessionLost: sessionLost || endsSession(code) });
    });
  });
}

/** Whether a close code of Discord's leaves nothing to resume. */
function endsSession(code: number): boolean {
  const ending: readonly number[] = [
    1_000,
    1_001,
    GatewayCloseCodes.NotAuthenticated,
    GatewayCloseCodes.AuthenticationFailed,
    GatewayCloseCodes.AlreadyAuthenticated,
    GatewayCloseCodes.InvalidSeq,
    GatewayCloseCodes.SessionTimedOut,
    GatewayCloseCodes.InvalidShard,
    GatewayCloseCodes.ShardingRequired,
    GatewayCloseCodes.InvalidAPIVersion,
    GatewayCloseCodes.InvalidIntents,
    GatewayCloseCodes.DisallowedIntents,
  ];
  return ending.includes(code);
}

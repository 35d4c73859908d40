import { WebSocket } from "ws";
import { z } from "zod";
import { ChannelError, errorCode, LeoError } from "../../core/errors.ts";
import type { Logger } from "../../core/log.ts";
import { maybe } from "../../core/maybe.ts";
import { patience } from "../../core/patience.ts";
import type { Intake } from "./intake.ts";

/** How long a connection may take until Slack says hello. */
const helloTimeoutMs = 10_000;
/** How often Slack is asked whether it is still there. */
const pingEveryMs = 10_000;
/** A connection that has been silent for so long is dead. */
const silenceMs = 30_000;
/** How long an old connection stays open for acknowledgements after Slack has asked for a new one. */
const lingerMs = 8_000;
/** Slack's envelopes are far smaller. */
const mostFrameBytes = 4 * 1024 * 1024;

const frame = z.object({
  type: maybe(z.string()),
  envelope_id: maybe(z.string()),
  reason: maybe(z.string()),
  payload: z.unknown().optional(),
});

/** What Socket Mode needs. */
export interface SocketOptions {
  /** A fresh address to connect to. */
  address(): Promise<string>;
  readonly intake: Intake;
  readonly log: Logger;
  readonly stopped: AbortSignal;
  /** Slack has said hello. */
  connected(): void;
  /** A connection could not be made, or ended unasked. @returns how long to wait at least, in milliseconds */
  failed(error: unknown): number;
}

function parse(text: string): z.output<typeof frame> | undefined {
  try {
    return frame.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}

/** Stores what an envelope holds and acknowledges it; what isn't acknowledged Slack delivers again. */
async function takeEnvelope(
  socket: WebSocket,
  envelopeId: string,
  payload: unknown,
  options: SocketOptions,
): Promise<void> {
  if (options.stopped.aborted) return;
  try {
    const reply = await options.intake.take(payload);
    if (socket.readyState !== WebSocket.OPEN) return;
    socket.send(
      JSON.stringify({ envelope_id: envelopeId, ...(reply === undefined ? {} : { payload: reply }) }),
    );
  } catch (error) {
    options.log.error({ err: error }, "Slack: a delivery could not be stored");
  }
}

/** Keeps a connection until Slack wants another one (then it resolves at once) or it breaks (then it rejects). */
function holdConnection(address: string, open: Set<WebSocket>, options: SocketOptions): Promise<void> {
  return new Promise((resolve, reject) => {
    const socket = new WebSocket(address, { maxPayload: mostFrameBytes, handshakeTimeout: helloTimeoutMs });
    open.add(socket);
    let heardMs = performance.now();
    let greeted = false;
    const watch = setInterval(() => {
      const silentMs = performance.now() - heardMs;
      if (silentMs > (greeted ? silenceMs : helloTimeoutMs)) socket.terminate();
      else if (socket.readyState === WebSocket.OPEN) socket.ping();
    }, pingEveryMs);
    const onFrame = (text: string): void => {
      heardMs = performance.now();
      const read = parse(text);
      if (read === undefined) return;
      if (read.type === "hello") {
        greeted = true;
        options.connected();
      } else if (read.type === "disconnect") {
        setTimeout(() => socket.close(1000), lingerMs).unref();
        if (read.reason === "link_disabled")
          reject(new LeoError("socket-mode-off", "Slack: Socket Mode is off"));
        else resolve();
      } else if (read.envelope_id !== undefined) {
        void takeEnvelope(socket, read.envelope_id, read.payload, options);
      }
    };
    const heard = (): void => {
      heardMs = performance.now();
    };
    socket.on("message", (data, isBinary) => {
      if (!isBinary) onFrame(String(data));
    });
    socket.on("ping", heard).on("pong", heard);
    socket.on("error", (error) => options.log.debug({ code: errorCode(error) }, "Slack: socket error"));
    socket.on("close", () => {
      clearInterval(watch);
      open.delete(socket);
      reject(new ChannelError("temporary", "Slack: the connection was cut"));
    });
  });
}

/** Receives over Socket Mode until stopped, connecting again whenever it must. */
export async function receiveBySocket(options: SocketOptions): Promise<void> {
  const { stopped } = options;
  const open = new Set<WebSocket>();
  const waits = patience(stopped);
  stopped.addEventListener("abort", () => {
    // What is being stored may still be acknowledged before the connection goes.
    void options.intake.idle().then(() => {
      for (const socket of open) socket.terminate();
    });
  });
  while (!stopped.aborted) {
    try {
      await holdConnection(await options.address(), open, {
        ...options,
        connected: () => {
          waits.afterSuccess();
          options.connected();
        },
      });
    } catch (error) {
      if (stopped.aborted) return;
      await waits.afterFailure(options.failed(error));
    }
  }
}

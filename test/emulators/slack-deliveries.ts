import { createHmac } from "node:crypto";
import { Agent, type IncomingMessage, request } from "node:http";
import type { WebSocket } from "ws";
import type { Clock } from "../../core/clock.ts";

/** What Slack tells the app: an event, a button press or a slash command. */
export interface Delivery {
  readonly kind: "events_api" | "interactive" | "slash_commands";
  readonly payload: Readonly<Record<string, unknown>>;
}

/** What became of a delivery. */
export interface DeliveryResult {
  /** HTTP status, 200 for an acknowledged envelope, 0 where nothing came back. */
  readonly status: number;
  readonly body: string;
}

/** Hands deliveries to the app, over HTTP or Socket Mode, as often as it takes. */
export interface Deliveries {
  /** Resolves with the answer of the last try. */
  deliver(delivery: Delivery): Promise<DeliveryResult>;
  /** Every delivery from now on goes out this many times at once. */
  deliverEach(times: number): void;
  /** What has not been answered, nor given up, by now. */
  pending(): number;
  /** Takes a Socket Mode connection over. */
  connect(socket: WebSocket): void;
  /** Open connections. */
  connections(): readonly WebSocket[];
  close(): void;
}

/** How deliveries reach the app. */
export interface DeliveryOptions {
  readonly signingSecret: string;
  /** Where HTTP deliveries go; Socket Mode without it. */
  readonly url: (() => string) | undefined;
  /** Dates the signatures. */
  readonly clock: Clock;
  /** Hears of each try. */
  readonly onTry: (delivery: Delivery, status: number) => void;
}

/** Pauses before Slack's three repetitions of an event, in milliseconds; the real ones are far longer. */
const retryPausesMs = [30, 300, 3_000];
/** How long an envelope may stay unacknowledged until it is sent again. */
const envelopePatienceMs = 1_500;

/** A request's signature as Slack makes it. */
export function slackSignature(secret: string, timestamp: string, body: string): string {
  return `v0=${createHmac("sha256", secret).update(`v0:${timestamp}:${body}`).digest("hex")}`;
}

function bodyOf({ kind, payload }: Delivery): { readonly body: string; readonly type: string } {
  if (kind === "events_api") return { body: JSON.stringify(payload), type: "application/json" };
  const form =
    kind === "interactive"
      ? new URLSearchParams({ payload: JSON.stringify(payload) })
      : new URLSearchParams(payload as Record<string, string>);
  return { body: form.toString(), type: "application/x-www-form-urlencoded" };
}

/** Nothing is connected at first. */
export function startDeliveries(options: DeliveryOptions): Deliveries {
  const agent = new Agent({ keepAlive: true, maxSockets: 64 });
  const timers = new Set<NodeJS.Timeout>();
  const sockets = new Set<WebSocket>();
  const unacknowledged = new Map<
    string,
    { delivery: Delivery; attempt: number; done: (body: string) => void }
  >();
  let envelope = 0;
  let times = 1;
  let pending = 0;
  let closed = false;

  const pause = (durationMs: number): Promise<void> =>
    new Promise((resolve) => {
      const timer = setTimeout(() => {
        timers.delete(timer);
        resolve();
      }, durationMs);
      timers.add(timer);
    });
  const post = (url: string, delivery: Delivery, attempt: number): Promise<DeliveryResult> =>
    new Promise((resolve) => {
      const { body, type } = bodyOf(delivery);
      const timestamp = String(Math.floor(options.clock().getTime() / 1000));
      const headers = {
        "content-type": type,
        "content-length": Buffer.byteLength(body),
        "x-slack-request-timestamp": timestamp,
        "x-slack-signature": slackSignature(options.signingSecret, timestamp, body),
        ...(attempt === 0
          ? {}
          : { "x-slack-retry-num": String(attempt), "x-slack-retry-reason": "http_error" }),
      };
      const onAnswer = (response: IncomingMessage): void => {
        let said = "";
        response.on("data", (chunk: Buffer) => {
          said += chunk.toString();
        });
        response.on("close", () => resolve({ status: response.statusCode ?? 0, body: said }));
      };
      request(url, { method: "POST", agent, headers }, onAnswer)
        .on("error", () => resolve({ status: 0, body: "" }))
        .end(body);
    });
  const overHttp = async (url: string, delivery: Delivery): Promise<DeliveryResult> => {
    for (let attempt = 0; ; attempt += 1) {
      const result = await post(url, delivery, attempt);
      options.onTry(delivery, result.status);
      const pauseMs = retryPausesMs[attempt];
      // Only events are repeated; for a press or a command the person is told that it failed.
      if (result.status === 200 || delivery.kind !== "events_api" || pauseMs === undefined || closed)
        return result;
      await pause(pauseMs);
    }
  };

  const sendEnvelope = (id: string): void => {
    const waiting = unacknowledged.get(id);
    const socket = [...sockets].at(-1);
    if (waiting === undefined || socket === undefined || closed) return;
    const { delivery, attempt } = waiting;
    waiting.attempt += 1;
    socket.send(
      JSON.stringify({
        envelope_id: id,
        type: delivery.kind,
        accepts_response_payload: delivery.kind === "slash_commands",
        payload: delivery.payload,
        ...(attempt === 0 ? {} : { retry_attempt: attempt, retry_reason: "timeout" }),
      }),
    );
    void pause(envelopePatienceMs).then(() => sendEnvelope(id));
  };
  const overSocket = (delivery: Delivery): Promise<DeliveryResult> =>
    new Promise((resolve) => {
      const id = `envelope-${++envelope}`;
      unacknowledged.set(id, {
        delivery,
        attempt: 0,
        done: (body) => {
          options.onTry(delivery, 200);
          resolve({ status: 200, body });
        },
      });
      sendEnvelope(id);
    });

  const once = async (delivery: Delivery): Promise<DeliveryResult> => {
    pending += 1;
    try {
      return await (options.url === undefined ? overSocket(delivery) : overHttp(options.url(), delivery));
    } finally {
      pending -= 1;
    }
  };
  return {
    deliver: async (delivery) => {
      const [first] = await Promise.all(Array.from({ length: times }, () => once(delivery)));
      return first ?? { status: 0, body: "" };
    },
    deliverEach: (count) => {
      times = count;
    },
    pending: () => pending,
    connect: (socket) => {
      sockets.add(socket);
      socket.on("close", () => sockets.delete(socket));
      socket.on("message", (data) => {
        const { envelope_id: id, payload } = JSON.parse(String(data)) as {
          envelope_id: string;
          payload?: unknown;
        };
        const waiting = unacknowledged.get(id);
        unacknowledged.delete(id);
        waiting?.done(payload === undefined ? "" : JSON.stringify(payload));
      });
      socket.send(JSON.stringify({ type: "hello", num_connections: sockets.size }));
      for (const id of unacknowledged.keys()) sendEnvelope(id);
    },
    connections: () => [...sockets],
    close: () => {
      closed = true;
      for (const timer of timers) clearTimeout(timer);
      for (const socket of sockets) socket.terminate();
      agent.destroy();
    },
  };
}

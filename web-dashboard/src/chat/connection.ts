import {
  type ClientMessage,
  type PageEntry,
  type Refusal,
  type ServerMessage,
  serverMessage,
} from "../../../bot/http/contract.ts";

/** First and longest wait before another try to connect. */
const firstWaitMs = 500;
const longestWaitMs = 15_000;
/** Wait before what the server couldn't take just now is sent again. */
const resendMs = 4_000;

/** `connecting` is the first try, `offline` any later one. */
export type ConnectionState = "connecting" | "ready" | "offline";

/** Something the page sends until the server has stored it. */
export type Parcel = Exclude<ClientMessage, { kind: "hello" }>;

/** What the page does with what comes. */
export interface ConnectionListener {
  /** The newest revision the page has. */
  revision(): number;
  onState(state: ConnectionState): void;
  onEntries(entries: readonly PageEntry[]): void;
  /** All that was missed has come. */
  onComplete(): void;
  onTyping(): void;
  /** Stored durably; `key` sorts it among Leo's messages. */
  onAck(id: string, key: string): void;
  /** Will never be taken. */
  onRefused(id: string, reason: Refusal): void;
}

/** A connection that comes back by itself and delivers each parcel at least once under one id. */
export interface Connection {
  send(parcel: Parcel): void;
  close(): void;
}

/** @param prepare runs before each try after a failed one: renews the cookie without which no socket opens */
export function openConnection(listener: ConnectionListener, prepare: () => Promise<unknown>): Connection {
  const waiting = new Map<string, Parcel>();
  let socket: WebSocket | undefined;
  let failures = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let closed = false;

  const transmit = (message: ClientMessage): void => {
    if (socket?.readyState === WebSocket.OPEN) socket.send(JSON.stringify(message));
  };
  const resendLater = (id: string): void => {
    setTimeout(() => {
      const parcel = waiting.get(id);
      if (parcel !== undefined) transmit(parcel);
    }, resendMs);
  };
  const refused = (id: string, reason: Refusal): void => {
    if (reason === "slow-down" || reason === "not-stored") resendLater(id);
    else if (waiting.delete(id)) listener.onRefused(id, reason);
  };
  const take = (message: ServerMessage): void => {
    switch (message.kind) {
      case "entries":
        listener.onEntries(message.entries);
        break;
      case "typing":
        listener.onTyping();
        break;
      case "ready":
        failures = 0;
        listener.onState("ready");
        listener.onComplete();
        break;
      case "ack":
        waiting.delete(message.id);
        listener.onAck(message.id, message.key);
        break;
      case "error":
        if (message.id !== undefined) refused(message.id, message.reason);
    }
  };
  const comeBack = (): void => {
    if (closed || timer !== undefined) return;
    const waitMs = Math.min(longestWaitMs, firstWaitMs * 2 ** failures) * (0.7 + 0.6 * Math.random());
    failures += 1;
    listener.onState(failures > 1 ? "offline" : "connecting");
    timer = setTimeout(connectAgain, waitMs);
  };
  const connect = (): void => {
    const scheme = location.protocol === "https:" ? "wss" : "ws";
    const opened = new WebSocket(`${scheme}://${location.host}/socket`);
    socket = opened;
    opened.onopen = () => {
      const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
      transmit({ kind: "hello", revision: listener.revision(), timeZone, language: navigator.language });
      for (const parcel of waiting.values()) transmit(parcel);
    };
    opened.onmessage = (event: MessageEvent<string>) => {
      const parsed = serverMessage.safeParse(JSON.parse(event.data));
      if (parsed.success) take(parsed.data);
    };
    opened.onclose = () => {
      if (socket === opened) comeBack();
    };
  };
  const connectAgain = (): void => {
    timer = undefined;
    prepare().then(() => {
      if (!closed) connect();
    }, comeBack);
  };
  /** Back from sleep or from a tunnel: no reason to wait any longer. */
  const hurry = (): void => {
    if (timer === undefined || document.visibilityState === "hidden") return;
    clearTimeout(timer);
    failures = 0;
    connectAgain();
  };
  addEventListener("online", hurry);
  document.addEventListener("visibilitychange", hurry);
  connect();

  return {
    send: (parcel) => {
      waiting.set(parcel.id, parcel);
      transmit(parcel);
    },
    close: () => {
      closed = true;
      clearTimeout(timer);
      removeEventListener("online", hurry);
      document.removeEventListener("visibilitychange", hurry);
      socket?.close(1000);
    },
  };
}

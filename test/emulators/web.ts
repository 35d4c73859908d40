import { WebSocket } from "ws";
import {
  type ClientMessage,
  type PageEntry,
  type ServerMessage,
  serverMessage,
  type UploadAnswer,
  uploadAnswer,
} from "../../bot/http/contract.ts";

/** Longest a test waits for something that should come at once. */
const deadlineMs = 5_000;

/** An open page of a visitor: a WebSocket that speaks as the real page does. */
export interface EmulatedPage {
  /** Everything that came, oldest first. */
  readonly received: readonly ServerMessage[];
  /** The conversation as it stands, in the order of the ids. */
  entries(): readonly PageEntry[];
  /** Sends a message of the page. */
  send(message: ClientMessage): void;
  /** Sends any frame, well-formed or not. */
  sendRaw(frame: string | Uint8Array): void;
  /** The first message, now or later, that fits. */
  wait<T extends ServerMessage>(fits: (message: ServerMessage) => message is T): Promise<T>;
  /** Waits until the conversation fits, and answers it. */
  waitFor(fits: (entries: readonly PageEntry[]) => boolean): Promise<readonly PageEntry[]>;
  /** Stops reading from the network, as a page that hangs. */
  hang(): void;
  /** The close code, once the connection is over. */
  readonly closed: Promise<number>;
  close(): Promise<void>;
}

/** A browser with its cookie jar. */
export interface EmulatedVisitor {
  /** Cookies as the browser would send them. */
  cookies(): string;
  fetch(path: string, options?: RequestInit): Promise<Response>;
  /** Opens a page. @param revision the newest one it already has; `undefined` to say no hello */
  open(revision?: number): Promise<EmulatedPage>;
  /** Tries to open a socket with other headers. @returns the HTTP status of the refusal, or 101 */
  knock(headers: Readonly<Record<string, string>>): Promise<number>;
  upload(bytes: Uint8Array, mediaType: string): Promise<UploadAnswer>;
}

function withDeadline<T>(wanted: Promise<T>, what: string): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`no ${what} within ${deadlineMs} ms`)), deadlineMs);
  });
  return Promise.race([wanted, late]).finally(() => clearTimeout(timer));
}

function asPage(socket: WebSocket): EmulatedPage {
  const received: ServerMessage[] = [];
  const waiting = new Set<() => void>();
  const shown = new Map<string, PageEntry>();
  const entries = () => [...shown.values()].toSorted((a, b) => (a.id < b.id ? -1 : 1));
  socket.on("message", (data) => {
    const message = serverMessage.parse(JSON.parse(String(data)));
    received.push(message);
    if (message.kind === "entries") for (const entry of message.entries) shown.set(entry.id, entry);
    for (const look of waiting) look();
  });
  const closed = new Promise<number>((resolve) => socket.once("close", (code) => resolve(code)));
  const until = <T>(look: () => T | undefined, what: string): Promise<T> =>
    withDeadline(
      new Promise((resolve) => {
        const tryIt = (): void => {
          const found = look();
          if (found === undefined) return;
          waiting.delete(tryIt);
          resolve(found);
        };
        waiting.add(tryIt);
        tryIt();
      }),
      what,
    );
  return {
    received,
    entries,
    send: (message) => socket.send(JSON.stringify(message)),
    sendRaw: (frame) => socket.send(frame),
    wait: (fits) => until(() => received.find(fits), "such message"),
    waitFor: (fits) => until(() => (fits(entries()) ? entries() : undefined), "such conversation"),
    hang: () => socket.pause(),
    closed: withDeadline(closed, "close").catch(() => 0),
    close: async () => {
      socket.close();
      await closed;
    },
  };
}

function storeCookies(jar: Map<string, string>, response: Response): void {
  for (const cookie of response.headers.getSetCookie()) {
    const [name, value] = (cookie.split(";")[0] ?? "").split("=");
    if (name !== undefined && value !== undefined) jar.set(name, value);
  }
}

/** A new browser in front of a server. @param baseUrl such as `http://127.0.0.1:3000` */
export function newVisitor(baseUrl: string): EmulatedVisitor {
  const jar = new Map<string, string>();
  const cookies = (): string => [...jar].map(([name, value]) => `${name}=${value}`).join("; ");
  const visit = async (path: string, options: RequestInit = {}): Promise<Response> => {
    const headers = new Headers(options.headers);
    if (jar.size > 0) headers.set("Cookie", cookies());
    const response = await fetch(`${baseUrl}${path}`, { redirect: "manual", ...options, headers });
    storeCookies(jar, response);
    return response;
  };
  const dial = (headers: Readonly<Record<string, string>>): WebSocket =>
    new WebSocket(`${baseUrl.replace("http", "ws")}/socket`, { headers });
  return {
    cookies,
    fetch: visit,
    open: async (revision) => {
      if (!jar.has("leo_visitor")) await visit("/api/session");
      const socket = dial({ Cookie: cookies(), Origin: baseUrl });
      const page = asPage(socket);
      await withDeadline(
        new Promise<void>((resolve, reject) => {
          socket.once("open", () => resolve());
          socket.once("error", reject);
        }),
        "open socket",
      );
      if (revision !== undefined)
        page.send({ kind: "hello", revision, language: "en", timeZone: "Europe/Berlin" });
      return page;
    },
    knock: (headers) =>
      new Promise((resolve, reject) => {
        const socket = dial(headers);
        socket.once("unexpected-response", (_request, response) => {
          resolve(response.statusCode ?? 0);
          response.destroy();
        });
        socket.once("open", () => {
          socket.close();
          resolve(101);
        });
        socket.once("error", reject);
      }),
    upload: async (bytes, mediaType) => {
      const response = await visit("/api/web/photos", {
        method: "POST",
        headers: { "Content-Type": mediaType, Origin: baseUrl },
        body: Uint8Array.from(bytes),
      });
      return uploadAnswer.parse(await response.json());
    },
  };
}

import type { IncomingMessage } from "node:http";

/** How much of a refused body is read, and thrown away, before the connection is closed on it. */
const mostDiscardedBytes = 32 * 1024 * 1024;

/** Reads on without keeping anything, so that the other side gets to hear the answer; gives up on endless bodies. */
export function discardBody(request: IncomingMessage): Promise<void> {
  return new Promise((resolve) => {
    let sizeBytes = 0;
    request.on("data", (chunk: Buffer) => {
      sizeBytes += chunk.length;
      if (sizeBytes > mostDiscardedBytes) resolve();
    });
    for (const event of ["end", "error", "close"]) request.on(event, () => resolve());
    request.resume();
  });
}

/** The whole body; `undefined` as soon as it is known to be over `mostBytes`. Rejects when the other side breaks off. */
export function readBody(request: IncomingMessage, mostBytes: number): Promise<Buffer | undefined> {
  if (Number(request.headers["content-length"] ?? 0) > mostBytes) return Promise.resolve(undefined);
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let sizeBytes = 0;
    request.on("data", (chunk: Buffer) => {
      sizeBytes += chunk.length;
      if (sizeBytes <= mostBytes) chunks.push(chunk);
      else {
        chunks.length = 0;
        resolve(undefined);
      }
    });
    request.on("end", () => resolve(Buffer.concat(chunks)));
    request.on("error", reject);
    request.on("close", () => reject(new Error("the request broke off")));
  });
}

/** A body as JSON; `undefined` where it is none. */
export function parseJson(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString("utf8"));
  } catch {
    return undefined;
  }
}

import type { IncomingMessage } from "node:http";

/** What came of reading an upload. */
export type Upload =
  | { readonly ok: true; readonly bytes: Uint8Array }
  | { readonly ok: false; readonly reason: "too-large" | "aborted" };

/** Reads a request's raw body up to a limit; more than that is refused as soon as it is known, without keeping it. */
export async function readUpload(request: IncomingMessage, maxBytes: number): Promise<Upload> {
  if (Number(request.headers["content-length"] ?? 0) > maxBytes) return { ok: false, reason: "too-large" };
  const chunks: Uint8Array[] = [];
  let sizeBytes = 0;
  try {
    for await (const chunk of request as AsyncIterable<Uint8Array>) {
      sizeBytes += chunk.byteLength;
      if (sizeBytes > maxBytes) return { ok: false, reason: "too-large" };
      chunks.push(chunk);
    }
  } catch {
    return { ok: false, reason: "aborted" };
  }
  return { ok: true, bytes: Buffer.concat(chunks) };
}

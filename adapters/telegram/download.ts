import type { Api } from "grammy";
import { ChannelError } from "../../core/errors.ts";
import { toChannelError } from "./errors.ts";
import { maxPhotoBytes } from "./limits.ts";
import type { ApiConnections } from "./request.ts";

/** How long a whole download may take. */
const timeoutMs = 60_000;

/** What a download needs. */
export interface FileSource {
  readonly api: Api;
  readonly connections: ApiConnections;
  /** Where files are, without a slash at the end: `{apiRoot}/file/bot{token}`; never to be logged. */
  readonly fileRoot: string;
}

async function readFile(source: FileSource, path: string, signal: AbortSignal): Promise<Uint8Array> {
  const url = `${source.fileRoot}/${path.split("/").map(encodeURIComponent).join("/")}`;
  const response = await source.connections.get(url, signal);
  const status = response.statusCode ?? 0;
  if (status !== 200) {
    response.resume();
    throw new ChannelError(status === 404 ? "not-found" : "temporary", `Telegram file: status ${status}`);
  }
  const chunks: Buffer[] = [];
  let sizeBytes = 0;
  for await (const chunk of response as AsyncIterable<Buffer>) {
    sizeBytes += chunk.length;
    if (sizeBytes > maxPhotoBytes) {
      response.destroy();
      throw new ChannelError("too-large", `Telegram file: over ${maxPhotoBytes} bytes`);
    }
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/**
 * Fetches a file by its Telegram id, counting its bytes as they come.
 * @throws ChannelError `too-large`, `not-found` or `temporary`
 */
export async function downloadFile(source: FileSource, fileId: string): Promise<Uint8Array> {
  const signal = AbortSignal.timeout(timeoutMs);
  try {
    const file = await source.api.getFile(fileId);
    if ((file.file_size ?? 0) > maxPhotoBytes)
      throw new ChannelError("too-large", `Telegram file: over ${maxPhotoBytes} bytes`);
    if (file.file_path === undefined) throw new ChannelError("not-found", "Telegram file: no path");
    return await readFile(source, file.file_path, signal);
  } catch (error) {
    throw toChannelError(error, "getFile");
  }
}

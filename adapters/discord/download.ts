import { Routes } from "discord.js";
import { ChannelError } from "../../core/errors.ts";
import { isNothingThere, toChannelError } from "./errors.ts";
import { messageSchema } from "./event.ts";
import { maxPhotoBytes } from "./limits.ts";
import type { DiscordApi } from "./request.ts";

/** The only places where Discord keeps what people send. */
const fileHosts: readonly string[] = ["cdn.discordapp.com", "media.discordapp.net"];

/** What a download needs. */
export interface FileSource {
  readonly api: DiscordApi;
  /** Address of the API; where it isn't Discord's own, its host serves files too. */
  readonly apiUrl: string;
  /** How long a whole download may take. */
  readonly timeoutMs: number;
}

function isFileHost(url: string, apiUrl: string): boolean {
  if (!URL.canParse(url)) return false;
  const { protocol, hostname, host, username } = new URL(url);
  if (username !== "") return false;
  if (protocol === "https:" && fileHosts.includes(hostname)) return host === hostname;
  const api = new URL(apiUrl);
  return api.hostname !== "discord.com" && api.protocol === protocol && api.host === host;
}

/** The present address of a file; Discord's addresses are good for a day, so it is asked for each time. */
async function findUrl({ api, apiUrl }: FileSource, id: string, signal: AbortSignal): Promise<string> {
  const [, channelId, messageId, attachmentId] = /^(\d{1,20})\/(\d{1,20})\/(\d{1,20})$/.exec(id) ?? [];
  if (channelId === undefined || messageId === undefined)
    throw new ChannelError("not-found", "Discord file: no such reference");
  const message = messageSchema.safeParse(
    await api.get(Routes.channelMessage(channelId, messageId), { signal }),
  ).data;
  const file = message?.attachments?.find((each) => each.id === attachmentId);
  if (file?.url === undefined) throw new ChannelError("not-found", "Discord file: taken away");
  if ((file.size ?? 0) > maxPhotoBytes)
    throw new ChannelError("too-large", `Discord file: over ${maxPhotoBytes} bytes`);
  if (!isFileHost(file.url, apiUrl))
    throw new ChannelError("not-found", "Discord file: not on Discord's hosts");
  return file.url;
}

async function readFile(url: string, signal: AbortSignal): Promise<Uint8Array> {
  // A redirection could lead anywhere.
  const response = await fetch(url, { signal, redirect: "error" });
  const { status, body } = response;
  if (status !== 200 || body === null) {
    await body?.cancel();
    const gone = status === 403 || status === 404 || status === 410;
    throw new ChannelError(gone ? "not-found" : "temporary", `Discord file: status ${status}`);
  }
  if (response.headers.get("content-type")?.startsWith("text/html") === true) {
    await body.cancel();
    throw new ChannelError("not-found", "Discord file: a page in its place");
  }
  const chunks: Uint8Array[] = [];
  let sizeBytes = 0;
  for await (const chunk of body) {
    sizeBytes += chunk.length;
    // Leaving the loop cancels the rest.
    if (sizeBytes > maxPhotoBytes)
      throw new ChannelError("too-large", `Discord file: over ${maxPhotoBytes} bytes`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/**
 * Fetches a file by where it hangs, counting its bytes as they come.
 * @throws ChannelError `too-large`, `not-found`, `rate-limited` or `temporary`
 */
export async function downloadFile(source: FileSource, id: string): Promise<Uint8Array> {
  const signal = AbortSignal.timeout(source.timeoutMs);
  try {
    return await readFile(await findUrl(source, id, signal), signal);
  } catch (error) {
    if (isNothingThere(error)) throw new ChannelError("not-found", "Discord file: its message is gone");
    throw toChannelError(error, "file");
  }
}

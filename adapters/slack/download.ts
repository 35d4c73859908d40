import type { webApi } from "@slack/bolt";
import { z } from "zod";
import { ChannelError } from "../../core/errors.ts";
import { toChannelError } from "./errors.ts";
import { maxPhotoBytes } from "./limits.ts";

/** What a download needs. */
export interface FileSource {
  readonly client: webApi.WebClient;
  readonly botToken: string;
  /** The Web API's address: its host may serve files too. */
  readonly apiUrl: string;
  /** How long a whole download may take. */
  readonly timeoutMs: number;
}

const info = z.object({ file: z.object({ url_private_download: z.string() }) });

/** Hosts that serve Slack's files over https, those of GovSlack included. */
const fileHost = /(?:^|\.)slack(?:-gov)?\.com$|^slack-files(?:-gov)?\.com$/;

/** Whether the token may be shown to an address: it goes to Slack and to nobody else. */
function isTrusted(address: string, apiUrl: string): boolean {
  if (!URL.canParse(address)) return false;
  const url = new URL(address);
  if (url.username !== "" || url.password !== "") return false;
  if (url.origin === new URL(apiUrl).origin) return true;
  return url.protocol === "https:" && url.port === "" && fileHost.test(url.hostname);
}

async function addressOf(source: FileSource, id: string): Promise<string> {
  if (!id.startsWith("file:")) return id;
  const read = info.safeParse(await source.client.files.info({ file: id.slice("file:".length) })).data;
  if (read === undefined) throw new ChannelError("not-found", "Slack file: no address");
  return read.file.url_private_download;
}

function refuseHead(response: Response): void {
  const { status, headers } = response;
  if (status === 404 || status === 410 || status === 403)
    throw new ChannelError("not-found", `Slack file: status ${status}`);
  // Without the scope, or for a file that is gone, Slack leads to its sign-in page instead.
  const page = /^text\/html/i.test(headers.get("content-type") ?? "");
  if ((status >= 300 && status < 400) || (status === 200 && page))
    throw new ChannelError("not-found", "Slack file: a page instead of a file (scope files:read?)");
  if (status !== 200) throw new ChannelError("temporary", `Slack file: status ${status}`);
  if (Number(headers.get("content-length") ?? 0) > maxPhotoBytes)
    throw new ChannelError("too-large", `Slack file: over ${maxPhotoBytes} bytes`);
}

async function readBody(response: Response): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let sizeBytes = 0;
  for await (const chunk of response.body ?? []) {
    sizeBytes += chunk.byteLength;
    if (sizeBytes > maxPhotoBytes)
      throw new ChannelError("too-large", `Slack file: over ${maxPhotoBytes} bytes`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/**
 * Fetches a file of a message, counting its bytes as they come. The token goes to Slack's own hosts only.
 * @param id the file's private address, or `file:` and its id
 * @throws ChannelError `too-large`, `not-found` or `temporary`
 */
export async function downloadFile(source: FileSource, id: string): Promise<Uint8Array> {
  const signal = AbortSignal.timeout(source.timeoutMs);
  const done = new AbortController();
  try {
    const address = await addressOf(source, id);
    if (!isTrusted(address, source.apiUrl))
      throw new ChannelError("not-found", "Slack file: not at one of Slack's addresses");
    const response = await fetch(address, {
      headers: { authorization: `Bearer ${source.botToken}` },
      redirect: "manual",
      signal: AbortSignal.any([signal, done.signal]),
    });
    refuseHead(response);
    return await readBody(response);
  } catch (error) {
    throw toChannelError(error, "file");
  } finally {
    // Whatever is left of the answer is not wanted.
    done.abort();
  }
}

import { ChannelError, type ChannelErrorCode } from "../../core/errors.ts";
import type { Credentials } from "./credentials.ts";
import { noAnswer } from "./errors.ts";
import { maxPhotoBytes, type PhotoPlace, readPlace } from "./photos.ts";
import { type AllowsService, isLoopbackName } from "./service-hosts.ts";

/** How long a download may take: until the answer begins, and in all. */
export const downloadTimeouts = { answerMs: 15_000, wholeMs: 60_000 } as const;

const mostRedirects = 3;

/** What a download needs. */
export interface PhotoSource {
  readonly allows: AllowsService;
  readonly credentials: Credentials;
  /** Aborts when the channel stops. */
  readonly stopped: AbortSignal;
  readonly timeouts: { readonly answerMs: number; readonly wholeMs: number };
}

function fault(code: ChannelErrorCode, what: string): ChannelError {
  return new ChannelError(code, `Teams photo: ${what}`);
}

/** Whether an address leads out into the internet, as those of shared files do; never into the operator's network. */
function isPublic(url: URL): boolean {
  const isAddress = /^[\d.]+$|^\[/.test(url.hostname);
  return (
    url.protocol === "https:" && url.hostname.includes(".") && !isAddress && !isLoopbackName(url.hostname)
  );
}

function mayFetch({ kind, url }: PhotoPlace, allows: AllowsService): boolean {
  return allows(url) || (kind === "shared" && isPublic(new URL(url)));
}

async function open(source: PhotoSource, place: PhotoPlace, signal: AbortSignal): Promise<Response> {
  let at = place;
  for (let hops = 0; hops <= mostRedirects; hops += 1) {
    if (!mayFetch(at, source.allows)) throw fault("not-found", "its host is not allowed");
    // Only a service that Leo sends messages to gets to see its token, and only for what was pasted there.
    const headers =
      at.kind === "pasted" && source.allows(at.url) ? await source.credentials.authorization(signal) : {};
    const response = await fetch(at.url, { headers, redirect: "manual", signal });
    const location = response.headers.get("location");
    if (response.status < 300 || response.status > 399 || location === null) return response;
    await response.body?.cancel();
    if (!URL.canParse(location, at.url)) throw fault("not-found", "redirected to nowhere");
    at = { kind: "shared", url: new URL(location, at.url).href };
  }
  throw fault("not-found", "redirected too often");
}

function refuseStatus({ kind }: PhotoPlace, { status }: Response): void {
  if (status === 200) return;
  // A shared file's address stops working after a while, and says so in several ways.
  const isGone = status === 403 || status === 404 || status === 410 || (kind === "shared" && status === 401);
  throw fault(isGone ? "not-found" : "temporary", `status ${status}`);
}

async function readAll(response: Response): Promise<Uint8Array> {
  if (Number(response.headers.get("content-length") ?? 0) > maxPhotoBytes) {
    await response.body?.cancel();
    throw fault("too-large", `over ${maxPhotoBytes} bytes`);
  }
  const chunks: Uint8Array[] = [];
  let sizeBytes = 0;
  for await (const chunk of response.body ?? []) {
    sizeBytes += chunk.length;
    if (sizeBytes > maxPhotoBytes) throw fault("too-large", `over ${maxPhotoBytes} bytes`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/**
 * Fetches a photo by the name that decoding gave it, counting its bytes as they come.
 * @throws ChannelError `too-large`, `not-found` or `temporary`
 */
export async function downloadPhoto(source: PhotoSource, name: string): Promise<Uint8Array> {
  const place = readPlace(name);
  if (place === undefined) throw fault("not-found", "no such photo");
  const { answerMs, wholeMs } = source.timeouts;
  const answered = new AbortController();
  const whole = AbortSignal.any([source.stopped, AbortSignal.timeout(wholeMs), answered.signal]);
  const late = setTimeout(() => answered.abort(fault("temporary", "no answer (TimeoutError)")), answerMs);
  try {
    const response = await open(source, place, whole);
    clearTimeout(late);
    refuseStatus(place, response);
    // An expired link leads to a page that asks to sign in.
    if (/^text\/html\b/i.test(response.headers.get("content-type") ?? ""))
      throw fault("not-found", "a page, not a picture");
    return await readAll(response);
  } catch (error) {
    throw noAnswer("photo", error);
  } finally {
    clearTimeout(late);
    answered.abort();
  }
}

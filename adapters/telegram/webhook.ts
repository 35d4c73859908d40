import { timingSafeEqual } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import { sha256 } from "../../core/ids.ts";
import type { Logger } from "../../core/log.ts";
import type { Intake } from "./intake.ts";

/** Telegram's own updates are far smaller. */
const mostBodyBytes = 1024 * 1024;
/** How much of a refused body is read, and thrown away, before the connection is closed on it. */
const mostDiscardedBytes = 32 * 1024 * 1024;

/** Compares in a time that doesn't tell how much of a guess was right. */
function isSecret(given: string | string[] | undefined, secret: string): boolean {
  const digest = (text: string): Buffer => Buffer.from(sha256(text), "hex");
  return typeof given === "string" && timingSafeEqual(digest(given), digest(secret));
}

/** Reads on without keeping anything, so that the other side gets to hear the answer; gives up on endless bodies. */
function discardBody(request: IncomingMessage): Promise<void> {
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

/** The whole body; `undefined` as soon as it is known to be too long. Rejects when the other side breaks off. */
function readBody(request: IncomingMessage): Promise<Buffer | undefined> {
  if (Number(request.headers["content-length"] ?? 0) > mostBodyBytes) return Promise.resolve(undefined);
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let sizeBytes = 0;
    request.on("data", (chunk: Buffer) => {
      sizeBytes += chunk.length;
      if (sizeBytes <= mostBodyBytes) chunks.push(chunk);
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

function parseJson(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString("utf8"));
  } catch {
    return undefined;
  }
}

/** What the webhook needs. */
export interface WebhookIntake {
  readonly secret: string;
  readonly log: Logger;
  /** Absent before the start and after the stop. */
  intake(): Intake | undefined;
}

/** The status to answer a request with; storing comes before a 200. */
async function take(request: IncomingMessage, { secret, log, intake }: WebhookIntake): Promise<number> {
  if (request.method !== "POST") return 405;
  if (!isSecret(request.headers["x-telegram-bot-api-secret-token"], secret)) return 401;
  const body = await readBody(request);
  if (body === undefined) return 413;
  const open = intake();
  if (open === undefined) return 503;
  const decoded = open.decode(parseJson(body));
  if (decoded === undefined) return 400;
  if (decoded.needsName === true) return 503;
  try {
    await open.store(decoded);
    return 200;
  } catch (error) {
    log.error({ err: error }, "Telegram: an update could not be stored");
    return 500;
  }
}

/** Answers Telegram's posts: 200 once stored, 500 to have it delivered again, 4xx to what isn't Telegram's. */
export async function answerWebhook(
  request: IncomingMessage,
  response: ServerResponse,
  options: WebhookIntake,
): Promise<void> {
  const status = await take(request, options).catch(() => 400);
  const refused = status === 401 || status === 405 || status === 413;
  if (refused && !request.readableEnded) await discardBody(request);
  if (response.destroyed) return;
  response.writeHead(status, {
    "content-length": 0,
    ...(status === 405 ? { allow: "POST" } : {}),
    ...(refused ? { connection: "close" } : {}),
  });
  response.end();
}

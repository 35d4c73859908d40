import { timingSafeEqual } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import { sha256 } from "../../core/ids.ts";
import type { Logger } from "../../core/log.ts";
import { discardBody, parseJson, readBody } from "../../core/request-body.ts";
import type { Intake } from "./intake.ts";

/** Telegram's own updates are far smaller. */
const mostBodyBytes = 1024 * 1024;

/** Compares in a time that doesn't tell how much of a guess was right. */
function isSecret(given: string | string[] | undefined, secret: string): boolean {
  const digest = (text: string): Buffer => Buffer.from(sha256(text), "hex");
  return typeof given === "string" && timingSafeEqual(digest(given), digest(secret));
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
  const body = await readBody(request, mostBodyBytes);
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

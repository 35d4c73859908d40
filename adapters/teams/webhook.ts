import type { IncomingMessage, ServerResponse } from "node:http";
import type { Logger } from "../../core/log.ts";
import type { Json } from "../../core/message.ts";
import { discardBody, parseJson, readBody } from "../../core/request-body.ts";
import type { Authenticator } from "./authenticate.ts";
import type { Decoded } from "./decode.ts";
import type { Intake } from "./intake.ts";
import { type AllowsService, isLoopbackName } from "./service-hosts.ts";

/** Teams' own activities are far smaller. */
const mostBodyBytes = 1024 * 1024;

/** What the webhook needs. */
export interface WebhookIntake {
  /** Absent where nothing is signed: then only this machine may come in. */
  readonly authenticator: Authenticator | undefined;
  readonly allows: AllowsService;
  readonly log: Logger;
  /** Absent before the start and after the stop. */
  intake(): Intake | undefined;
}

/** What a request is answered with. */
interface Answer {
  readonly status: number;
  readonly body?: Json;
}

/** A program on this machine; neither a page in a browser here nor somebody behind a tunnel or proxy. */
function isLocalProgram({ socket, headers }: IncomingMessage): boolean {
  const address = (socket.remoteAddress ?? "").replace(/^::ffff:/, "");
  const isForwarded = headers["x-forwarded-for"] !== undefined || headers.forwarded !== undefined;
  return isLoopbackName(address) && !isForwarded && headers.origin === undefined;
}

/** 200 for an activity that is what it says it is, or why it isn't taken. */
async function judge(
  { authenticator, allows, log }: WebhookIntake,
  header: string,
  { type, channelId, serviceUrl }: Decoded,
): Promise<number> {
  if (authenticator !== undefined) {
    // Other channels of the same bot let people choose their own ids.
    if (channelId !== "msteams") return 401;
    const verdict = await authenticator.verify(header, { channelId, serviceUrl });
    if (verdict === "keys-unreachable") {
      log.error("Teams: the keys that sign its messages can't be fetched; check TEAMS_OPENID_METADATA_URL");
      return 503;
    }
    if (verdict === "forged") return 401;
  }
  if (allows(serviceUrl)) return 200;
  log.warn({ type }, "Teams: a service host that TEAMS_ALLOWED_SERVICE_HOSTS doesn't name was refused");
  return 403;
}

/** What to answer a request with; storing comes before a 200. */
async function take(request: IncomingMessage, options: WebhookIntake): Promise<Answer> {
  const { authenticator, log } = options;
  const header = request.headers.authorization ?? "";
  if (request.method !== "POST") return { status: 405 };
  if (authenticator === undefined ? !isLocalProgram(request) : !authenticator.isPromising(header))
    return { status: authenticator === undefined ? 403 : 401 };
  const body = await readBody(request, mostBodyBytes);
  if (body === undefined) return { status: 413 };
  const open = options.intake();
  if (open === undefined) return { status: 503 };
  const decoded = open.decode(parseJson(body));
  if (decoded === undefined) return { status: 400 };
  const status = await judge(options, header, decoded);
  if (status !== 200) return { status };
  try {
    await open.store(decoded);
  } catch (error) {
    log.error({ err: error, type: decoded.type }, "Teams: an activity could not be stored");
    return { status: 500 };
  }
  log.debug({ type: decoded.type, messages: decoded.messages.length }, "Teams: activity taken");
  return { status: 200, ...(decoded.invokeAnswer === undefined ? {} : { body: decoded.invokeAnswer }) };
}

/**
 * Answers Teams' posts: 200 once stored, 5xx to have it delivered again, 4xx to what isn't Teams'. Nothing is said in
 * the answer: whatever Leo says goes to the conversation later.
 */
export async function answerWebhook(
  request: IncomingMessage,
  response: ServerResponse,
  options: WebhookIntake,
): Promise<void> {
  const { status, body } = await take(request, options).catch((): Answer => ({ status: 400 }));
  const refused = status >= 400 && status < 500;
  if (refused && !request.readableEnded) await discardBody(request);
  if (response.destroyed) return;
  const text = body === undefined ? "" : JSON.stringify(body);
  response.writeHead(status, {
    "content-length": Buffer.byteLength(text),
    ...(body === undefined ? {} : { "content-type": "application/json" }),
    ...(status === 405 ? { allow: "POST" } : {}),
    ...(refused ? { connection: "close" } : {}),
  });
  response.end(text);
}

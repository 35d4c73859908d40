import type { IncomingMessage, ServerResponse } from "node:http";
import { isValidSlackRequest } from "@slack/bolt";
import type { Clock } from "../../core/clock.ts";
import type { Logger } from "../../core/log.ts";
import { discardBody, parseJson, readBody } from "../../core/request-body.ts";
import { urlVerification } from "./envelope.ts";
import type { CommandReply, Intake } from "./intake.ts";

/** Slack's own requests are far smaller. */
const mostBodyBytes = 1024 * 1024;
/** How far the time in a signature may be from now, in seconds; older requests may be somebody's recording. */
const mostOffSeconds = 300;

/** What the webhook needs. */
export interface WebhookIntake {
  readonly signingSecret: string;
  readonly clock: Clock;
  readonly log: Logger;
  /** Absent before the start and after the stop. */
  intake(): Intake | undefined;
}

interface Answer {
  readonly status: number;
  readonly body?: CommandReply | { readonly challenge: string };
}

function isSigned(request: IncomingMessage, body: Buffer, { signingSecret, clock }: WebhookIntake): boolean {
  const signature = request.headers["x-slack-signature"];
  const timestamp = request.headers["x-slack-request-timestamp"];
  if (typeof signature !== "string" || typeof timestamp !== "string" || !/^\d{1,12}$/.test(timestamp))
    return false;
  const nowMs = clock().getTime();
  if (Math.abs(nowMs / 1000 - Number(timestamp)) > mostOffSeconds) return false;
  return isValidSlackRequest({
    signingSecret,
    body: body.toString("utf8"),
    headers: { "x-slack-signature": signature, "x-slack-request-timestamp": Number(timestamp) },
    nowMilliseconds: nowMs,
  });
}

/** Events come as JSON, button presses as JSON in a form, slash commands as a form. */
function readRequest(request: IncomingMessage, body: Buffer): unknown {
  const isForm = /^application\/x-www-form-urlencoded/i.test(request.headers["content-type"] ?? "");
  if (!isForm) return parseJson(body);
  const form = new URLSearchParams(body.toString("utf8"));
  const payload = form.get("payload");
  return payload === null ? Object.fromEntries(form) : parseJson(Buffer.from(payload));
}

/** What a request is answered with; storing comes before a 200. */
async function take(request: IncomingMessage, options: WebhookIntake): Promise<Answer> {
  if (request.method !== "POST") return { status: 405 };
  const body = await readBody(request, mostBodyBytes);
  if (body === undefined) return { status: 413 };
  if (!isSigned(request, body, options)) return { status: 401 };
  const delivered = readRequest(request, body);
  if (typeof delivered !== "object" || delivered === null) return { status: 400 };
  const { challenge } = urlVerification.safeParse(delivered).data ?? {};
  if (challenge !== undefined) return { status: 200, body: { challenge } };
  const intake = options.intake();
  if (intake === undefined) return { status: 503 };
  try {
    const reply = await intake.take(delivered);
    return reply === undefined ? { status: 200 } : { status: 200, body: reply };
  } catch (error) {
    options.log.error({ err: error }, "Slack: a delivery could not be stored");
    return { status: 500 };
  }
}

/** Answers Slack's posts: 200 once stored, 500 to have it delivered again, 401 to what Slack hasn't signed just now. */
export async function answerWebhook(
  request: IncomingMessage,
  response: ServerResponse,
  options: WebhookIntake,
): Promise<void> {
  const { status, body } = await take(request, options).catch((): Answer => ({ status: 400 }));
  const refused = status === 405 || status === 413;
  if (refused && !request.readableEnded) await discardBody(request);
  if (response.destroyed) return;
  const content = body === undefined ? "" : JSON.stringify(body);
  response.writeHead(status, {
    "content-length": Buffer.byteLength(content),
    ...(content === "" ? {} : { "content-type": "application/json" }),
    ...(status === 405 ? { allow: "POST" } : {}),
    ...(refused ? { connection: "close" } : {}),
  });
  response.end(content);
}

import { request } from "node:http";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { slackSignature } from "../emulators/slack-deliveries.ts";
import { type SlackSetup, startSlackChannel } from "./slack-channel.ts";
import { until } from "./until.ts";

let setup: SlackSetup;
beforeEach(async () => {
  setup = await startSlackChannel();
});
afterEach(() => setup.close());

interface Posted {
  readonly body?: string | Buffer;
  readonly method?: string;
  readonly type?: string;
  /** How old the signature is, in seconds. */
  readonly ageSeconds?: number;
  readonly secret?: string;
  readonly headers?: Readonly<Record<string, string | undefined>>;
}

/** Posts to the webhook, signed as Slack signs unless told. */
function post(options: Posted): Promise<{ status: number; body: string }> {
  const { body = "{}", method = "POST", type = "application/json", ageSeconds = 0 } = options;
  const timestamp = String(Math.floor(Date.now() / 1000) - ageSeconds);
  const signature = slackSignature(
    options.secret ?? setup.slack.state.signingSecret,
    timestamp,
    String(body),
  );
  const headers = {
    "content-type": type,
    "content-length": String(Buffer.byteLength(body)),
    "x-slack-request-timestamp": timestamp,
    "x-slack-signature": signature,
    ...options.headers,
  };
  const given = Object.fromEntries(Object.entries(headers).filter(([, value]) => value !== undefined));
  return new Promise((resolve, reject) => {
    request(setup.webhookUrl, { method, headers: given as Record<string, string> }, (response) => {
      let said = "";
      response.on("data", (chunk: Buffer) => {
        said += chunk.toString();
      });
      response.on("end", () => resolve({ status: response.statusCode ?? 0, body: said }));
    })
      .on("error", reject)
      .end(body);
  });
}

function message(fields: object = {}): string {
  const { id, directId } = setup.anna;
  return JSON.stringify({
    type: "event_callback",
    event_id: "Ev1",
    event: {
      type: "message",
      channel: directId,
      channel_type: "im",
      user: id,
      text: "hi",
      ts: "1700000000.000100",
      ...fields,
    },
  });
}

describe("Slack's webhook", () => {
  test("takes what Slack signed just now, once it is stored", async () => {
    expect(await post({ body: message() })).toEqual({ status: 200, body: "" });
    expect(setup.inbox.stored).toMatchObject([
      {
        id: `${setup.anna.directId} 1700000000.000100`,
        order: "1700000000000100",
        sentAt: new Date(1_700_000_000_000),
        sender: { id: setup.anna.id, languageTag: "de-DE", timeZone: "Europe/Berlin" },
      },
    ]);
  });

  test.each<[string, Posted]>([
    ["unsigned", { headers: { "x-slack-signature": undefined } }],
    ["signed by somebody else", { secret: "another secret" }],
    [
      "signed for another body",
      { body: '{"a":1}', headers: { "x-slack-signature": slackSignature("x", "1", "{}") } },
    ],
    ["with a signature of another kind", { headers: { "x-slack-signature": "v1=abc" } }],
    ["without a time", { headers: { "x-slack-request-timestamp": undefined } }],
    ["with a time that is none", { headers: { "x-slack-request-timestamp": "NaN" } }],
    ["recorded six minutes ago", { ageSeconds: 360 }],
    ["from six minutes ahead", { ageSeconds: -360 }],
  ])("refuses what comes %s with 401, and stores nothing", async (_, options) => {
    expect((await post({ body: message(), ...options })).status).toBe(401);
    expect(setup.inbox.offered).toEqual([]);
  });

  test("takes what is four minutes old: Slack may be slow", async () => {
    expect((await post({ body: message(), ageSeconds: 240 })).status).toBe(200);
  });

  test("answers Slack's question about the address", async () => {
    const body = JSON.stringify({ type: "url_verification", challenge: "c-h-a", token: "deprecated" });
    expect(await post({ body })).toEqual({ status: 200, body: '{"challenge":"c-h-a"}' });
  });

  test("tells other methods, endless and unreadable bodies apart from Slack's", async () => {
    expect((await post({ method: "GET", body: "" })).status).toBe(405);
    expect((await post({ body: "x".repeat(2_000_000) })).status).toBe(413);
    expect((await post({ body: "no JSON" })).status).toBe(400);
    const form = "application/x-www-form-urlencoded";
    expect((await post({ body: "payload=%7B", type: form })).status).toBe(400);
    expect((await post({ body: "ssl_check=1&token=x", type: form })).status).toBe(200);
    expect(setup.inbox.offered).toEqual([]);
  });

  test("asks for redelivery of what could not be stored, and when it takes nothing in", async () => {
    setup.inbox.failNext(1);
    expect((await post({ body: message() })).status).toBe(500);
    expect((await post({ body: message() })).status).toBe(200);
    await setup.adapter.stop();
    expect((await post({ body: message() })).status).toBe(503);
    expect(setup.inbox.stored).toHaveLength(1);
  });

  test("says nothing before the message is stored", async () => {
    const release = setup.inbox.hold();
    let answered = false;
    const posted = post({ body: message() }).finally(() => {
      answered = true;
    });
    await until(() => setup.inbox.offered.length === 1, "the message offered");
    expect(answered).toBe(false);
    release();
    expect((await posted).status).toBe(200);
  });

  test("three deliveries of an event have one id, whatever their event ids and signatures", async () => {
    setup.slack.deliveries.deliverEach(3);
    await setup.anna.say("once");
    const stored = await setup.inbox.until(3);
    expect(new Set(stored.map(({ id }) => id)).size).toBe(1);
    const [first] = setup.slack.calls("delivery");
    expect(first?.status).toBe(200);
  });
});

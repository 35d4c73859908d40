import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { makeSigningKey, unsignedToken } from "../emulators/teams-keys.ts";
import type { PostOptions } from "../emulators/teams-sender.ts";
import { texts } from "./contract-context.ts";
import { setUpTeams, type TeamsSetup } from "./teams-channel.ts";

const hour = 3_600;
const now = (): number => Math.floor(Date.now() / 1000);

describe("Teams' webhook and strangers", () => {
  let at: TeamsSetup;
  beforeAll(async () => {
    at = await setUpTeams();
    await at.meet();
  });
  afterAll(() => at.close());

  const message = (fields: Readonly<Record<string, unknown>> = {}) => ({
    type: "message",
    id: "77",
    channelId: "msteams",
    serviceUrl: at.teams.serviceUrl,
    from: { id: "29:mallory" },
    recipient: { id: at.teams.botId },
    conversation: { id: "a:mallory", conversationType: "personal" },
    text: "let me in",
    ...fields,
  });
  const post = async (options: PostOptions = {}, fields: Readonly<Record<string, unknown>> = {}) =>
    (await at.teams.sender.post(message(fields), options)).status;

  test.each<[string, () => PostOptions]>([
    ["no token", () => ({ authorization: undefined })],
    ["an empty token", () => ({ authorization: "Bearer " })],
    ["another scheme", () => ({ authorization: `Basic ${at.teams.key.sign(at.teams.sender.claims())}` })],
    ["no scheme", () => ({ authorization: at.teams.key.sign(at.teams.sender.claims()) })],
    ["nonsense", () => ({ authorization: "Bearer nonsense" })],
    ["parts that are no JSON", () => ({ authorization: "Bearer YQ.YQ.YQ" })],
    ["a part that is an array", () => ({ authorization: "Bearer W10.W10.YQ" })],
    [
      "an unknown key",
      () => ({ authorization: `Bearer ${makeSigningKey("key-9").sign(at.teams.sender.claims())}` }),
    ],
    [
      "a wrong key under the right name",
      () => ({ authorization: `Bearer ${makeSigningKey("key-1").sign(at.teams.sender.claims())}` }),
    ],
    [
      "no key's name",
      () => ({ authorization: `Bearer ${at.teams.key.sign(at.teams.sender.claims(), { kid: undefined })}` }),
    ],
    ["alg none", () => ({ authorization: `Bearer ${unsignedToken(at.teams.sender.claims())}` })],
    [
      "alg none with a signature",
      () => ({ authorization: `Bearer ${unsignedToken(at.teams.sender.claims(), "YQ")}` }),
    ],
    [
      "alg HS256",
      () => ({ authorization: `Bearer ${at.teams.key.sign(at.teams.sender.claims(), { alg: "HS256" })}` }),
    ],
    ["an expired token", () => ({ claims: { nbf: now() - 3 * hour, exp: now() - 2 * hour } })],
    ["a token of the future", () => ({ claims: { nbf: now() + hour, exp: now() + 2 * hour } })],
    ["another bot's token", () => ({ claims: { aud: "another-app" } })],
    ["no audience", () => ({ claims: { aud: undefined } })],
    ["several audiences", () => ({ claims: { aud: [at.teams.appId, "another-app"] } })],
    ["another issuer", () => ({ claims: { iss: "https://evil.example" } })],
    [
      "the emulator's issuer",
      () => ({
        claims: {
          iss: "https://sts.windows.net/d6d49420-f39b-4df7-a1dc-d59a935871db/",
          appid: at.teams.appId,
          ver: "1.0",
        },
      }),
    ],
    [
      "another bot as a skill",
      () => ({
        claims: {
          iss: "https://login.microsoftonline.com/d6d49420-f39b-4df7-a1dc-d59a935871db/v2.0",
          ver: "2.0",
          azp: "another-app",
        },
      }),
    ],
    ["no service address", () => ({ claims: { serviceurl: undefined } })],
    ["another service address", () => ({ claims: { serviceurl: "https://smba.trafficmanager.net/emea/" } })],
  ])("answers 401 to %s, and stores nothing", async (_, options) => {
    expect(await post(options())).toBe(401);
    expect(at.inbox.offered).toHaveLength(1);
    expect(at.refreshed).toEqual([]);
  });

  test("takes no activity to another address than the token is for, and none to a foreign host", async () => {
    expect(await post({}, { serviceUrl: "https://evil.example/" })).toBe(401);
    const foreign = { serviceUrl: "https://evil.example/" };
    expect(await post({ claims: { serviceurl: "https://evil.example/" } }, foreign)).toBe(403);
    expect(at.inbox.offered).toHaveLength(1);
    expect(at.teams.calls).toEqual([]);
  });

  test.each(["webchat", "directline", "emulator", "AseChannel", "", 7])(
    "takes nothing from the channel %j",
    async (channelId) => {
      expect(await post({}, { channelId })).toBe(401);
      expect(at.inbox.offered).toHaveLength(1);
    },
  );
});

describe("Teams' webhook", () => {
  let at: TeamsSetup;
  beforeEach(async () => {
    at = await setUpTeams();
    await at.meet();
  });
  afterEach(() => at.close());

  const message = (fields: Readonly<Record<string, unknown>> = {}) => ({
    type: "message",
    id: "77",
    channelId: "msteams",
    serviceUrl: at.teams.serviceUrl,
    from: { id: "29:mallory" },
    recipient: { id: at.teams.botId },
    conversation: { id: "a:mallory", conversationType: "personal" },
    text: "let me in",
    ...fields,
  });
  const post = async (options: PostOptions = {}, fields: Readonly<Record<string, unknown>> = {}) =>
    (await at.teams.sender.post(message(fields), options)).status;

  test("takes what Microsoft signed for this bot", async () => {
    expect(await post()).toBe(200);
    expect(texts(at.inbox.stored)).toEqual(["hello", "let me in"]);
  });

  test("answers 400 to what is no activity, 405 and 413 to what is no post of Teams, and lives", async () => {
    for (const raw of [
      "",
      "{",
      "null",
      "[]",
      "7",
      '"text"',
      "\u0000\u0001",
      '{"type":"message"}',
      `{"type":`,
    ])
      expect([raw, await post({ raw })]).toEqual([raw, 400]);
    expect((await fetch(at.webhookUrl)).status).toBe(405);
    expect(await post({ raw: JSON.stringify({ x: "y".repeat(2 * 1024 * 1024) }) })).toBe(413);
    expect(await post({ authorization: undefined, raw: "x".repeat(10 * 1024 * 1024) })).toBe(401);
    at.anna.text("still there?");
    expect(texts(await at.inbox.until(2))).toEqual(["hello", "still there?"]);
  });

  test("says that it could not store, so that Teams delivers again, and takes the second try as the first", async () => {
    at.inbox.failNext(1);
    expect(await post()).toBe(500);
    expect(await post()).toBe(200);
    const [first, second] = at.inbox.offered.slice(1);
    expect(first).toEqual(second);
  });

  test("asks for another delivery before the start and after the stop", async () => {
    await at.adapter.stop();
    expect(await post()).toBe(503);
  });

  test("never writes a token or a word to the log", async () => {
    const token = at.teams.key.sign({ ...at.teams.sender.claims(), aud: "another-app" });
    await post({ authorization: `Bearer ${token}` });
    await post({ claims: { serviceurl: "https://evil.example/" } }, { serviceUrl: "https://evil.example/" });
    at.inbox.failNext(1);
    await post();
    expect(at.log()).toContain("could not be stored");
    for (const secret of [token, token.split(".")[2] ?? "", "let me in", "29:mallory", at.teams.password])
      expect(at.log()).not.toContain(secret);
  });
});

describe("Teams' webhook while the keys can't be fetched", () => {
  test("asks for another delivery, and takes it once they can", async () => {
    const at = await setUpTeams();
    at.teams.fault({ method: "openid", status: 500 });
    at.teams.fault({ method: "openid", cut: "before" });
    await at.adapter.start(at.inbox.receive);
    const message = at.anna.send({ text: "hello" });
    await at.teams.sender.idle();
    const answers = [
      (await at.teams.sender.post(message)).status,
      (await at.teams.sender.post(message)).status,
    ];
    expect([...at.teams.sender.answers, ...answers]).toEqual([503, 503, 200]);
    expect(texts(at.inbox.stored)).toEqual(["hello"]);
    await at.close();
  });
});

describe("Teams' webhook without credentials", () => {
  let at: TeamsSetup;
  beforeEach(async () => {
    at = await setUpTeams({}, false);
    await at.meet();
  });
  afterEach(() => at.close());

  const from = async (headers: Readonly<Record<string, string>>) =>
    (
      await fetch(at.webhookUrl, {
        method: "POST",
        headers: { "content-type": "application/json", ...headers },
        body: JSON.stringify({ type: "message", serviceUrl: at.teams.serviceUrl }),
      })
    ).status;

  test("takes programs of this machine only, not whoever comes through a proxy, tunnel or browser", async () => {
    expect(await from({})).toBe(200);
    expect(await from({ "x-forwarded-for": "203.0.113.9" })).toBe(403);
    expect(await from({ forwarded: "for=203.0.113.9" })).toBe(403);
    expect(await from({ origin: "https://evil.example" })).toBe(403);
  });

  test("answers go out without a token, to this machine alone", async () => {
    const sent = await at.adapter.send(at.inbox.stored[0]?.conversation as never, [
      { kind: "text", markdown: "hi" },
    ]);
    expect(sent.parts).toHaveLength(1);
    expect(at.teams.calls.map(({ authorization }) => authorization)).toEqual([undefined]);
    const response = await at.teams.sender.post({
      type: "message",
      id: "1",
      serviceUrl: "https://evil.example/",
      from: { id: "29:m" },
      conversation: { id: "a:m" },
      text: "x",
    });
    expect(response.status).toBe(403);
  });
});

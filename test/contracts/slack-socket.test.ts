import { afterEach, describe, expect, test } from "vitest";
import { type SlackSetup, startSlackChannel } from "./slack-channel.ts";
import { until } from "./until.ts";

let setup: SlackSetup;
afterEach(() => setup.close());

const texts = () =>
  setup.inbox.stored.map(({ content }) => (content.kind === "text" ? content.text : content.kind));
const connections = () => setup.slack.deliveries.connections();
const healthy = () => until(() => setup.adapter.health().ok, "a healthy channel");

describe("Socket Mode", () => {
  test("acknowledges an envelope only after it is stored", async () => {
    setup = await startSlackChannel({ by: "Socket Mode" });
    const release = setup.inbox.hold();
    const said = setup.anna.say("wait");
    await until(() => setup.inbox.offered.length === 1, "the message offered");
    expect(setup.slack.deliveries.pending()).toBe(1);
    release();
    expect((await said).status).toBe(200);
  });

  test("loses nothing over a cut: what wasn't acknowledged comes again on the next connection", async () => {
    setup = await startSlackChannel({ by: "Socket Mode" });
    const release = setup.inbox.hold();
    void setup.anna.say("in the air");
    await until(() => setup.inbox.offered.length === 1, "the message offered");
    setup.slack.cut();
    await until(() => !setup.adapter.health().ok, "the cut noticed");
    void setup.anna.say("while cut");
    release();
    await until(() => setup.slack.deliveries.pending() === 0, "all acknowledged");
    expect(new Set(texts())).toEqual(new Set(["in the air", "while cut"]));
    const again = setup.inbox.stored.filter(
      ({ content }) => content.kind === "text" && content.text === "in the air",
    );
    expect(new Set(again.map(({ id }) => id)).size).toBe(1);
    await healthy();
  });

  test("moves to a new connection when Slack wants it, without a gap and without calling it a fault", async () => {
    setup = await startSlackChannel({ by: "Socket Mode" });
    const [old] = connections();
    const release = setup.inbox.hold();
    const said = setup.anna.say("on the old one");
    await until(() => setup.inbox.offered.length === 1, "the message offered");
    setup.slack.recycle();
    await until(() => connections().some((each) => each !== old), "another connection");
    release();
    expect((await said).status).toBe(200);
    await setup.anna.say("on the new one");
    expect([...new Set(texts())]).toEqual(["on the old one", "on the new one"]);
    expect(setup.adapter.health()).toEqual({ ok: true });
  });

  test("says what to click when Socket Mode is switched off", async () => {
    setup = await startSlackChannel({ by: "Socket Mode" });
    setup.slack.faults.add({ method: "apps.connections.open", error: "invalid_auth", times: 99 });
    setup.slack.recycle("link_disabled");
    await until(() => setup.adapter.health().detail?.includes("Socket Mode") === true, "the advice");
  });

  test.each([
    "",
    "no JSON",
    "null",
    "5",
    "[]",
    '{"type":7}',
    '{"envelope_id":5}',
    '{"type":"hello","envelope_id":null}',
  ])("is not impressed by the frame %j", async (frame) => {
    setup = await startSlackChannel({ by: "Socket Mode" });
    connections()[0]?.send(frame);
    connections()[0]?.send(Buffer.from(frame));
    await setup.anna.say("still there?");
    expect(texts()).toEqual(["still there?"]);
  });

  test.each([
    { type: "events_api", payload: null },
    { type: "events_api", payload: { event: null } },
    { type: "events_api", payload: { event: { type: "error" } } },
    { type: "error", payload: {} },
    { type: "close" },
    { type: "interactive", payload: "text" },
  ])("acknowledges %j, which no SDK survives, and goes on", async (envelope) => {
    setup = await startSlackChannel({ by: "Socket Mode" });
    const [socket] = connections();
    const acknowledged = new Promise((resolve) => socket?.on("message", (data) => resolve(String(data))));
    socket?.send(JSON.stringify({ ...envelope, envelope_id: "odd" }));
    expect(await acknowledged).toBe('{"envelope_id":"odd"}');
    await setup.anna.say("still there?");
    expect(texts()).toEqual(["still there?"]);
  });
});

describe.each(["HTTP", "Socket Mode"] as const)("a set-up fault over %s", (by) => {
  test("of the bot token is one line that says what to click, and heals by itself", async () => {
    setup = await startSlackChannel({
      by,
      before: ({ faults }) => {
        faults.add({ method: "auth.test", status: 503 });
      },
    });
    await healthy();
    await setup.close();
    setup = await startSlackChannel({ by, env: { SLACK_BOT_TOKEN: "xoxb-1-wrong" } });
    const { ok, detail } = setup.adapter.health();
    expect(ok).toBe(false);
    expect(detail).toMatch(/refuses SLACK_BOT_TOKEN .*OAuth & Permissions/);
    expect(detail).not.toContain("xoxb-1-wrong");
  });

  test("of a missing scope names it, and the channel works as far as it can", async () => {
    setup = await startSlackChannel({
      by,
      before: ({ state }) => {
        state.scopes = state.scopes.filter((scope) => scope !== "files:write" && scope !== "users:read");
      },
    });
    await until(() => setup.adapter.health().detail !== "Slack: connecting", "the news");
    const { ok, detail } = setup.adapter.health();
    expect(ok).toBe(false);
    expect(detail).toContain("files:write, users:read");
    expect(detail).toContain("Reinstall to Workspace");
    await setup.anna.say("hello");
    expect(texts()).toEqual(["hello"]);
  });
});

test("a refused app token is told apart from a refused bot token", async () => {
  setup = await startSlackChannel({ by: "Socket Mode", env: { SLACK_APP_TOKEN: "xapp-1-wrong" } });
  await until(() => setup.adapter.health().detail?.includes("SLACK_APP_TOKEN") === true, "the advice");
  expect(setup.adapter.health().detail).toContain("connections:write");
});

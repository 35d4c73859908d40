import { afterEach, describe, expect, test } from "vitest";
import { type SlackSetup, startSlackChannel } from "./slack-channel.ts";
import { until } from "./until.ts";

let setup: SlackSetup;
afterEach(() => setup.close());

const ways = ["HTTP", "Socket Mode"] as const;
const contents = () => setup.inbox.stored.map(({ content }) => content);

describe.each(ways)("over %s", (by) => {
  test("a mention is one message, from a group, that goes back to its thread", async () => {
    setup = await startSlackChannel({ by });
    const channel = setup.slack.channel();
    await setup.anna.mention(channel.id, "what do you do?");
    expect(setup.inbox.offered).toHaveLength(1);
    const [message] = setup.inbox.stored;
    expect(message).toMatchObject({
      conversation: { id: channel.id, kind: "group", address: { threadTs: expect.any(String) as string } },
      sender: { id: setup.anna.id },
      content: { kind: "text", text: "what do you do?" },
    });
    if (message === undefined) return;
    await setup.adapter.send(message.conversation, [{ kind: "text", markdown: "Hello" }]);
    const { address } = message.conversation as { address?: { threadTs?: string } };
    expect(channel.messages().at(-1)).toMatchObject({ text: "Hello", threadTs: address?.threadTs });
  });

  test("/leo in the direct chat is a command there", async () => {
    setup = await startSlackChannel({ by });
    expect(await setup.anna.command("checkin")).toEqual({ status: 200, body: "" });
    expect(await setup.anna.command("")).toMatchObject({ status: 200 });
    expect(contents()).toEqual([
      { kind: "text", text: "/leo checkin" },
      { kind: "text", text: "/start" },
    ]);
    for (const { conversation } of setup.inbox.stored)
      expect(conversation).toEqual({ channel: "slack", id: setup.anna.id, kind: "direct" });
  });

  test("/leo anywhere else leads into the direct chat: only the person is told so, in their language", async () => {
    setup = await startSlackChannel({ by });
    const channel = setup.slack.channel(false);
    const elsewhere = setup.slack.person();
    for (const place of [channel.id, elsewhere.directId]) {
      const { status, body } = await setup.anna.command("checkin", place);
      expect(status).toBe(200);
      expect(JSON.parse(body)).toMatchObject({ response_type: "ephemeral" });
      expect(body).toContain("Schreib mir");
      expect(body).toContain("https://slack.com/app_redirect?app=A0EMULATED&team=T0EMULATED");
    }
    const [message] = setup.inbox.stored;
    expect(message?.conversation).toEqual({ channel: "slack", id: setup.anna.id, kind: "direct" });
    if (message === undefined) return;
    await setup.adapter.send(message.conversation, [{ kind: "text", markdown: "Here" }]);
    expect(setup.anna.replies().map(({ text }) => text)).toEqual(["Here"]);
    expect(channel.messages()).toEqual([]);
  });

  test("a button's press is acknowledged once stored, with one id however often it is delivered", async () => {
    setup = await startSlackChannel({ by });
    const rows = [[{ action: "answer", value: "q1:5", label: "Five" }]];
    await setup.adapter.send(setup.chat, [{ kind: "buttons", rows }]);
    setup.slack.deliveries.deliverEach(3);
    expect((await setup.anna.press("Five")).status).toBe(200);
    const stored = await setup.inbox.until(3);
    expect(new Set(stored.map(({ id }) => id)).size).toBe(1);
    expect(stored[0]?.content).toEqual({ kind: "action", action: "answer", value: "q1:5" });
  });

  test("a press on a link is acknowledged and starts nothing", async () => {
    setup = await startSlackChannel({ by });
    await setup.adapter.send(setup.chat, [{ kind: "link", label: "Open", url: "https://leo.example/r/1" }]);
    expect((await setup.anna.press("Open")).status).toBe(200);
    expect(setup.inbox.offered).toEqual([]);
  });

  test("an album comes as its photos, the words with the first; a document beside it is told", async () => {
    setup = await startSlackChannel({ by });
    const bytes = Buffer.from("photo");
    await setup.anna.sendFiles(
      [
        { bytes },
        { bytes, name: "b.heic", mimetype: "image/heic" },
        { bytes, name: "c.pdf", mimetype: "application/pdf" },
      ],
      "me & you",
    );
    const [first, second, third] = contents();
    expect(first).toMatchObject({ kind: "photo", caption: "me & you", photo: { mediaType: "image/jpeg" } });
    expect(second).toMatchObject({ kind: "photo", photo: { mediaType: "image/heic" } });
    expect(second).not.toHaveProperty("caption");
    expect(third).toEqual({ kind: "unsupported", description: "document" });
    if (first?.kind !== "photo" || second?.kind !== "photo") throw new Error("no photos");
    expect(first.album).toBe(second.album);
    expect(new Set(setup.inbox.stored.map(({ id }) => id)).size).toBe(3);
  });

  test("what one person writes is stored in order, even while Slack is slow to say who they are", async () => {
    setup = await startSlackChannel({ by });
    setup.slack.faults.add({ method: "users.info", delayMs: 300 });
    await Promise.all(["a", "b", "c"].map((text) => setup.anna.say(text)));
    expect(contents()).toEqual(["a", "b", "c"].map((text) => ({ kind: "text", text })));
  });

  test("somebody whose profile Slack doesn't give is heard all the same", async () => {
    setup = await startSlackChannel({ by });
    setup.slack.faults.add({ method: "users.info", silent: true });
    const ben = setup.slack.person();
    setup.slack.faults.add({ method: "users.info", status: 500 });
    await Promise.all([setup.anna.say("one"), ben.say("two")]);
    expect(
      setup.inbox.stored.map(({ sender }) => sender).toSorted((a, b) => a.id.localeCompare(b.id)),
    ).toEqual([{ id: setup.anna.id }, { id: ben.id }]);
  });

  test("App Home is drawn when somebody looks, for them alone, and again after a press there is answered", async () => {
    let looks = 0;
    setup = await startSlackChannel({
      by,
      home: async ({ id }) => {
        looks += 1;
        return [
          { kind: "text", markdown: `**For ${id}** look ${looks}` },
          { kind: "buttons", rows: [[{ action: "habit", value: "h.1", label: "Done" }]] },
        ];
      },
    });
    await setup.anna.openHome();
    await until(() => setup.slack.home(setup.anna.id) !== undefined, "the home");
    expect(JSON.stringify(setup.slack.home(setup.anna.id))).toContain(`*For ${setup.anna.id}* look 1`);
    expect(setup.inbox.offered).toEqual([]);
    await setup.anna.pressInHome("Done");
    const [press] = setup.inbox.stored;
    expect(press).toMatchObject({
      conversation: { id: setup.anna.id, kind: "direct" },
      content: { kind: "action", action: "habit", value: "h.1" },
    });
    expect(looks).toBe(1);
    await setup.adapter.send(setup.chat, [{ kind: "text", markdown: "Ticked" }]);
    await until(() => JSON.stringify(setup.slack.home(setup.anna.id)).includes("look 2"), "the new home");
  });

  test("a Home that can't be drawn or shown harms nothing", async () => {
    setup = await startSlackChannel({
      by,
      home: async () => {
        throw new Error("the database is away");
      },
    });
    expect((await setup.anna.openHome()).status).toBe(200);
    await setup.anna.say("still there?");
    expect(contents()).toEqual([{ kind: "text", text: "still there?" }]);
    expect(setup.logged()).not.toContain("still there");
  });
});

test("what is ignored is named in the log by its kind, never by its words", async () => {
  setup = await startSlackChannel();
  await setup.anna.event({ type: "message", subtype: "channel_topic", text: "canary words" });
  await setup.anna.event({ type: "reaction_added" });
  await setup.anna.event({ type: "Canary words as a type" });
  expect(setup.logged()).toContain("message channel_topic");
  expect(setup.logged()).toContain("reaction_added");
  expect(setup.logged()).not.toMatch(/canary words/i);
});

test("photos are off in a workplace unless the operator switches them on", async () => {
  setup = await startSlackChannel();
  expect(setup.adapter.photosAllowed).toBe(false);
  await setup.close();
  setup = await startSlackChannel({ env: { SLACK_PHOTOS: "on" } });
  expect(setup.adapter.photosAllowed).toBe(true);
});

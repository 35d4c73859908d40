import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { decodeDelivery } from "./decode.ts";
import { readIncomingText, readMentionText } from "./incoming-text.ts";

const receivedAt = new Date("2026-03-04T17:30:00Z");
const decode = (raw: unknown) => decodeDelivery(raw, "U0BOT", receivedAt);
const event = (fields: object, wrapper: object = {}) =>
  decode({
    type: "event_callback",
    event_id: "Ev1",
    api_app_id: "A1",
    ...wrapper,
    event: {
      type: "message",
      channel: "D5",
      channel_type: "im",
      user: "U5",
      text: "hi",
      ts: "1700000000.000100",
      ...fields,
    },
  });
const press = (fields: object) =>
  decode({
    type: "block_actions",
    trigger_id: "1.2.x",
    user: { id: "U5" },
    channel: { id: "D5" },
    container: { type: "message", message_ts: "1700000000.000100", channel_id: "D5" },
    actions: [{ action_id: "leo-0", value: "answer:q1:5", action_ts: "1700000001.000002" }],
    ...fields,
  }).messages[0];

describe("what Slack delivers", () => {
  test("a text in the direct chat is the person's, told by place and time", () => {
    expect(event({})).toEqual({
      appId: "A1",
      messages: [
        {
          id: "D5 1700000000.000100",
          order: "1700000000000100",
          sentAt: new Date(1_700_000_000_000),
          conversation: { channel: "slack", id: "U5", kind: "direct", address: { channelId: "D5" } },
          sender: { id: "U5" },
          content: { kind: "text", text: "hi" },
        },
      ],
    });
  });

  test("without a time it is told by Slack's event id, and dated by its arrival", () => {
    const [message] = event({ ts: "soon" }).messages;
    expect(message).toMatchObject({ id: "Ev1", sentAt: receivedAt });
    expect(message).not.toHaveProperty("order");
  });

  test.each([
    ["a bot", { bot_id: "B1" }],
    ["Leo itself", { user: "U0BOT" }],
    ["nobody", { user: null }],
    ["an edit", { edited: { ts: "1" } }],
    ["an edit's report", { subtype: "message_changed", hidden: true }],
    ["a deletion", { subtype: "message_deleted" }],
    ["a thread's broadcast", { subtype: "thread_broadcast" }],
    ["a channel", { channel: "C1", channel_type: "channel" }],
    ["a group of people", { channel: "G1", channel_type: "mpim" }],
    ["a mention in the direct chat, which comes as a message too", { type: "app_mention" }],
    ["a mention that an edit added", { type: "app_mention", channel: "C1", edited: {} }],
    ["an empty text", { text: "" }],
  ])("%s starts nothing, and its kind is named for the log", (_, fields) => {
    const { messages, ignored } = event(fields);
    expect(messages).toEqual([]);
    expect(ignored).toMatch(/^[a-z_]+( [a-z_]+)?$/);
  });

  test("a mention in a channel goes back to its thread; in a shared channel it starts nothing", () => {
    const mention = { type: "app_mention", channel: "C1", text: "<@U0BOT> hi  <@U7|ben>" };
    expect(event(mention).messages[0]).toMatchObject({
      conversation: { channel: "slack", id: "C1", kind: "group", address: { threadTs: "1700000000.000100" } },
      content: { kind: "text", text: "hi @ben" },
    });
    const inThread = event({ ...mention, thread_ts: "1600000000.000001" }).messages[0];
    expect(inThread?.conversation.address).toEqual({ threadTs: "1600000000.000001" });
    expect(event(mention, { is_ext_shared_channel: true }).messages).toEqual([]);
  });

  test("a photo without an address is asked for by its id; a broken file loses no other", () => {
    const files = [
      null,
      { id: 5 },
      { id: "F1", mimetype: "image/png" },
      { id: "F2", name: "x.HEIC", size: -1 },
    ];
    const all = event({ subtype: "file_share", text: "", files }).messages.map(({ content }) => content);
    expect(all).toMatchObject([
      { kind: "photo", photo: { id: "file:F1", mediaType: "image/png" } },
      { kind: "photo", photo: { id: "file:F2" } },
    ]);
  });

  test.each([
    ["audio/mp4", "voice message"],
    ["video/mp4", "video"],
    [undefined, "document"],
  ])("a file of type %s is told to be a %s, after the words", (mimetype, description) => {
    const all = event({ subtype: "file_share", files: [{ id: "F1", mimetype }] }).messages;
    expect(all.map(({ content }) => content)).toEqual([
      { kind: "text", text: "hi" },
      { kind: "unsupported", description },
    ]);
    expect(new Set(all.map(({ id }) => id)).size).toBe(2);
  });

  test("a press brings action and value back, told by its trigger or by place, time and person", () => {
    expect(press({})).toMatchObject({
      id: "press 1.2.x",
      order: "1700000001000002",
      conversation: { id: "U5", kind: "direct", address: { channelId: "D5" } },
      content: { kind: "action", action: "answer", value: "q1:5" },
    });
    expect(press({ trigger_id: null })?.id).toBe("press 1700000000.000100 1700000001.000002 U5");
    expect(press({ actions: [{ value: "alone" }] })?.content).toEqual({
      kind: "action",
      action: "alone",
      value: "",
    });
    expect(press({ actions: [{ url: "https://x.io" }] })).toBeUndefined();
    expect(press({ channel: null, container: null })).toBeUndefined();
    expect(press({ channel: { id: "C1" } })?.conversation).toMatchObject({ id: "C1", kind: "group" });
  });

  test("a press in the App Home belongs to the direct chat", () => {
    expect(press({ channel: null, container: { type: "view" } })?.conversation).toEqual({
      channel: "slack",
      id: "U5",
      kind: "direct",
    });
  });

  test("whatever comes, nothing is thrown", () => {
    const value = fc.letrec((tie) => ({
      json: fc.oneof(
        { maxDepth: 3 },
        fc.constant(null),
        fc.string(),
        fc.integer(),
        fc.array(tie("json"), { maxLength: 2 }),
        fc.dictionary(
          fc.constantFrom("type", "event", "user", "id", "actions", "files", "text", "channel", "container"),
          tie("json"),
          { maxKeys: 4 },
        ),
      ),
    })).json;
    const shaped = fc.record({
      type: fc.constantFrom("event_callback", "block_actions"),
      event_id: fc.constant("E"),
      event: value,
      user: value,
      actions: value,
      channel: value,
    });
    fc.assert(
      fc.property(fc.oneof(value, shaped), (raw) => {
        expect(Array.isArray(decode(raw).messages)).toBe(true);
      }),
    );
  });
});

describe("Slack's texts", () => {
  test.each([
    ["a &lt;b&gt; &amp;amp; c", "a <b> &amp; c"],
    ["see <https://x.io/?a=1&amp;b=2>", "see https://x.io/?a=1&b=2"],
    ["see <https://x.io|x.io>", "see x.io"],
    ["see <https://x.io|this>", "see this (https://x.io)"],
    ["write <mailto:a@b.c|a@b.c>", "write a@b.c"],
    ["<@U1> <@U1|anna> <#C1|general> <!here> <!subteam^S1|@team>", "@U1 @anna #general @here @team"],
    ["<!date^1392734382^{date}|Feb 18>", "Feb 18"],
  ])("%j reads %j", (written, read) => {
    expect(readIncomingText(written)).toBe(read);
  });

  test("the bot's own mention is taken out; while its name isn't known, the first one", () => {
    expect(readMentionText("<@U0BOT|leo> hi <@U7>", "U0BOT")).toBe("hi @U7");
    expect(readMentionText("<@U0BOT> hi", undefined)).toBe("hi");
  });
});

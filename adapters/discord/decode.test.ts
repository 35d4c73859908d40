import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { decodeEvent } from "./decode.ts";

const botId = "700";
const anna = { id: "5", username: "anna" };
const decode = (name: string, data: unknown) => decodeEvent(name, data, botId);
const message = (fields: object) =>
  decode("MESSAGE_CREATE", {
    id: "1482000000000000000",
    channel_id: "9",
    author: anna,
    timestamp: "2026-03-04T17:30:00.000000+00:00",
    content: "",
    ...fields,
  }).messages;
const contents = (fields: object) => message(fields).map(({ content }) => content);
const interaction = (fields: object) =>
  decode("INTERACTION_CREATE", {
    id: "1482000000000000001",
    application_id: "700",
    token: "secret",
    channel_id: "9",
    user: anna,
    context: 1,
    ...fields,
  });
const picture = {
  id: "31",
  filename: "me.jpg",
  content_type: "image/jpeg",
  size: 1_000,
  url: "https://x.example",
};

describe("a Discord message", () => {
  test("a text becomes a message with Discord's id as its order, and the person's own id", () => {
    expect(message({ content: "hi", channel_type: 1 })).toEqual([
      {
        id: "1482000000000000000",
        order: "1482000000000000000",
        conversation: { channel: "discord", id: "9", kind: "direct", address: { userId: "5" } },
        sender: { id: "5" },
        sentAt: new Date("2026-03-04T17:30:00Z"),
        content: { kind: "text", text: "hi" },
      },
    ]);
  });

  test("a direct message doesn't depend on the channel's type being told, nor on its time", () => {
    const [found] = message({ content: "hi", timestamp: null });
    expect(found?.conversation.kind).toBe("direct");
    expect(found?.sentAt.getTime()).toBe(Number((1_482_000_000_000_000_000n >> 22n) + 1_420_070_400_000n));
  });

  test("a picture becomes a photo named by where it hangs, several an album", () => {
    const photo = { id: "9/1482000000000000000/31", mediaType: "image/jpeg", sizeBytes: 1_000 };
    expect(contents({ content: "me", attachments: [picture] })).toEqual([
      { kind: "photo", photo, caption: "me" },
    ]);
    const two = message({ attachments: [picture, { ...picture, id: "32" }] });
    expect(two.map(({ id, order }) => [id, order])).toEqual([
      ["1482000000000000000", "1482000000000000000"],
      ["1482000000000000000:1", "1482000000000000000"],
    ]);
    expect(two.map(({ content }) => content.kind === "photo" && content.album)).toEqual([
      "1482000000000000000",
      "1482000000000000000",
    ]);
  });

  test.each([
    [{ attachments: [{ id: "1", filename: "me.HEIC" }] }, "photo"],
    [{ attachments: [{ id: "1", filename: "a.pdf", content_type: "application/pdf" }] }, "document"],
    [{ attachments: [{ id: "1", content_type: "video/mp4" }] }, "video"],
    [{ attachments: [{ id: "1", content_type: "audio/ogg" }], flags: 8192 }, "voice message"],
    [{ sticker_items: [{ id: "1" }] }, "sticker"],
    [{ poll: {} }, "poll"],
    [{ message_snapshots: [{}] }, "forwarded message"],
  ])("%j is %s", (fields, expected) => {
    const [content] = contents(fields);
    expect(content?.kind === "unsupported" ? content.description : content?.kind).toBe(expected);
  });

  test("in a guild only a mention or a reply to the bot is Leo's, and is no direct conversation", () => {
    const guild = { guild_id: "11", content: "hello" };
    expect(message(guild)).toEqual([]);
    for (const fields of [
      { ...guild, mentions: [{ id: botId, bot: true }] },
      { ...guild, content: "", mentions: [null, { id: botId }], attachments: [picture] },
      { ...guild, referenced_message: { author: { id: botId } } },
    ])
      expect(message(fields)[0]?.conversation.kind).toBe("group");
  });

  test.each([
    [{ author: { ...anna, bot: true } }],
    [{ author: { id: botId } }],
    [{ author: { ...anna, system: true } }],
    [{ webhook_id: "4" }],
    [{ type: 7 }],
    [{ type: 21 }],
    [{ channel_type: 3 }],
    [{ author: null }],
  ])("%j starts nothing", (fields) => {
    expect(message({ content: "hi", ...fields })).toEqual([]);
  });
});

describe("a Discord interaction", () => {
  test("a slash command becomes its text, with the person's language, and waits for an answer", () => {
    const { messages, acknowledge } = interaction({
      type: 2,
      data: { type: 1, name: "checkin" },
      locale: "de",
    });
    expect(messages).toMatchObject([
      {
        id: "1482000000000000001",
        conversation: {
          kind: "direct",
          address: { userId: "5", interaction: { id: "1482000000000000001", token: "secret" } },
        },
        sender: { id: "5", languageTag: "de" },
        content: { kind: "text", text: "/checkin" },
      },
    ]);
    expect(acknowledge).toMatchObject({ kind: "command", ephemeral: false });
  });

  test("a command's options follow its name", () => {
    const options = [{ name: "place", value: "Berlin" }, null, { name: "x", value: 5 }];
    expect(interaction({ type: 2, data: { name: "timezone", options } }).messages[0]?.content).toEqual({
      kind: "text",
      text: "/timezone Berlin 5",
    });
  });

  test.each([
    [{ component_type: 2, custom_id: "answer:q1:5" }],
    [{ component_type: 2, custom_id: "#2 answer:q1:5" }],
    [{ component_type: 3, custom_id: "menu:0", values: ["answer:q1:5"] }],
  ])("the press %j becomes its action", (data) => {
    const { messages, acknowledge } = interaction({ type: 3, data });
    expect(messages[0]?.content).toEqual({ kind: "action", action: "answer", value: "q1:5" });
    expect(messages[0]?.conversation.address).toEqual({ userId: "5" });
    expect(acknowledge?.kind).toBe("press");
  });

  test.each([
    [{ guild_id: "11", context: 0, user: null, member: { user: anna } }],
    [{ context: 2, channel: { id: "9", type: 1 } }],
    [{ context: null, channel: { id: "9", type: 3 } }],
  ])(
    "where others read along (%j) it is no direct conversation, and the answer is the person's alone",
    (fields) => {
      const { messages, acknowledge } = interaction({ type: 2, data: { name: "checkin" }, ...fields });
      expect(messages[0]).toMatchObject({ conversation: { kind: "group" }, sender: { id: "5" } });
      expect(acknowledge?.ephemeral).toBe(true);
    },
  );

  test.each([
    [{ type: 1 }],
    [{ type: 4, data: { name: "checkin" } }],
    [{ type: 3, data: { component_type: 3, values: [] } }],
    [{ type: 2, data: null }],
    [{ type: 2, data: { name: "checkin" }, user: null }],
    [{ type: 2, data: { name: "checkin" }, user: { ...anna, bot: true } }],
  ])("%j starts nothing", (fields) => {
    expect(interaction(fields)).toEqual({ messages: [] });
  });
});

test("whatever the gateway brings, reading it never throws", () => {
  const fields = ["id", "channel_id", "author", "content", "attachments", "type", "data", "user", "token"];
  const event = fc.dictionary(fc.constantFrom(...fields), fc.jsonValue());
  fc.assert(
    fc.property(
      fc.constantFrom("MESSAGE_CREATE", "INTERACTION_CREATE", "OTHER"),
      fc.oneof(fc.jsonValue(), event),
      (name, data) => {
        for (const { id } of decode(name, data).messages) expect(id).toMatch(/^\d+(:\d+)?$/);
      },
    ),
  );
});

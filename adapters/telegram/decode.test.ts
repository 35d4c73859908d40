import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { decodeUpdate } from "./decode.ts";

const bot = { id: 700, username: "leo_bot" };
const receivedAt = new Date("2026-03-04T17:30:00Z");
const direct = { id: 5, type: "private" };
const group = { id: -9, type: "supergroup" };
const from = { id: 5, is_bot: false, first_name: "Anna", language_code: "de" };

const decode = (content: object) => decodeUpdate({ update_id: 12, ...content }, bot, receivedAt);
const message = (fields: object) =>
  decode({ message: { message_id: 3, date: 1_700_000_000, chat: direct, from, ...fields } });
const content = (fields: object) => message(fields)?.message?.content;
const inGroup = (text: string, entities: object[] = [], fields: object = {}) =>
  message({ chat: group, text, entities, ...fields })?.message;

describe("a Telegram update", () => {
  test("a text becomes a message with the update's id and order, and the person's own id and language", () => {
    expect(message({ text: "hi" })).toEqual({
      message: {
        id: "12",
        order: "12",
        conversation: { channel: "telegram", id: "5", kind: "direct" },
        sender: { id: "5", languageTag: "de" },
        sentAt: new Date(1_700_000_000_000),
        content: { kind: "text", text: "hi" },
      },
    });
  });

  test.each([
    ["/start", "/start"],
    ["/start@leo_bot", "/start"],
    ["/start@leo_bot link-code", "/start link-code"],
    ["/checkin now", "/checkin now"],
    ["mail@leo_bot", "mail@leo_bot"],
  ])("the text %j reads %j", (written, read) => {
    expect(content({ text: written })).toEqual({ kind: "text", text: read });
  });

  test("of a photo's sizes the largest that Telegram serves is taken", () => {
    const photo = [
      { file_id: "small", width: 90, height: 90, file_size: 1_000 },
      { file_id: "huge", width: 9_000, height: 9_000, file_size: 21 * 1024 * 1024 },
      { file_id: "large", width: 1_280, height: 960, file_size: 200_000 },
    ];
    expect(content({ photo, caption: "me", media_group_id: "a1" })).toEqual({
      kind: "photo",
      photo: { id: "large", mediaType: "image/jpeg", sizeBytes: 200_000 },
      caption: "me",
      album: "a1",
    });
  });

  test.each([
    [
      { file_id: "f", mime_type: "image/heic", file_size: 7 },
      { id: "f", mediaType: "image/heic", sizeBytes: 7 },
    ],
    [{ file_id: "f", file_name: "IMG.JPG" }, { id: "f" }],
    [
      { file_id: "f", file_name: "a.heic", mime_type: "application/octet-stream" },
      { id: "f", mediaType: "application/octet-stream" },
    ],
  ])("the picture %j that is sent as a file is a photo", (document, photo) => {
    expect(content({ document })).toEqual({ kind: "photo", photo });
  });

  test.each([
    [{ document: { file_id: "f", mime_type: "application/pdf" } }, "document"],
    [{ document: { file_id: "f", mime_type: "image/gif" }, animation: { file_id: "f" } }, "animation"],
    [{ sticker: { file_id: "f" } }, "sticker"],
    [{ voice: { file_id: "f" } }, "voice message"],
    [{ video: {}, caption: "look" }, "video"],
    [{ video_note: {} }, "video message"],
    [{ location: { latitude: 1, longitude: 2 } }, "location"],
    [{ contact: {} }, "contact"],
    [{ poll: {} }, "poll"],
  ])("%j is told to be a %s", (fields, description) => {
    expect(content(fields)).toEqual({ kind: "unsupported", description });
  });

  test("a button press brings its action and value back, and who pressed it", () => {
    const press = { id: "p", from, data: "answer:q1:5", message: { message_id: 2, date: 0, chat: direct } };
    expect(decode({ callback_query: press })).toEqual({
      callbackQueryId: "p",
      message: {
        id: "12",
        order: "12",
        conversation: { channel: "telegram", id: "5", kind: "direct" },
        sender: { id: "5", languageTag: "de" },
        sentAt: receivedAt,
        content: { kind: "action", action: "answer", value: "q1:5" },
      },
    });
    expect(decode({ callback_query: { ...press, data: "alone" } })?.message?.content).toEqual({
      kind: "action",
      action: "alone",
      value: "",
    });
  });

  test("a press without data or chat starts nothing, but is acknowledged", () => {
    expect(decode({ callback_query: { id: "p", from, game_short_name: "g" } })).toEqual({
      callbackQueryId: "p",
    });
    expect(decode({ callback_query: { id: "p", from, data: "a:b" } })).toEqual({ callbackQueryId: "p" });
  });

  test("in a group only what is said to Leo comes in, under the person's id and as a group", () => {
    expect(inGroup("hello all")).toBeUndefined();
    expect(inGroup("/checkin", [{ type: "bot_command", offset: 0, length: 8 }])).toBeUndefined();
    expect(inGroup("@other_bot hi", [{ type: "mention", offset: 0, length: 10 }])).toBeUndefined();
    const mentioned = inGroup("hi @Leo_Bot", [{ type: "mention", offset: 3, length: 8 }]);
    expect(mentioned).toMatchObject({ conversation: { id: "-9", kind: "group" }, sender: { id: "5" } });
    expect(
      inGroup("Leo hi", [{ type: "text_mention", offset: 0, length: 3, user: { id: 700 } }]),
    ).toBeDefined();
    expect(inGroup("/checkin@leo_bot", [{ type: "bot_command", offset: 0, length: 16 }])?.content).toEqual({
      kind: "text",
      text: "/checkin",
    });
    expect(inGroup("yes", [], { reply_to_message: { from: { id: 700, is_bot: true } } })).toBeDefined();
    expect(inGroup("yes", [], { reply_to_message: { from: { id: 8 } } })).toBeUndefined();
  });

  test("in a group that is divided into topics, the answer goes to the topic", () => {
    const entities = [{ type: "mention", offset: 0, length: 8 }];
    const topic = inGroup("@leo_bot", entities, { is_topic_message: true, message_thread_id: 44 });
    expect(topic?.conversation).toEqual({
      channel: "telegram",
      id: "-9",
      kind: "group",
      address: { topicId: 44 },
    });
  });

  test("while Leo's own name is unknown, talk in a group waits instead of being lost", () => {
    const raw = { update_id: 1, message: { message_id: 3, date: 1, chat: group, from, text: "@leo_bot hi" } };
    expect(decodeUpdate(raw, { id: 700, username: "" }, receivedAt)).toEqual({ needsName: true });
  });

  test.each([
    { edited_message: { message_id: 3, date: 1, chat: direct, from, text: "x" } },
    { channel_post: { message_id: 3, date: 1, chat: { id: -1, type: "channel" }, text: "x" } },
    { message: { message_id: 3, date: 1, chat: direct, from: { ...from, is_bot: true }, text: "x" } },
    { message: { message_id: 3, date: 1, chat: direct, text: "nobody" } },
    { message: { message_id: 3, date: 1, chat: group, from, new_chat_members: [from] } },
    { message: { message_id: 3, date: 1, chat: direct, from, pinned_message: {} } },
    { business_message: { message_id: 3, date: 1, chat: direct, from, text: "x" } },
    { message_reaction: { chat: direct } },
    { my_chat_member: {} },
    { something_of_next_year: { a: 1 } },
    {},
  ])("%j starts nothing", (update) => {
    expect(decode(update)).toEqual({});
  });

  test.each([null, undefined, 7, "text", [], {}, { update_id: "12" }, { update_id: -1 }, { update_id: 1.5 }])(
    "%j is no update at all",
    (raw) => {
      expect(decodeUpdate(raw, bot, receivedAt)).toBeUndefined();
    },
  );

  test("nothing whatever in an update makes it throw, and what it gives is complete", () => {
    const key = fc.constantFrom(
      "message_id",
      "date",
      "chat",
      "from",
      "text",
      "id",
      "type",
      "photo",
      "document",
      "entities",
      "data",
      "message",
      "is_bot",
      "file_id",
    );
    const anything = fc.letrec((tie) => ({
      value: fc.oneof(
        { depthSize: "small" },
        fc.constantFrom(null, 5, -9, "private", "supergroup", true),
        fc.string(),
        fc.array(tie("value"), { maxLength: 3 }),
        fc.dictionary(key, tie("value"), { maxKeys: 6 }),
      ),
    })).value;
    const update = fc.record(
      { update_id: fc.nat(), message: anything, callback_query: anything },
      { requiredKeys: ["update_id"] },
    );
    fc.assert(
      fc.property(update, (raw) => {
        const decoded = decodeUpdate(raw, bot, receivedAt);
        expect(decoded).toBeDefined();
        if (decoded?.message === undefined) return;
        expect(decoded.message.sender.id).toMatch(/^-?\d+$/);
        expect(Number.isNaN(decoded.message.sentAt.getTime())).toBe(false);
      }),
      { numRuns: 500 },
    );
  });
});

import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { OutboundMessage } from "../../core/message.ts";
import { failure, say } from "./contract-context.ts";
import { type SlackSetup, startSlackChannel } from "./slack-channel.ts";

const pixel =
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";

let setup: SlackSetup;
beforeEach(async () => {
  setup = await startSlackChannel();
});
afterEach(() => setup.close());

const send = (message: OutboundMessage) => setup.adapter.send(setup.chat, message);
const shown = () => setup.anna.replies().map(({ text }) => text);
const fault = (error: string, times = 1) =>
  setup.slack.faults.add({ method: "chat.postMessage", error, times });

describe("what is sent to Slack", () => {
  test("tells nobody and fetches nothing: names, addresses and links stay words", async () => {
    await send(say("Hi @channel, see https://leo.example/r/once <!here>"));
    const [call] = setup.slack.calls("chat.postMessage");
    expect(call?.payload).toMatchObject({ unfurl_links: "false", unfurl_media: "false", mrkdwn: "false" });
    expect(JSON.stringify(call?.payload.blocks)).toContain('"verbatim":true');
    expect(JSON.stringify(call?.payload.blocks)).toContain("&lt;!here&gt;");
  });

  test("is said again without formatting if Slack refuses the formatting, buttons included", async () => {
    fault("invalid_blocks");
    const rows = [[{ action: "a", value: "1", label: "Yes" }]];
    await send([
      ...say("**bold** & [plain](https://leo.example)"),
      { kind: "buttons", rows },
    ] as OutboundMessage);
    expect(shown()).toEqual(["bold & plain (https://leo.example)"]);
    expect(setup.anna.replies()[0]?.buttons.map(({ label }) => label)).toEqual(["Yes"]);
  });

  test("is rejected where Slack refuses the plain words too", async () => {
    fault("invalid_blocks", 2);
    expect((await failure(send(say("**x**")))).code).toBe("rejected");
    fault("msg_too_long");
    expect((await failure(send(say("x")))).code).toBe("rejected");
  });

  test.each([
    ["invalid_auth", "temporary"],
    ["missing_scope", "temporary"],
    ["internal_error", "temporary"],
    ["a page of something in between", "temporary"],
    ["restricted_action_thread_locked", "rejected"],
  ])("%s means %s", async (word, code) => {
    setup.slack.faults.add({ method: "chat.postMessage", error: word });
    const error = await failure(send(say("secret words")));
    expect(error.code).toBe(code);
    expect(`${error.stack} ${JSON.stringify(error)}`).not.toMatch(/secret words|xoxb/);
  });

  test.each(["channel_not_found", "account_inactive", "user_disabled", "is_archived"])(
    "%s means unreachable, once the chat was opened anew in vain",
    async (word) => {
      fault(word, 2);
      const error = await failure(send(say("secret words")));
      expect(error.code).toBe("unreachable");
      expect(`${error.stack} ${JSON.stringify(error)}`).not.toMatch(/secret words|xoxb/);
    },
  );

  test("waits as long as Slack says, and some seconds where it doesn't say", async () => {
    setup.slack.faults.add({ method: "chat.postMessage", status: 429, retryAfterSeconds: 6_775 });
    expect(await failure(send(say("x")))).toMatchObject({ code: "rate-limited", retryAfterMs: 6_775_000 });
    setup.slack.faults.add({ method: "chat.postMessage", status: 429, retryAfterSeconds: null });
    expect(await failure(send(say("x")))).toMatchObject({ code: "rate-limited", retryAfterMs: 5_000 });
    fault("ratelimited");
    expect(await failure(send(say("x")))).toMatchObject({ code: "rate-limited", retryAfterMs: 5_000 });
    expect(setup.slack.calls("chat.postMessage")).toHaveLength(3);
  });

  test.each([{ status: 503 }, { page: true as const }, { cut: "before" as const }])(
    "%j is a passing trouble, tried once",
    async (trouble) => {
      setup.slack.faults.add({ method: "chat.postMessage", ...trouble });
      expect((await failure(send(say("x")))).code).toBe("temporary");
      await send(say("x"));
      expect(shown()).toEqual(["x"]);
    },
  );

  test("31 days later a chat that was closed is opened anew, from what is stored alone", async () => {
    const gone = { ...setup.chat, address: { channelId: "D0CLOSED" } };
    await setup.adapter.send(gone, say("still there?"));
    await setup.adapter.send({ channel: "slack", id: setup.anna.id, kind: "direct" }, say("good morning"));
    expect(shown()).toEqual(["still there?", "good morning"]);
    expect(setup.slack.calls("conversations.open")).toHaveLength(1);
  });

  test("goes on in the chat that was opened anew behind what was sent", async () => {
    const long = say("word ".repeat(2_000));
    setup.slack.faults.add({ method: "chat.postMessage", delayMs: 1 });
    fault("channel_not_found");
    await send(long);
    expect(setup.slack.calls("conversations.open")).toHaveLength(1);
    expect(shown().join(" ").match(/word/g)).toHaveLength(2_000);
  });
});

describe("pictures and files", () => {
  const picture: OutboundMessage = [
    { kind: "text", markdown: "Your week" },
    { kind: "image", pngBase64: pixel, alt: "A chart of seven days" },
    { kind: "buttons", rows: [[{ action: "a", value: "1", label: "Why" }]] },
  ];

  test("a picture is uploaded with what it shows, stands over its words and buttons, and the token stays at home", async () => {
    const { parts } = await send(picture);
    const [file, words] = setup.anna.replies();
    expect(file?.file).toMatchObject({ alt: "A chart of seven days", mimetype: "image/png" });
    expect(file?.file?.bytes.toString("base64")).toBe(pixel);
    expect(words?.text).toBe("Your week");
    expect(words?.buttons.map(({ label }) => label)).toEqual(["Why"]);
    expect(parts).toHaveLength(2);
    expect(setup.slack.calls("upload")[0]?.payload.authorization).toBe("");
  });

  test("a picture that can't be uploaded is tried again, and not shown twice", async () => {
    setup.slack.faults.add({ method: "upload", status: 500 });
    const error = await failure(send(picture));
    expect(error).toMatchObject({ code: "temporary", sentParts: [] });
    fault("internal_error");
    const half = await failure(send(picture));
    expect(half.sentParts).toHaveLength(1);
    await setup.adapter.send(setup.chat, picture, { parts: half.sentParts });
    expect(setup.anna.replies().filter(({ file }) => file !== undefined)).toHaveLength(1);
  });

  test("an edit leaves an equal picture alone, and asks for a new message where it has changed", async () => {
    const sent = await send(picture);
    const words: OutboundMessage = [...picture.slice(1), { kind: "text", markdown: "Changed" }] as never;
    expect(await setup.adapter.edit?.(setup.chat, sent, words)).toEqual(sent);
    expect(setup.anna.replies().at(-1)?.text).toBe("Changed");
    const other: OutboundMessage = [{ kind: "image", pngBase64: `${pixel}AAAA`, alt: "Another" }];
    const error = await failure(setup.adapter.edit?.(setup.chat, sent, other) ?? Promise.resolve());
    expect(error.code).toBe("not-editable");
    expect(setup.slack.calls("upload")).toHaveLength(1);
  });

  test("an edit takes back what is left over, be it gone already or a picture", async () => {
    const sent = await send([...say("word ".repeat(2_000)), ...picture.slice(1, 2)] as never);
    const [first] = setup.anna.replies();
    expect(first?.file).toBeDefined();
    setup.slack.faults.add({ method: "chat.delete", error: "message_not_found" });
    const kept = await setup.adapter.edit?.(setup.chat, sent, picture.slice(1, 2) as never);
    expect(kept?.parts).toEqual(sent.parts.slice(0, 1));
    setup.slack.faults.add({ method: "chat.delete", error: "cant_delete_message" });
    const two = await send(say("word ".repeat(1_000)));
    await setup.adapter.edit?.(setup.chat, two, say("one"));
    expect(
      setup.anna
        .replies()
        .slice(-2)
        .map(({ text }) => text),
    ).toEqual(["one", ""]);
  });

  test("a message that is gone can't be edited", async () => {
    const error = await failure(
      setup.adapter.edit?.(setup.chat, { parts: [`${setup.anna.directId}:1.000001`] }, say("x")) ??
        Promise.resolve(),
    );
    expect(error.code).toBe("not-editable");
  });
});

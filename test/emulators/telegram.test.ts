import { Api, GrammyError } from "grammy";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type EmulatedTelegram, startTelegram } from "./telegram.ts";
import { parseTelegramHtml } from "./telegram-html.ts";
import type { EmulatedUser } from "./telegram-person.ts";

describe("the emulated Bot API", () => {
  let telegram: EmulatedTelegram;
  let anna: EmulatedUser;
  let api: Api;
  beforeEach(async () => {
    telegram = await startTelegram();
    anna = telegram.user();
    anna.text("/start");
    api = new Api(telegram.token, { apiRoot: telegram.apiRoot });
  });
  afterEach(() => telegram.close());

  const refusal = async (call: Promise<unknown>): Promise<string> => {
    const error: unknown = await call.catch((reason: unknown) => reason);
    return error instanceof GrammyError ? `${error.error_code} ${error.description}` : "it went well";
  };
  const html = { parse_mode: "HTML" } as const;

  test("refuses what Telegram refuses", async () => {
    expect(await refusal(api.sendMessage(anna.id, "x".repeat(4_097)))).toMatch(
      "400 Bad Request: message is too long",
    );
    expect(await refusal(api.sendMessage(anna.id, `<b>${"x".repeat(4_096)}</b>`, html))).toBe("it went well");
    expect(await refusal(api.sendMessage(anna.id, " \n "))).toMatch("message text is empty");
    expect(await refusal(api.sendMessage(anna.id, "<b>x", html))).toMatch(
      "can't parse entities: Can't find end tag",
    );
    expect(await refusal(api.sendMessage(anna.id, "a < b", html))).toMatch("can't parse entities");
    expect(await refusal(api.sendMessage(404, "x"))).toMatch("400 Bad Request: chat not found");
    expect(await refusal(api.sendMessage(telegram.user().id, "x"))).toMatch(
      "403 Forbidden: bot can't initiate",
    );
    const keyboard = (callback_data: string) => ({
      reply_markup: { inline_keyboard: [[{ text: "x", callback_data }]] },
    });
    expect(await refusal(api.sendMessage(anna.id, "x", keyboard("y".repeat(65))))).toMatch(
      "BUTTON_DATA_INVALID",
    );
    const link = { reply_markup: { inline_keyboard: [[{ text: "x", url: "http://localhost/" }]] } };
    expect(await refusal(api.sendMessage(anna.id, "x", link))).toMatch("Wrong HTTP URL");
    anna.block();
    expect(await refusal(api.sendMessage(anna.id, "x"))).toMatch("403 Forbidden: bot was blocked");
    expect(await refusal(new Api("1:wrong", { apiRoot: telegram.apiRoot }).getMe())).toMatch(
      "401 Unauthorized",
    );
    telegram.revoke();
    expect(await refusal(api.getMe())).toMatch("401 Unauthorized");
  });

  test("knows edits: the same again, what is gone, and what was never the bot's", async () => {
    const sent = await api.sendMessage(anna.id, "<b>one</b>", html);
    expect(await refusal(api.editMessageText(anna.id, sent.message_id, "<b>one</b>", html))).toMatch(
      "not modified",
    );
    expect(await refusal(api.editMessageText(anna.id, sent.message_id, "two"))).toBe("it went well");
    expect(await refusal(api.editMessageText(anna.id, 999, "x"))).toMatch("message to edit not found");
    expect(await refusal(api.editMessageText(anna.id, 1, "x"))).toMatch("message can't be edited");
    expect(await refusal(api.editMessageCaption(anna.id, sent.message_id, { caption: "x" }))).toMatch(
      "no caption",
    );
    expect(anna.replies()).toMatchObject([{ text: "two", edits: 1 }]);
  });

  test("hands updates out again until the offset has passed them, and to one poller at a time", async () => {
    anna.text("two");
    const first = await api.getUpdates();
    expect((await api.getUpdates()).map(({ update_id }) => update_id)).toEqual(
      first.map(({ update_id }) => update_id),
    );
    const last = first.at(-1)?.update_id ?? 0;
    expect(await api.getUpdates({ offset: last + 1 })).toEqual([]);
    const waiting = refusal(api.getUpdates({ offset: last + 1, timeout: 20 }));
    const second = new Promise((resolve) => setImmediate(resolve)).then(() =>
      api.getUpdates({ timeout: 20 }),
    );
    expect(await waiting).toMatch("409 Conflict: terminated by other getUpdates request");
    anna.text("three");
    expect(await second).toHaveLength(1);
  });

  test.each([
    ["a &lt;b&gt; &amp; &quot;c&quot; &#65;", 'a <b> & "c" A', []],
    ["<b>x<i>y</i></b>", "xy", ["bold 0 2", "italic 1 1"]],
    ['<a href="https://x.example/?a=1&amp;b=2">x</a>', "x", ["text_link 0 1"]],
    ['<a href="http://localhost/">x</a>', "x", []],
    ['<pre><code class="language-js">x</code></pre>', "x", ["code 0 1", "pre 0 1"]],
  ])("reads the HTML %s", (source, text, entities) => {
    const read = parseTelegramHtml(source);
    expect(read.text).toBe(text);
    expect(read.entities.map(({ type, offset, length }) => `${type} ${offset} ${length}`)).toEqual(entities);
  });

  test.each(["<b>x", "x</b>", "<b><i>x</b></i>", "<div>x</div>", "a < b", '<a href="x>y</a>'])(
    "refuses the HTML %s",
    (source) => {
      expect(() => parseTelegramHtml(source)).toThrow("can't parse entities");
    },
  );
});

import { request } from "node:http";
import { afterEach, describe, expect, test } from "vitest";
import { setUpTelegram, type TelegramSetup } from "./telegram-channel.ts";
import { until } from "./until.ts";

let setup: TelegramSetup;
afterEach(() => setup.close());

const texts = () =>
  setup.inbox.stored.map(({ content }) => (content.kind === "text" ? content.text : content.kind));

/** Posts to the webhook over a connection of its own. @returns the status */
function post(body: string | Buffer, secret: string | undefined, method = "POST"): Promise<number> {
  return new Promise((resolve, reject) => {
    const headers = secret === undefined ? {} : { "x-telegram-bot-api-secret-token": secret };
    request(
      setup.webhookUrl,
      { method, headers: { ...headers, "content-length": Buffer.byteLength(body) } },
      (response) => {
        response.resume();
        response.on("end", () => resolve(response.statusCode ?? 0));
      },
    )
      .on("error", reject)
      .end(body);
  });
}

describe("polling", () => {
  test("what isn't stored yet isn't acknowledged", async () => {
    setup = await setUpTelegram("polling");
    await setup.start();
    await setup.inbox.until(1);
    await until(() => setup.telegram.updates.pending() === 0, "the greeting acknowledged");
    const release = setup.inbox.hold();
    setup.anna.text("wait");
    await until(() => setup.inbox.offered.length === 2, "the message offered");
    expect(setup.telegram.updates.pending()).toBe(1);
    release();
    await until(() => setup.telegram.updates.pending() === 0, "the message acknowledged");
    expect(texts()).toEqual(["/start", "wait"]);
  });

  test("one person's message that can't be stored holds up nobody else's", async () => {
    setup = await setUpTelegram("polling");
    await setup.start();
    await setup.inbox.until(1);
    setup.inbox.failNext(1);
    setup.anna.text("one");
    setup.anna.text("two");
    const ben = setup.telegram.user({ firstName: "Ben" });
    ben.text("from Ben");
    await until(() => ["one", "two", "from Ben"].every((text) => texts().includes(text)), "all stored");
    expect(
      texts()
        .filter((text) => text !== "from Ben")
        .slice(0, 3),
    ).toEqual(["/start", "one", "two"]);
    await until(() => setup.adapter.health().ok, "healthy again");
  });

  test("another poller is told of, both keep trying, and nothing is lost", async () => {
    setup = await setUpTelegram("polling");
    await setup.start();
    await setup.inbox.until(1);
    const rival = await setup.second();
    await rival.adapter.start(rival.inbox.receive);
    await until(
      () =>
        [setup.adapter, rival.adapter].some((each) =>
          each.health().detail?.includes("another program polls"),
        ),
      "the conflict told",
    );
    for (let count = 0; count < 5; count++) setup.anna.text(`message ${count}`);
    const all = () =>
      new Set(
        [...setup.inbox.stored, ...rival.inbox.stored].map(
          ({ content }) => content.kind === "text" && content.text,
        ),
      );
    await until(() => all().size === 6, "all messages stored by either");
    await rival.adapter.stop();
    await until(() => setup.adapter.health().ok, "healthy again", 15_000);
  });

  test("a webhook that was left behind is removed at the start and whenever it comes back", async () => {
    setup = await setUpTelegram("polling");
    const stranger = { url: "http://127.0.0.1:9/nobody", secret: "", maxConnections: 1 };
    setup.telegram.updates.setWebhook(stranger);
    await setup.start();
    await setup.inbox.until(1);
    setup.telegram.updates.setWebhook(stranger);
    setup.anna.text("again");
    await until(() => texts().includes("again"), "the second message");
  });

  test("a refused token is told in one line that says what to click, and the start doesn't wait for it", async () => {
    setup = await setUpTelegram("polling", "700000001:not-the-right-one");
    const started = performance.now();
    await setup.start();
    expect(performance.now() - started).toBeLessThan(3_500);
    expect(setup.adapter.health().ok).toBe(false);
    expect(setup.adapter.health().detail).toMatch(
      /TELEGRAM_BOT_TOKEN.*https:\/\/t\.me\/BotFather.*API Token/,
    );
    expect(setup.adapter.health().detail).not.toContain("\n");
    expect(setup.logLines().filter((line) => line.includes("BotFather"))).toHaveLength(1);
    expect(setup.telegram.calls("getMe")).toHaveLength(1);
    expect(setup.logLines().join("")).not.toContain("not-the-right-one");
  });

  test("faults of Telegram are waited out", async () => {
    setup = await setUpTelegram("polling");
    setup.telegram.faults.add({ method: "getMe", status: 502 });
    setup.telegram.faults.add({ method: "deleteWebhook", cut: "before" });
    setup.telegram.faults.add({ method: "getUpdates", status: 500, times: 2 });
    setup.telegram.faults.add({ method: "getUpdates", cut: "after" });
    await setup.start();
    await until(() => texts().includes("/start"), "the greeting", 15_000);
    await until(() => setup.adapter.health().ok, "healthy");
  });

  test("every update that comes three times has the same id each time", async () => {
    setup = await setUpTelegram("polling");
    setup.telegram.updates.deliverEach(3);
    await setup.start();
    await setup.inbox.until(3);
    expect(new Set(setup.inbox.stored.map(({ id }) => id)).size).toBe(1);
  });

  test("the commands are in the menu, in each language and by default in English", async () => {
    setup = await setUpTelegram("polling");
    await setup.start();
    await until(() => setup.telegram.commands("") !== undefined, "the default menu");
    expect(setup.telegram.commands("")).toEqual([{ command: "checkin", description: "Start a check-in" }]);
    expect(setup.telegram.commands("de")).toEqual([{ command: "checkin", description: "Check-in beginnen" }]);
  });
});

describe("the webhook", () => {
  const update = (id: number) =>
    JSON.stringify({
      update_id: id,
      message: { message_id: 1, date: 1, chat: { id: 5, type: "private" }, from: { id: 5 }, text: "hi" },
    });

  test("is set with its secret, and only for what Leo reads", async () => {
    setup = await setUpTelegram("webhook");
    await setup.start();
    expect(setup.telegram.updates.webhook()).toMatchObject({ url: setup.webhookUrl, secret: setup.secret });
    expect(setup.telegram.calls("setWebhook")[0]?.payload).toMatchObject({
      allowed_updates: ["message", "callback_query"],
    });
  });

  test("stores what is Telegram's, and nothing else", async () => {
    setup = await setUpTelegram("webhook");
    expect(await post(update(1), setup.secret)).toBe(503);
    await setup.start();
    await setup.inbox.until(1);
    expect(await post(update(2), setup.secret)).toBe(200);
    expect(await post(update(3), undefined)).toBe(401);
    expect(await post(update(3), "wrong")).toBe(401);
    expect(await post(update(3), `${setup.secret}x`)).toBe(401);
    expect(await post("", setup.secret, "GET")).toBe(405);
    expect(await post("", setup.secret, "PUT")).toBe(405);
    for (const garbage of ["", "{", "null", "[]", "7", '{"update_id":"x"}', Buffer.from([0xff, 0xfe, 0x00])])
      expect(await post(garbage, setup.secret)).toBe(400);
    expect(await post('{"update_id":4,"message":null}', setup.secret)).toBe(200);
    expect(await post(Buffer.alloc(10 * 1024 * 1024, "x"), setup.secret)).toBe(413);
    expect(await post(Buffer.alloc(10 * 1024 * 1024, "x"), "wrong")).toBe(401);
    expect(texts()).toEqual(["/start", "hi"]);
    setup.inbox.failNext(1);
    expect(await post(update(5), setup.secret)).toBe(500);
    expect(await post(update(5), setup.secret)).toBe(200);
    await setup.adapter.stop();
    expect(await post(update(6), setup.secret)).toBe(503);
  });

  test("a body that doesn't say its length is cut off as well", async () => {
    setup = await setUpTelegram("webhook");
    await setup.start();
    const status = await new Promise<number>((resolve, reject) => {
      const sent = request(
        setup.webhookUrl,
        { method: "POST", headers: { "x-telegram-bot-api-secret-token": setup.secret } },
        (response) => {
          response.resume();
          resolve(response.statusCode ?? 0);
        },
      ).on("error", reject);
      for (let written = 0; written < 20; written++) sent.write(Buffer.alloc(100_000, "x"));
      sent.end();
    });
    expect(status).toBe(413);
  });

  test("updates that arrive out of order can be put in order", async () => {
    setup = await setUpTelegram("webhook");
    await setup.start();
    await setup.inbox.until(1);
    setup.telegram.updates.shuffle(true);
    for (let count = 0; count < 6; count++) setup.anna.text(String(count));
    const stored = (await setup.inbox.until(7)).slice(1);
    const said = (messages: typeof stored) =>
      messages.map(({ content }) => content.kind === "text" && content.text).join("");
    expect(said(stored)).not.toBe("012345");
    expect(said(stored.toSorted((a, b) => Number(a.order) - Number(b.order)))).toBe("012345");
  });

  test("talk in a group waits until Leo knows its own name", async () => {
    setup = await setUpTelegram("webhook");
    setup.telegram.faults.add({ method: "getMe", status: 500 });
    await setup.start();
    const group = JSON.stringify({
      update_id: 9,
      message: { message_id: 1, date: 1, chat: { id: -5, type: "group" }, from: { id: 5 }, text: "hi all" },
    });
    expect(await post(group, setup.secret)).toBe(503);
    expect(await post(update(10), setup.secret)).toBe(200);
    await until(() => setup.adapter.health().ok, "connected");
    expect(await post(group, setup.secret)).toBe(200);
    expect(texts().filter((text) => text === "hi all")).toEqual([]);
  });

  test("an address Telegram refuses is told as PUBLIC_URL's fault", async () => {
    setup = await setUpTelegram("webhook");
    setup.telegram.faults.add({
      method: "setWebhook",
      status: 400,
      description: "Bad Request: bad webhook: An HTTPS URL must be provided for webhook",
    });
    await setup.start();
    expect(setup.adapter.health().detail).toContain("PUBLIC_URL must be an https address");
  });
});

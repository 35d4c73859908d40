import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { checkIn, pressShown, reportShown } from "../support/check-in-player.ts";
import { startWholeLeo, type WholeLeo } from "../support/leo.ts";

describe("Telegram's webhook", () => {
  let leo: WholeLeo;
  beforeAll(async () => {
    leo = await startWholeLeo({ mode: "webhook" });
  });
  afterAll(() => leo.stop());

  const post = async (
    body: string | Uint8Array,
    secret: string | undefined = leo.webhookSecret,
    method = "POST",
  ): Promise<number> => {
    const headers: Record<string, string> = { "Content-Type": "application/json" };
    if (secret !== "") headers["X-Telegram-Bot-Api-Secret-Token"] = secret;
    const whole = typeof body === "string" ? body : Uint8Array.from(body);
    const response = await fetch(`${leo.url}/webhooks/telegram`, {
      method,
      headers,
      ...(method === "GET" ? {} : { body: whole }),
    });
    return response.status;
  };
  const update = (text: string, id = 900_000) => {
    const chat = { id: 77, type: "private" };
    return JSON.stringify({
      update_id: id,
      message: { message_id: 1, date: 1, chat, from: { id: 77, is_bot: false, first_name: "X" }, text },
    });
  };
  const counts = async () => {
    const [row] = await leo.database.query<{ people: number; messages: number }>({
      text: `SELECT (SELECT count(*)::int FROM people) AS people, (SELECT count(*)::int FROM inbox) AS messages`,
    });
    return row;
  };

  it("takes nothing from anybody without the secret, not even a person's row", async () => {
    const before = await counts();
    expect(await post(update("hi"), "wrong")).toBe(401);
    expect(await post(update("hi"), "")).toBe(401);
    expect(await post(update("hi"), `${leo.webhookSecret} `.trim().toUpperCase())).toBe(401);
    expect(await post("", leo.webhookSecret, "GET")).toBe(405);
    expect(await post(Buffer.alloc(10 * 1024 * 1024, "x"), "wrong")).toBe(401);
    expect(await counts()).toEqual(before);
  });

  it("refuses garbage and 10 MB, with the secret too, and takes the next update", async () => {
    const before = await counts();
    for (const garbage of ["", "{", "null", "[]", "7", '"text"', "\u0000\u0001", '{"update_id":"x"}']) {
      expect([garbage, await post(garbage)]).toEqual([garbage, 400]);
    }
    expect(await post(Buffer.alloc(10 * 1024 * 1024, "x"))).toBe(413);
    expect(await post(JSON.stringify({ update_id: 1, message: { text: "x".repeat(10e6) } }))).toBe(413);
    expect(await counts()).toEqual(before);
    for (const harmless of ['{"update_id":1}', '{"update_id":2,"message":{}}', '{"update_id":3,"poll":{}}']) {
      expect([harmless, await post(harmless)]).toEqual([harmless, 200]);
    }
    expect(await counts()).toEqual(before);
    expect(await post(update("hello"))).toBe(200);
    expect(await counts()).toEqual({
      people: (before?.people ?? 0) + 1,
      messages: (before?.messages ?? 0) + 1,
    });
  });

  it("leads somebody to the report meanwhile, while garbage goes on coming", async () => {
    const user = leo.telegram.user({ languageCode: "en" });
    let isOver = false;
    const noise = (async () => {
      while (!isOver) {
        await post("{".repeat(1_000));
        await post(update("hi"), "wrong");
      }
    })();
    await checkIn(user);
    await pressShown(user, "photo:without");
    expect((await reportShown(user)).length).toBeGreaterThan(1);
    isOver = true;
    await noise;
  });

  it("isn't there for channels that have none, nor for other names", async () => {
    for (const path of [
      "/webhooks/",
      "/webhooks/web",
      "/webhooks/slack",
      "/webhooks/telegram/x",
      "/webhooks/__proto__",
    ]) {
      const response = await fetch(`${leo.url}${path}`, { method: "POST", body: "{}" });
      expect([path, response.status]).toEqual([path, 404]);
    }
  });
});

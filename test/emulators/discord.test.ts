import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type EmulatedDiscord, startDiscord } from "./discord.ts";
import type { EmulatedDiscordUser } from "./discord-user.ts";

const quiet = { allowed_mentions: { parse: [] } };
const button = (custom_id: string, label = "x") => ({ type: 2, style: 2, custom_id, label });
const rows = (...components: object[]) => [{ type: 1, components }];

describe("the emulated Discord", () => {
  let discord: EmulatedDiscord;
  let anna: EmulatedDiscordUser;
  beforeEach(async () => {
    discord = await startDiscord();
    anna = discord.user();
  });
  afterEach(() => discord.close());

  const call = async (method: string, path: string, body?: object, token = discord.token) => {
    const response = await fetch(`${discord.apiUrl}/v10${path}`, {
      method,
      headers: { authorization: `Bot ${token}`, "content-type": "application/json" },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    const answer = (text === "" ? {} : JSON.parse(text)) as { id?: string; code?: number };
    return { status: response.status, code: answer.code, id: answer.id };
  };
  const post = (body: object) => call("POST", `/channels/${anna.direct.id}/messages`, { ...quiet, ...body });

  test.each([
    ["over 2,000 characters", { content: "x".repeat(2_001) }, 50_035],
    ["nothing", { content: " \n" }, 50_006],
    [
      "six rows",
      { content: "x", components: [1, 2, 3, 4, 5, 6].flatMap((n) => rows(button(`${n}`))) },
      50_035,
    ],
    [
      "six buttons in a row",
      { content: "x", components: rows(...[1, 2, 3, 4, 5, 6].map((n) => button(`${n}`))) },
      50_035,
    ],
    ["an id twice", { content: "x", components: rows(button("1"), button("1")) }, 50_035],
    ["an id over 100", { content: "x", components: rows(button("x".repeat(101))) }, 50_035],
    ["a label over 80", { content: "x", components: rows(button("1", "x".repeat(81))) }, 50_035],
    [
      "a link to localhost",
      { content: "x", components: rows({ type: 2, style: 5, label: "x", url: "http://localhost/" }) },
      50_035,
    ],
    ["a file that didn't come along", { content: "x", attachments: [{ id: "0" }] }, 50_035],
    ["what could ping", { content: "x", allowed_mentions: undefined }, 50_035],
  ])("refuses a message with %s", async (_, body, code) => {
    expect(await post(body)).toMatchObject({ status: 400, code });
    expect(anna.replies()).toEqual([]);
  });

  test("refuses a wrong token, an unknown channel, and somebody who takes no messages", async () => {
    expect(await call("GET", "/users/@me", undefined, "wrong")).toMatchObject({ status: 401 });
    expect(await call("POST", "/channels/1/messages", { content: "x" })).toMatchObject({ code: 10_003 });
    anna.block();
    expect(await post({ content: "x" })).toMatchObject({ status: 403, code: 50_007 });
    anna.unblock();
    expect(await post({ content: "x" })).toMatchObject({ status: 200 });
  });

  test("keeps a nonce once, where it is enforced", async () => {
    const body = { content: "x", nonce: "n", enforce_nonce: true };
    const [first, second] = [await post(body), await post(body)];
    expect(second.id).toBe(first.id);
    await post({ content: "x", nonce: "m" });
    await post({ content: "x", nonce: "m" });
    expect(anna.replies()).toHaveLength(3);
  });

  test("lets the bot change its own messages only", async () => {
    const { id } = await post({ content: "old" });
    const theirs = anna.say("mine");
    const path = `/channels/${anna.direct.id}/messages`;
    expect(await call("PATCH", `${path}/${id}`, { ...quiet, content: "new" })).toMatchObject({ status: 200 });
    expect(await call("PATCH", `${path}/${theirs}`, { ...quiet, content: "x" })).toMatchObject({
      code: 50_005,
    });
    expect(await call("PATCH", `${path}/1`, { ...quiet, content: "x" })).toMatchObject({ code: 10_008 });
    expect(anna.replies()).toMatchObject([{ text: "new", edits: 1 }]);
  });

  test("takes one acknowledgement of an interaction, and no answer before it", async () => {
    const id = anna.command("start");
    const token = discord.state.interactions.get(id)?.token;
    const original = `/webhooks/${discord.bot.applicationId}/${token}/messages/@original`;
    const callback = (type: number) => call("POST", `/interactions/${id}/${token}/callback`, { type });
    expect(await call("GET", original)).toMatchObject({ code: 10_015 });
    expect(await callback(5)).toMatchObject({ status: 204 });
    expect(await callback(5)).toMatchObject({ code: 40_060 });
    expect(discord.unanswered()).toBe(1);
    expect(await call("PATCH", original, { ...quiet, content: "here" })).toMatchObject({ status: 200 });
    expect(discord.unanswered()).toBe(0);
    expect(await call("POST", "/interactions/1/x/callback", { type: 5 })).toMatchObject({ code: 10_062 });
  });
});

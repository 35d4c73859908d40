import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { openAcknowledge } from "../../adapters/discord/acknowledge.ts";
import { openAnswering } from "../../adapters/discord/answering.ts";
import { openApi } from "../../adapters/discord/request.ts";
import { createLog } from "../../core/log.ts";
import type { Block, ConversationRef } from "../../core/message.ts";
import { type DiscordSetup, setUpDiscord } from "./discord-channel.ts";
import { until } from "./until.ts";

const text = (markdown: string): Block => ({ kind: "text", markdown });
const callback = /^POST \/interactions\/.*\/callback$/;
const loading = 128;

let setup: DiscordSetup;
beforeEach(async () => {
  setup = await setUpDiscord();
  await setup.start();
});
afterEach(() => setup.close());

/** Where the command that was stored last is answered. */
async function commanded(count = 2): Promise<ConversationRef> {
  const stored = await setup.inbox.until(count);
  const last = stored.at(-1);
  if (last === undefined) throw new Error("no command was stored");
  return last.conversation;
}

describe("slash commands", () => {
  test("are registered in four languages, for direct messages and guilds", async () => {
    await until(() => setup.discord.state.commands.length > 0, "the commands");
    expect(setup.discord.state.commands).toEqual([
      {
        type: 1,
        name: "checkin",
        name_localizations: { ru: "checkin", "es-ES": "checkin", "es-419": "checkin", de: "checkin" },
        description: "Start a check-in",
        description_localizations: {
          ru: "Начать опрос",
          "es-ES": "Empezar el cuestionario",
          "es-419": "Empezar el cuestionario",
          de: "Check-in beginnen",
        },
        integration_types: [0],
        contexts: [0, 1],
      },
    ]);
  });

  test("are acknowledged once they are stored, and the answer takes the place of the waiting sign", async () => {
    const release = setup.inbox.hold();
    setup.anna.command("checkin");
    await until(() => setup.inbox.offered.length === 2, "the command offered");
    expect(setup.discord.calls(callback)).toHaveLength(0);
    release();
    const to = await commanded();
    await until(() => setup.anna.replies().some(({ flags }) => flags === loading), "the waiting sign");
    await setup.adapter.send(to, [text("How old are you?")]);
    await setup.adapter.send(to, [text("And a second message")]);
    expect(setup.anna.replies().map((message) => [message.text, message.flags & loading])).toEqual([
      ["How old are you?", 0],
      ["And a second message", 0],
    ]);
    expect(setup.discord.unanswered()).toBe(0);
  });

  test("are answered before Discord has heard that they are taken, and the answer can be edited later", async () => {
    setup.anna.command("checkin");
    const sent = await setup.adapter.send(await commanded(), [text("word ".repeat(600))]);
    expect(sent.parts).toHaveLength(2);
    await setup.adapter.edit?.(setup.chat, sent, [text("short")]);
    expect(setup.anna.replies().map((message) => message.text)).toEqual(["short"]);
    expect(setup.discord.unanswered()).toBe(0);
  });

  test("whose answer is another instance's are answered there", async () => {
    setup.anna.command("checkin");
    const to = await commanded();
    await until(() => setup.anna.replies().length === 1, "the waiting sign");
    const second = await setup.again();
    await second.send(to, [text("from the other one")]);
    await setup.adapter.send(to, [text("and from this one")]);
    expect(setup.anna.replies().map((message) => message.text)).toEqual([
      "from the other one",
      "and from this one",
    ]);
  });

  test("in a guild are answered to the person alone", async () => {
    const guild = setup.discord.guildChannel();
    setup.anna.command("checkin", { in: guild });
    const to = await commanded();
    expect(to.kind).toBe("group");
    await setup.adapter.send(to, [text("Let's talk in private")]);
    const ben = setup.discord.user();
    expect(setup.anna.replies({ in: guild }).map((message) => message.text)).toEqual([
      "Let's talk in private",
    ]);
    expect(ben.replies({ in: guild })).toEqual([]);
    expect(setup.discord.unanswered()).toBe(0);
  });

  test("that only change an earlier message leave no waiting sign", async () => {
    const sent = await setup.adapter.send(setup.chat, [text("old")]);
    setup.anna.command("checkin");
    const to = await commanded();
    await setup.adapter.edit?.(to, sent, [text("new")]);
    await until(() => setup.discord.unanswered() === 0, "the sign gone");
    expect(setup.anna.replies().map((message) => message.text)).toEqual(["new"]);
  });

  test.each([
    ["that Discord gave up before they were acknowledged", { call: callback, status: 404, code: 10_062 }, 1],
    ["whose time runs out", { call: /^GET .*@original$/, status: 401, code: 50_027 }, 2],
    ["whose time runs out at the last moment", { call: /^PATCH .*@original$/, status: 404, code: 10_015 }, 2],
  ])("%s are answered by an ordinary message", async (_, fault, count) => {
    setup.discord.faults.add(fault);
    setup.anna.command("checkin");
    await setup.adapter.send(await commanded(), [text("late, but here")]);
    const replies = setup.anna.replies();
    expect(replies).toHaveLength(count);
    expect(replies.at(-1)?.text).toBe("late, but here");
  });

  test("of long ago are answered by an ordinary message", async () => {
    setup.anna.command("checkin");
    const to = await commanded();
    await until(() => setup.anna.replies().length === 1, "the waiting sign");
    setup.clock.advance(20 * 60_000);
    await setup.adapter.send(to, [text("much later")]);
    expect(setup.anna.replies().map((message) => message.text)).toContain("much later");
    expect(setup.discord.calls(/@original/)).toHaveLength(0);
  });

  test("that nothing answers lose their waiting sign after a while", async () => {
    const stopping = new AbortController();
    const log = createLog("silent", process.stderr);
    const api = openApi({ token: setup.discord.token, apiUrl: setup.discord.apiUrl });
    const answering = openAnswering(api, setup.clock.now);
    await setup.adapter.stop();
    const id = setup.anna.command("checkin");
    const interaction = setup.discord.state.interactions.get(id);
    const acknowledge = openAcknowledge(api, answering, log, stopping.signal, 30);
    acknowledge({
      id,
      token: interaction?.token ?? "",
      applicationId: setup.discord.bot.applicationId,
      kind: "command",
      ephemeral: false,
    });
    await until(() => setup.discord.calls(/^DELETE .*@original$/).length === 1, "the sign taken away");
    expect(setup.discord.unanswered()).toBe(0);
    expect(setup.anna.replies()).toEqual([]);
    api.close();
  });
});

describe("presses", () => {
  test("are acknowledged once they are stored, and a failing acknowledgement loses nothing", async () => {
    await setup.adapter.send(setup.chat, [
      text("Ready?"),
      { kind: "buttons", rows: [[{ action: "go", value: "1", label: "Go" }]] },
    ]);
    const release = setup.inbox.hold();
    setup.anna.press("Go");
    await until(() => setup.inbox.offered.length === 2, "the press offered");
    expect(setup.discord.unanswered()).toBe(1);
    release();
    await until(() => setup.discord.unanswered() === 0, "the press acknowledged");
    setup.discord.faults.add({ call: callback, status: 500 });
    setup.anna.press("Go");
    setup.anna.say("next");
    expect((await setup.inbox.until(4)).at(-1)?.content).toEqual({ kind: "text", text: "next" });
  });

  test("of a menu's entry come back as the button they stand for", async () => {
    const row = Array.from({ length: 40 }, (_, index) => ({
      action: "answer",
      value: `q1:${index}`,
      label: `Choice ${index}`,
    }));
    await setup.adapter.send(setup.chat, [text("Which?"), { kind: "buttons", rows: [row] }]);
    setup.anna.press("Choice 31");
    expect((await setup.inbox.until(2)).at(-1)?.content).toEqual({
      kind: "action",
      action: "answer",
      value: "q1:31",
    });
    await until(() => setup.discord.unanswered() === 0, "the choice acknowledged");
  });
});

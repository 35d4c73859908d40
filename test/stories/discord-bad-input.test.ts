import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { translator } from "../../core/locales.ts";
import { until } from "../contracts/until.ts";
import { type EmulatedDiscord, startDiscord } from "../emulators/discord.ts";
import { agree, answerQuestions, byTable, questionShown } from "../support/check-in-player.ts";
import { chatOnDiscord } from "../support/discord-chatting.ts";
import { startWholeLeo, type WholeLeo } from "../support/leo.ts";

describe("on Discord, when things go wrong", () => {
  let discord: EmulatedDiscord;
  let leo: WholeLeo;
  beforeAll(async () => {
    discord = await startDiscord();
    discord.gateway.withholdContent();
    leo = await startWholeLeo({ env: { DISCORD_TOKEN: discord.token, DISCORD_API_URL: discord.apiUrl } });
  });
  afterAll(async () => {
    await leo.stop();
    await discord.close();
  });

  it("an answer written while the session was lost is read from the history, and counts", async () => {
    const anna = chatOnDiscord(discord.user());
    await agree(anna);
    await answerQuestions(anna, byTable(), "region");
    discord.gateway.endSessions();
    await until(() => discord.gateway.open() === 0, "the connection gone");
    anna.user.sayUnheard("Berlin");
    await questionShown(anna, ({ step }) => step !== "region" && step !== "age");
  });

  it("what is delivered three times is answered once", async () => {
    const anna = chatOnDiscord(discord.user());
    await agree(anna);
    anna.user.say("42");
    anna.user.repeatLast();
    anna.user.repeatLast();
    await questionShown(anna, ({ step }) => step !== "age");
    await leo.settled();
    expect((await questionShown(anna)).text).toContain("2/25");
  });

  it("an answer that meets a 429 comes once, after the wait", async () => {
    const anna = chatOnDiscord(discord.user());
    const call = new RegExp(`^POST /channels/${anna.user.direct.id}/messages$`);
    discord.faults.add({ call, status: 429, retryAfterSeconds: 1.2 });
    const started = performance.now();
    anna.user.say("hello");
    await anna.waitFor((replies) => replies.length > 0, 20_000);
    expect(performance.now() - started).toBeGreaterThan(1_200);
    await leo.settled();
    expect(anna.replies()).toHaveLength(1);
  });

  it("somebody who blocked Leo is heard again as soon as they write", async () => {
    const anna = chatOnDiscord(discord.user());
    anna.user.block();
    anna.user.say("hello");
    await until(
      () => discord.calls(new RegExp(anna.user.direct.id)).some(({ status }) => status === 403),
      "the refusal",
    );
    anna.user.unblock();
    anna.user.say("hello again");
    await anna.waitFor((replies) => replies.length > 0, 20_000);
  });

  it("an interaction without owners, a message without its channel's type, and nulls end nothing", async () => {
    const anna = chatOnDiscord(discord.user("de"));
    discord.gateway.dispatch(
      "MESSAGE_CREATE",
      { id: "1", channel_id: anna.user.direct.id, author: null },
      {},
    );
    discord.gateway.dispatch("INTERACTION_CREATE", null, {});
    anna.user.command("start", {}, { authorizing_integration_owners: undefined });
    await anna.waitFor((replies) => replies.some(({ text }) => text !== ""), 20_000);
    expect(anna.replies()[0]?.text).toContain(translator("de")("onboarding:question"));
    const before = anna.replies().length;
    anna.user.say("/help", {}, { channel_type: undefined });
    await anna.waitFor((replies) => replies.length > before, 20_000);
    await until(() => discord.unanswered() === 0, "the command answered");
  });
});

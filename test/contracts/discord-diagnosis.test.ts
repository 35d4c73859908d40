import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { discord as channel } from "../../adapters/discord/channel.ts";
import { systemClock } from "../../core/clock.ts";
import { type EmulatedDiscord, startDiscord } from "../emulators/discord.ts";

let discord: EmulatedDiscord;
beforeEach(async () => {
  discord = await startDiscord();
});
afterEach(() => discord.close());

async function diagnose(apiUrl = discord.apiUrl, leoRuns = false) {
  const settings = channel.env.parse({ DISCORD_TOKEN: discord.token, DISCORD_API_URL: apiUrl });
  if (settings === undefined) throw new Error("the channel is off");
  const heard: (string | undefined)[] = [];
  const findings = await channel.diagnose(settings, {
    publicUrl: "https://leo.example.com",
    leoRuns,
    signal: AbortSignal.timeout(10_000),
    clock: systemClock,
    heardTime: (date) => heard.push(date),
  });
  return { findings, heard };
}

describe("Discord's diagnosis", () => {
  test("of a bot that works names it, begins no session and changes nothing", async () => {
    discord.state.commands = [{ name: "checkin" }];
    const { findings, heard } = await diagnose();
    expect(findings.map(({ what, ok, detail }) => [what, ok, detail])).toEqual([
      ["Discord token", true, "belongs to leo_test"],
      [
        "Discord intents",
        true,
        "Message Content is off: direct messages, mentions and commands work all the same",
      ],
      ["Discord gateway", true, "1 at a time, 990 more may be begun today"],
      ["Discord commands", true, "1 are registered"],
    ]);
    expect(discord.gateway.identified).toEqual([]);
    expect(discord.state.calls.map(({ method }) => method)).toEqual(["GET", "GET", "GET", "GET"]);
    expect(Date.parse(heard[0] ?? "")).not.toBeNaN();
  });

  test("of a token that Discord doesn't know says where to click, and doesn't show the token", async () => {
    discord.revoke();
    const { findings } = await diagnose();
    expect(findings).toMatchObject([{ what: "Discord token", ok: false }]);
    expect(findings[0]?.remedy).toContain("Reset Token");
    expect(JSON.stringify(findings)).not.toContain(discord.token);
  });

  test("of a server that can't be reached says so", async () => {
    const { findings } = await diagnose("http://127.0.0.1:9/api");
    expect(findings).toMatchObject([{ ok: false, detail: "Discord question: no answer (ECONNREFUSED)" }]);
    expect(findings[0]?.remedy).toContain("DISCORD_API_URL");
  });

  test("tells missing commands, sessions that run out, and answers that make no sense", async () => {
    discord.facts = { ...discord.facts, remaining: 3 };
    expect((await diagnose()).findings.at(-1)).toMatchObject({ what: "Discord commands", ok: true });
    const { findings } = await diagnose(discord.apiUrl, true);
    expect(findings.filter(({ ok }) => !ok)).toMatchObject([
      { what: "Discord gateway", detail: "only 3 connections may still be begun today" },
      {
        what: "Discord commands",
        detail: "none is registered, though Leo runs",
        remedy: expect.stringContaining("start Leo"),
      },
    ]);
    discord.faults.add({ call: /applications\/@me$/, status: 403, page: true });
    expect((await diagnose()).findings.map(({ what, ok }) => [what, ok])).toEqual([
      ["Discord token", true],
      ["Discord intents", false],
      ["Discord gateway", false],
    ]);
  });
});

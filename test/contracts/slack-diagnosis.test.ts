import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { slack as channel } from "../../adapters/slack/channel.ts";
import { systemClock } from "../../core/clock.ts";
import { type SlackSetup, startSlackChannel } from "./slack-channel.ts";

let setup: SlackSetup;
beforeEach(async () => {
  setup = await startSlackChannel();
});
afterEach(() => setup.close());

async function diagnose(
  env: Readonly<Record<string, string>> = {},
  about: { publicUrl?: string; leoRuns?: boolean } = {},
) {
  const { botToken, appToken, signingSecret } = setup.slack.state;
  const settings = channel.env.parse({
    SLACK_BOT_TOKEN: botToken,
    SLACK_APP_TOKEN: appToken,
    SLACK_SIGNING_SECRET: signingSecret,
    SLACK_API_URL: setup.slack.apiUrl,
    ...env,
  });
  if (settings === undefined) throw new Error("the channel is off");
  const dates: (string | undefined)[] = [];
  const findings = await channel.diagnose(settings, {
    publicUrl: "https://leo.example.com",
    leoRuns: false,
    signal: AbortSignal.timeout(5_000),
    clock: systemClock,
    heardTime: (date) => dates.push(date),
    ...about,
  });
  expect(JSON.stringify(findings)).not.toMatch(/xoxb|xapp-|signing-secret/);
  return { findings, dates, faults: findings.filter(({ ok }) => !ok) };
}

describe("Slack's diagnosis", () => {
  test("of a good set-up names the workspace, and hears what time it is there", async () => {
    const { findings, dates } = await diagnose();
    expect(findings.map(({ what, ok }) => [what, ok])).toEqual([
      ["Slack bot token", true],
      ["Slack scopes", true],
      ["Slack Socket Mode", true],
      ["Slack events", true],
    ]);
    expect(findings[0]?.detail).toContain("Emulated");
    expect(dates.some((date) => !Number.isNaN(Date.parse(date ?? "")))).toBe(true);
  });

  test("of refused tokens says where to click for each", async () => {
    const { faults } = await diagnose({ SLACK_BOT_TOKEN: "xoxb-1-wrong", SLACK_APP_TOKEN: "xapp-1-wrong" });
    expect(faults.map(({ what }) => what)).toEqual(["Slack bot token", "Slack Socket Mode"]);
    expect(faults[0]?.remedy).toMatch(/^open https:.*OAuth & Permissions/);
    expect(faults[1]?.remedy).toMatch(/^open https:.*App-Level Token/);
  });

  test("names the scopes that are missing", async () => {
    setup.slack.state.scopes = ["chat:write"];
    const { faults } = await diagnose();
    expect(faults).toMatchObject([{ what: "Slack scopes" }]);
    expect(faults[0]?.detail).toContain("im:history");
    expect(faults[0]?.remedy).toContain("Reinstall to Workspace");
  });

  test("asks a running Leo's own address as Slack would: it must answer, and be https", async () => {
    const publicUrl = setup.webhookUrl.replace("/webhooks/slack", "");
    const reached = await diagnose({}, { publicUrl, leoRuns: true });
    expect(reached.faults).toMatchObject([
      { what: "Slack events", detail: expect.stringContaining("no https") as string },
    ]);
    const other = await diagnose({ SLACK_SIGNING_SECRET: "another" }, { publicUrl, leoRuns: true });
    expect(other.faults[0]?.detail).toContain("status 401");
    const silent = await diagnose({}, { publicUrl: "http://127.0.0.1:9", leoRuns: true });
    expect(silent.faults[0]?.detail).toContain("no answer");
  });

  test("of a Slack that can't be reached says so, and doesn't wait for ever", async () => {
    const { faults } = await diagnose({ SLACK_API_URL: "http://127.0.0.1:65533/api" });
    expect(faults.map(({ what }) => what)).toEqual(["Slack bot token", "Slack Socket Mode"]);
    expect(faults[0]?.detail).toBe("Slack auth.test: no answer (ECONNREFUSED)");
  });
});

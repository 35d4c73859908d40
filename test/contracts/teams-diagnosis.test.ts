import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { teams as channel } from "../../adapters/teams/channel.ts";
import { systemClock } from "../../core/clock.ts";
import { type EmulatedTeams, startTeams } from "../emulators/teams.ts";

let teams: EmulatedTeams;
beforeEach(async () => {
  teams = await startTeams();
});
afterEach(() => teams.close());

async function diagnose(env: Readonly<Record<string, string>> = {}, publicUrl = "https://leo.example.com") {
  const settings = channel.env.parse({ ...teams.env, ...env });
  if (settings === undefined) throw new Error("the channel is off");
  const signal = AbortSignal.timeout(10_000);
  return await channel.diagnose(settings, {
    publicUrl,
    leoRuns: false,
    signal,
    clock: systemClock,
    heardTime: () => {},
  });
}

describe("Teams' diagnosis", () => {
  test("of a bot that works names the endpoint to register", async () => {
    const findings = await diagnose();
    expect(findings.map(({ what, ok }) => [what, ok])).toEqual([
      ["Teams credentials", true],
      ["Teams keys", true],
      ["Teams endpoint", true],
    ]);
    expect(findings[2]?.detail).toContain("https://leo.example.com/webhooks/teams");
  });

  test("of wrong credentials says what to click, and shows no secret", async () => {
    const [finding] = await diagnose({ MICROSOFT_APP_PASSWORD: "guessed-secret" });
    expect(finding).toMatchObject({ ok: false, detail: "Microsoft refuses them" });
    expect(finding?.remedy).toContain("Certificates & secrets");
    expect(JSON.stringify(finding)).not.toContain("guessed-secret");
    teams.fault({ method: "token", status: 500 });
    const [waiting] = await diagnose();
    expect(waiting).toMatchObject({ ok: false, remedy: expect.stringContaining("answers 500") });
  });

  test("of keys that can't be fetched, or are none, says so", async () => {
    teams.fault({ method: "openid", cut: "before" });
    const [, silent] = await diagnose();
    expect(silent).toMatchObject({
      what: "Teams keys",
      ok: false,
      detail: expect.stringContaining("can't be read"),
    });
    const [, page] = await diagnose({ TEAMS_OPENID_METADATA_URL: `${teams.origin}/keys` });
    expect(page?.detail).toContain("it is no OpenID document");
  });

  test("of an address without https says that Teams won't post there", async () => {
    const [, , finding] = await diagnose({}, "http://localhost:3000");
    expect(finding).toMatchObject({
      what: "Teams endpoint",
      ok: false,
      remedy: expect.stringContaining("PUBLIC_URL"),
    });
  });

  test("without credentials says that only this machine may speak", async () => {
    const settings = channel.env.parse({ TEAMS_ENABLED: "true", HOST: "127.0.0.1" });
    if (settings === undefined) throw new Error("the channel is off");
    const about = {
      publicUrl: "http://localhost:3000",
      leoRuns: false,
      signal: AbortSignal.timeout(10_000),
      clock: systemClock,
      heardTime: () => {},
    };
    expect(await channel.diagnose(settings, about)).toMatchObject([{ what: "Teams credentials", ok: true }]);
  });
});

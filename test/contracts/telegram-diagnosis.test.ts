import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { telegram as channel } from "../../adapters/telegram/channel.ts";
import { systemClock } from "../../core/clock.ts";
import { type EmulatedTelegram, startTelegram } from "../emulators/telegram.ts";
import { until } from "./until.ts";

const publicUrl = "https://leo.example.com";
const hook = { url: `${publicUrl}/webhooks/telegram`, secret: "s", maxConnections: 1 };

let telegram: EmulatedTelegram;
beforeEach(async () => {
  telegram = await startTelegram();
});
afterEach(() => telegram.close());

async function diagnose(
  variables: Readonly<Record<string, string>> = {},
  about: { publicUrl?: string; leoRuns?: boolean } = {},
) {
  const settings = channel.env.parse({
    TELEGRAM_BOT_TOKEN: telegram.token,
    TELEGRAM_API_ROOT: telegram.apiRoot,
    ...variables,
  });
  if (settings === undefined) throw new Error("the channel is off");
  return await channel.diagnose(settings, {
    publicUrl,
    leoRuns: false,
    signal: AbortSignal.timeout(10_000),
    clock: systemClock,
    heardTime: () => {},
    ...about,
  });
}

const byWebhook = { TELEGRAM_MODE: "webhook", TELEGRAM_WEBHOOK_SECRET: "s" };

describe("Telegram's diagnosis", () => {
  test("of a bot that works names it, and acknowledges no update", async () => {
    telegram.user().text("still here");
    const findings = await diagnose();
    expect(findings.map(({ what, ok }) => [what, ok])).toEqual([
      ["Telegram token", true],
      ["Telegram polling", true],
      ["Telegram poller", true],
    ]);
    expect(findings[0]?.detail).toContain("@leo_test_bot");
    expect(telegram.updates.pending()).toBe(1);
  });

  test("of a token that Telegram doesn't know says where to click, and doesn't show the token", async () => {
    telegram.revoke();
    const findings = await diagnose();
    expect(findings).toMatchObject([{ what: "Telegram token", ok: false }]);
    expect(findings[0]?.remedy).toContain("BotFather");
    expect(JSON.stringify(findings)).not.toContain(telegram.token);
  });

  test("of a server that can't be reached says so", async () => {
    const findings = await diagnose({ TELEGRAM_API_ROOT: "http://127.0.0.1:9" });
    expect(findings).toMatchObject([{ ok: false, detail: "Telegram getMe: no answer (ECONNREFUSED)" }]);
  });

  test("finds the webhook that takes the updates away from polling", async () => {
    telegram.updates.setWebhook({ ...hook, url: "https://other.example.com/hook/very-secret" });
    const finding = (await diagnose()).at(-1);
    expect(finding).toMatchObject({ what: "Telegram polling", ok: false });
    expect(finding?.detail).toContain("other.example.com");
    expect(JSON.stringify(finding)).not.toContain("very-secret");
  });

  test("finds a rival poller, but leaves a running Leo's own poll alone", async () => {
    const poll = (timeout: number) =>
      fetch(`${telegram.apiRoot}/bot${telegram.token}/getUpdates?timeout=${timeout}`);
    const diagnosis = diagnose();
    await until(() => telegram.calls("getWebhookInfo").length === 1, "the diagnosis to begin");
    while (telegram.calls("getUpdates").every(({ kind }) => kind !== "call")) await poll(0);
    expect((await diagnosis).at(-1)).toMatchObject({ what: "Telegram poller", ok: false });

    const own = poll(1);
    const besideLeo = await diagnose({}, { leoRuns: true });
    expect(besideLeo.every(({ ok }) => ok)).toBe(true);
    expect((await own).status).toBe(200);
  });

  test("of a webhook tells whether it is registered, elsewhere, failing, or can't be at all", async () => {
    const finding = async (about = {}) => (await diagnose(byWebhook, about)).at(-1);
    expect(await finding({ publicUrl: "http://localhost:3000" })).toMatchObject({ ok: false });
    expect(await finding()).toMatchObject({ ok: false, detail: "not registered yet" });
    telegram.updates.setWebhook({ ...hook, url: "https://old.example.com/webhooks/telegram" });
    expect((await finding())?.detail).toContain("old.example.com");
    telegram.updates.setWebhook(hook);
    expect(await finding()).toMatchObject({ what: "Telegram webhook", ok: true });
    telegram.user().text("nobody takes this");
    await until(() => telegram.updates.failedAtMs() !== undefined, "the post to fail");
    expect((await finding())?.detail).toContain("could not post");
  });
});

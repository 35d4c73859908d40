import { describe, expect, test } from "vitest";
import { telegramEnv } from "./settings.ts";

const token = "700000001:AAE-a_token";

describe("Telegram's variables", () => {
  test("without a token the channel is off, empty variables counting as unset", () => {
    expect(telegramEnv.parse({})).toBeUndefined();
    expect(
      telegramEnv.parse({ TELEGRAM_BOT_TOKEN: " ", TELEGRAM_WEBHOOK_SECRET: "", TELEGRAM_MODE: "polling" }),
    ).toBeUndefined();
  });

  test("a token alone means polling at Telegram's own address", () => {
    expect(telegramEnv.parse({ TELEGRAM_BOT_TOKEN: ` ${token}\n` })).toEqual({
      token,
      apiRoot: "https://api.telegram.org",
      webhookSecret: undefined,
    });
  });

  test("a webhook has a secret, and an own Bot API server no slash at the end", () => {
    const settings = telegramEnv.parse({
      TELEGRAM_BOT_TOKEN: token,
      TELEGRAM_MODE: "webhook",
      TELEGRAM_WEBHOOK_SECRET: "a-secret",
      TELEGRAM_API_ROOT: "http://127.0.0.1:8081//",
    });
    expect(settings).toEqual({ token, apiRoot: "http://127.0.0.1:8081", webhookSecret: "a-secret" });
  });

  test.each([
    [{ TELEGRAM_BOT_TOKEN: token, TELEGRAM_MODE: "webhook" }, "TELEGRAM_WEBHOOK_SECRET"],
    [
      { TELEGRAM_BOT_TOKEN: token, TELEGRAM_MODE: "webhook", TELEGRAM_WEBHOOK_SECRET: "a b" },
      "TELEGRAM_WEBHOOK_SECRET",
    ],
    [{ TELEGRAM_BOT_TOKEN: token, TELEGRAM_MODE: "both" }, "TELEGRAM_MODE"],
    [{ TELEGRAM_BOT_TOKEN: "not a token" }, "TELEGRAM_BOT_TOKEN"],
    [{ TELEGRAM_MODE: "webhook" }, "TELEGRAM_BOT_TOKEN"],
    [{ TELEGRAM_WEBHOOK_SECRET: "x" }, "TELEGRAM_BOT_TOKEN"],
    [{ TELEGRAM_BOT_TOKEN: token, TELEGRAM_API_ROOT: "telegram.org" }, "TELEGRAM_API_ROOT"],
  ])("what is half set is an error that names the variable and no secret: %j", (variables, name) => {
    const read = telegramEnv.safeParse(variables);
    expect(read.error?.issues.map(({ path }) => path)).toEqual([[name]]);
    expect(JSON.stringify(read.error)).not.toContain("a_token");
    expect(JSON.stringify(read.error)).not.toContain("not a token");
  });
});

import { GrammyError, HttpError } from "grammy";
import { describe, expect, test } from "vitest";
import { isFormattingRefused, isNotModified, toChannelError } from "./errors.ts";

const refused = (error_code: number, description: string, parameters = {}) =>
  new GrammyError("failed", { ok: false, error_code, description, parameters }, "sendMessage", {
    text: "slept badly",
  });

describe("Telegram's errors in Leo's words", () => {
  test("a wait is passed on in milliseconds, unshortened", () => {
    expect(
      toChannelError(
        refused(429, "Too Many Requests: retry after 6775", { retry_after: 6_775 }),
        "sendMessage",
      ),
    ).toMatchObject({
      code: "rate-limited",
      retryAfterMs: 6_775_000,
    });
    expect(toChannelError(refused(429, "Too Many Requests"), "sendMessage").retryAfterMs).toBeGreaterThan(0);
  });

  test("nothing a person wrote, no token and no SDK object is in the error", () => {
    const token = "700000001:AAE-secret";
    const network = new HttpError(
      `failed for https://api.telegram.org/bot${token}/sendMessage`,
      new Error(token),
    );
    const entity = refused(
      400,
      'Bad Request: can\'t parse entities: Unsupported start tag "slept badly" at byte offset 3',
    );
    for (const error of [toChannelError(network, "sendMessage"), toChannelError(entity, "sendMessage")]) {
      const told = `${error.message} ${error.stack} ${JSON.stringify(error)} ${String(error.cause)}`;
      expect(told).not.toContain("slept");
      expect(told).not.toContain("AAE-secret");
      expect(error.cause).toBeUndefined();
    }
    expect(toChannelError(entity, "sendMessage").message).toBe(
      "Telegram sendMessage: 400 Bad Request: can't parse entities",
    );
  });

  test("a broken connection says how it broke", () => {
    const cut = new HttpError("failed", Object.assign(new Error("socket hang up"), { code: "ECONNRESET" }));
    expect(toChannelError(cut, "sendPhoto", ["1"])).toMatchObject({
      code: "temporary",
      message: "Telegram sendPhoto: no answer (ECONNRESET)",
      sentParts: ["1"],
    });
  });

  test("refused formatting and unchanged messages are known from Telegram's own words", () => {
    expect(isFormattingRefused(refused(400, "Bad Request: can't parse entities: Can't find end tag"))).toBe(
      true,
    );
    expect(isFormattingRefused(refused(400, "Bad Request: chat not found"))).toBe(false);
    expect(
      isNotModified(refused(400, "Bad Request: message is not modified: specified new message content")),
    ).toBe(true);
    expect(isNotModified(new Error("message is not modified"))).toBe(false);
  });
});

import { describe, expect, test } from "vitest";
import { slackEnv } from "./settings.ts";

const botToken = "xoxb-1-very-secret";
const both = { SLACK_BOT_TOKEN: botToken, SLACK_SIGNING_SECRET: "8f742231b10e8888abcd99yyyzzz85a5" };

describe("Slack's variables", () => {
  test("without a token the channel is off, empty variables counting as unset", () => {
    expect(slackEnv.parse({})).toBeUndefined();
    expect(
      slackEnv.parse({ SLACK_BOT_TOKEN: " ", SLACK_SIGNING_SECRET: "", SLACK_PHOTOS: "on" }),
    ).toBeUndefined();
  });

  test("a signing secret means events over HTTP, an app token Socket Mode, and photos are off", () => {
    expect(slackEnv.parse(both)).toEqual({
      botToken,
      signingSecret: both.SLACK_SIGNING_SECRET,
      appToken: undefined,
      apiUrl: "https://slack.com/api/",
      photosAllowed: false,
    });
    const socket = {
      SLACK_BOT_TOKEN: ` ${botToken}\n`,
      SLACK_APP_TOKEN: "xapp-1-A-secret",
      SLACK_API_URL: "http://127.0.0.1:81/api//",
      SLACK_PHOTOS: "on",
    };
    expect(slackEnv.parse(socket)).toEqual({
      botToken,
      signingSecret: undefined,
      appToken: "xapp-1-A-secret",
      apiUrl: "http://127.0.0.1:81/api/",
      photosAllowed: true,
    });
  });

  test.each([
    [{ SLACK_BOT_TOKEN: botToken }, "SLACK_APP_TOKEN"],
    [{ SLACK_SIGNING_SECRET: "x" }, "SLACK_BOT_TOKEN"],
    [{ SLACK_APP_TOKEN: "xapp-1-very-secret" }, "SLACK_BOT_TOKEN"],
    [{ ...both, SLACK_BOT_TOKEN: "xoxp-very-secret" }, "SLACK_BOT_TOKEN"],
    [{ ...both, SLACK_APP_TOKEN: "xoxb-very-secret" }, "SLACK_APP_TOKEN"],
    [{ ...both, SLACK_SIGNING_SECRET: "very secret" }, "SLACK_SIGNING_SECRET"],
    [{ ...both, SLACK_API_URL: "slack.com" }, "SLACK_API_URL"],
    [{ ...both, SLACK_PHOTOS: "maybe" }, "SLACK_PHOTOS"],
  ])("what is half set is an error that names the variable and no secret: %j", (variables, name) => {
    const read = slackEnv.safeParse(variables);
    expect(read.error?.issues.map(({ path }) => path)).toEqual([[name]]);
    expect(JSON.stringify(read.error)).not.toMatch(/very.secret/);
  });
});

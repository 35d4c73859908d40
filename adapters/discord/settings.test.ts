import { describe, expect, test } from "vitest";
import { discordEnv } from "./settings.ts";

const token = "MTEwMDA.Gabc-d.some_secret";

describe("Discord's variables", () => {
  test("without a token the channel is off, empty variables counting as unset", () => {
    expect(discordEnv.parse({})).toBeUndefined();
    expect(discordEnv.parse({ DISCORD_TOKEN: " ", DISCORD_API_URL: "" })).toBeUndefined();
  });

  test("a token alone means Discord's own address", () => {
    const settings = { token, apiUrl: "https://discord.com/api" };
    expect(discordEnv.parse({ DISCORD_TOKEN: ` ${token}\n` })).toEqual(settings);
    expect(discordEnv.parse({ DISCORD_TOKEN: `Bot ${token}` })).toEqual(settings);
  });

  test("another address may name the version or not", () => {
    for (const url of [
      "http://127.0.0.1:8081/api",
      "http://127.0.0.1:8081/api/",
      "http://127.0.0.1:8081/api/v10",
    ])
      expect(discordEnv.parse({ DISCORD_TOKEN: token, DISCORD_API_URL: url })?.apiUrl).toBe(
        "http://127.0.0.1:8081/api",
      );
  });

  test.each([
    [{ DISCORD_TOKEN: "two words" }, "DISCORD_TOKEN"],
    [{ DISCORD_TOKEN: token, DISCORD_API_URL: "discord.com" }, "DISCORD_API_URL"],
    [{ DISCORD_TOKEN: token, DISCORD_API_URL: "ftp://discord.com" }, "DISCORD_API_URL"],
  ])("what is set wrongly is an error that names the variable and no secret: %j", (variables, name) => {
    const read = discordEnv.safeParse(variables);
    expect(read.error?.issues.map(({ path }) => path)).toEqual([[name]]);
    expect(JSON.stringify(read.error)).not.toContain("some_secret");
    expect(JSON.stringify(read.error)).not.toContain("two words");
  });
});

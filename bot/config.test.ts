import { expect, test } from "vitest";
import { parseConfig } from "./config.ts";

test("an empty environment starts Leo with its own database on port 3000", () => {
  expect(parseConfig({})).toMatchObject({ PORT: 3000, DATA_DIR: "./data", LOG_LEVEL: "info" });
});

test("one message names every variable at fault", () => {
  const read = () =>
    parseConfig({ PORT: "many", DATABASE_URL: "not a url", LOG_LEVEL: "loud" }, [
      { variable: "TELEGRAM_MODE", problem: "must be polling or webhook" },
    ]);
  expect(read).toThrow(/PORT[\s\S]*DATABASE_URL[\s\S]*LOG_LEVEL[\s\S]*TELEGRAM_MODE/);
});

test("an empty variable is an unset one", () => {
  expect(parseConfig({ PORT: "", OPENAI_API_KEY: "", DATABASE_URL: "" })).toMatchObject({ PORT: 3000 });
});

test("half an Azure set-up is a mistake that says what is missing", () => {
  const read = () => parseConfig({ AZURE_OPENAI_ENDPOINT: "https://x.openai.azure.com" });
  expect(read).toThrow(/AZURE_OPENAI_API_KEY[\s\S]*AZURE_OPENAI_DEPLOYMENT/);
});

import { readFile } from "node:fs/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { translator } from "../../core/locales.ts";
import { startWebHarness, type WebHarness } from "../support/web-harness.ts";
import { createTestBrowser, hasChromium, seriousFaults } from "./browser.ts";

describe.skipIf(!hasChromium)("a file in the chat page", () => {
  const browser = createTestBrowser();
  let leo: WebHarness;
  beforeAll(async () => {
    leo = await startWebHarness();
  });
  afterAll(async () => {
    await browser.close();
    await leo.stop();
  });

  it("is downloaded whole, under its own name, with one press", async () => {
    const t = translator("en");
    const { page, context } = await browser.open({ screen: "phone", locale: "en" });
    await page.goto(leo.baseUrl);
    await page.getByRole("button", { name: t("web:chat.start") }).click();
    await page.getByText(t("web:chat.startSaid")).waitFor();
    const [row] = await leo.database.query<{ id: string }>({
      text: "SELECT conversation_id AS id FROM inbox",
    });
    const json = JSON.stringify({ words: "Schlüssel – ключ".repeat(20_000) });
    const base64 = Buffer.from(json).toString("base64");
    await leo.web.send({ channel: "web", id: row?.id ?? "", kind: "direct" }, [
      { kind: "text", markdown: t("export:ready") },
      {
        kind: "file",
        name: "leo-data.json",
        mediaType: "application/json",
        base64,
        label: t("export:label"),
      },
    ]);
    const link = page.getByRole("link", { name: t("export:label") });
    await link.waitFor();
    expect(await seriousFaults(page)).toEqual([]);
    const [download] = await Promise.all([page.waitForEvent("download"), link.click()]);
    expect(download.suggestedFilename()).toBe("leo-data.json");
    expect(await readFile((await download.path()) ?? "", "utf8")).toBe(json);
    await context.close();
  });
});

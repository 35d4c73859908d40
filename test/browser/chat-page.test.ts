import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Page } from "playwright-core";
import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { locales, translator } from "../../core/locales.ts";
import type { OutboundMessage } from "../../core/message.ts";
import { startWebHarness, type WebHarness } from "../support/web-harness.ts";
import {
  createTestBrowser,
  hasChromium,
  type PageOptions,
  seriousFaults,
  sidewaysOverflow,
  visibleText,
} from "./browser.ts";

const selfie = fileURLToPath(new URL("../fixtures/photos/grace_hopper.jpg", import.meta.url));

describe.skipIf(!hasChromium)("the chat page", () => {
  const browser = createTestBrowser();
  let leo: WebHarness;
  let pictures: string;
  let card: string;
  beforeAll(async () => {
    leo = await startWebHarness();
    pictures = await mkdtemp(join(tmpdir(), "leo-chat-pages-"));
    const ground = { width: 900, height: 500, channels: 3 as const, background: "#17373b" };
    card = (await sharp({ create: ground }).png().toBuffer()).toString("base64");
  });
  afterAll(async () => {
    await browser.close();
    await leo.stop();
  });

  async function openChat(options: PageOptions) {
    const { page, context } = await browser.open(options);
    const faults: string[] = [];
    page.on("console", (message) => {
      if (message.type() === "error") faults.push(message.text());
    });
    page.on("pageerror", (error) => faults.push(String(error)));
    await page.goto(leo.baseUrl);
    await page.getByText(translator("en")("web:status.ready")).or(page.locator(".bg-body")).first().waitFor();
    return { page, context, faults };
  }
  /** The conversation of the person who wrote last. */
  async function lastConversation() {
    const [row] = await leo.database.query<{ conversation_id: string }>({
      text: "SELECT conversation_id FROM inbox ORDER BY id DESC LIMIT 1",
    });
    return { channel: "web", id: row?.conversation_id ?? "", kind: "direct" } as const;
  }
  async function start(page: Page, locale: (typeof locales)[number]) {
    const t = translator(locale);
    await page.getByRole("button", { name: t("web:chat.start") }).click();
    await page.getByText(t("web:chat.startSaid")).waitFor();
    await expect.poll(() => page.getByText(t("web:chat.sending")).count()).toBe(0);
    return lastConversation();
  }
  const question: OutboundMessage = [
    { kind: "text", markdown: "**7/25** In general, how is your *health*?\n\n- as you see it\n- today" },
    {
      kind: "buttons",
      rows: [
        [
          { action: "answer", value: "excellent", label: "Excellent" },
          { action: "answer", value: "good", label: "Good" },
        ],
        [{ action: "back", value: "", label: "← Back" }],
      ],
    },
  ];

  for (const locale of locales) {
    for (const screen of ["phone", "desktop"] as const) {
      it(`welcomes and talks on a ${screen} in ${locale}, usable by everybody`, async () => {
        const dark = locale === "ru" || locale === "es";
        const { page, context, faults } = await openChat({ screen, locale, dark });
        const t = translator(locale);
        await page.getByText(t("web:status.ready")).waitFor();
        await page.getByRole("heading", { name: t("web:chat.welcomeTitle") }).waitFor();
        expect(await page.locator("html").getAttribute("lang")).toBe(locale);
        await page.screenshot({ path: join(pictures, `welcome-${screen}-${locale}.png`) });
        expect(await seriousFaults(page)).toEqual([]);
        expect(await sidewaysOverflow(page)).toEqual([]);

        const to = await start(page, locale);
        await leo.web.send(to, [
          {
            kind: "progress",
            steps: [
              { label: "Photo", state: "done" },
              { label: "Quiz", state: "running" },
              { label: "Report", state: "waiting" },
            ],
          },
        ]);
        await leo.web.send(to, [
          { kind: "image", pngBase64: card, alt: "Glow score 65 of 100" },
          {
            kind: "text",
            markdown: `${t("report:title")}: [link](https://example.org/${"long".repeat(60)})`,
          },
          { kind: "facts", rows: [{ label: t("report:score.label"), value: "65" }] },
          { kind: "link", label: t("report:buttons.fullReport"), url: `${leo.baseUrl}/report` },
        ]);
        await leo.web.send(to, question);
        await page.getByRole("button", { name: "Excellent" }).waitFor();
        await page.getByRole("img", { name: "Glow score 65 of 100" }).waitFor();
        await page.screenshot({ path: join(pictures, `chat-${screen}-${locale}.png`) });
        expect(await seriousFaults(page)).toEqual([]);
        expect(await sidewaysOverflow(page)).toEqual([]);
        expect(faults).toEqual([]);
        await context.close();
      });
    }
  }

  it("sends what is typed, pressed and photographed, and edits in place", async () => {
    const { page, context } = await openChat({ screen: "desktop", locale: "en" });
    const to = await start(page, "en");
    const sent = await leo.web.send(to, question);
    await page.getByRole("button", { name: "Good" }).click();
    await expect
      .poll(async () => (await leo.inbox()).at(-1)?.content)
      .toEqual({
        kind: "action",
        action: "answer",
        value: "good",
      });
    await leo.web.edit?.(to, sent, [{ kind: "text", markdown: "8/25 How do you sleep?" }]);
    await page.getByText("8/25 How do you sleep?").waitFor();
    expect(await page.getByRole("button", { name: "Good" }).count()).toBe(0);

    const field = page.getByRole("textbox");
    await field.fill("about seven hours");
    await field.press("Shift+Enter");
    await field.pressSequentially("more or less");
    await field.press("Enter");
    await expect
      .poll(async () => (await leo.inbox()).at(-1)?.content)
      .toEqual({ kind: "text", text: "about seven hours\nmore or less" });

    await page.locator("input[type=file]").setInputFiles(selfie);
    await page.getByText(translator("en")("web:chat.photoNote")).waitFor();
    await page.screenshot({ path: join(pictures, "photo-chosen.png") });
    await page.getByRole("button", { name: "Send" }).click();
    await page.getByRole("img", { name: "Photo" }).waitFor();
    await expect
      .poll(async () => (await leo.inbox()).at(-1)?.content)
      .toMatchObject({ kind: "photo", photo: { mediaType: "image/jpeg", heldBy: "instance-1" } });
    await leo.web.typing?.(to);
    await page.getByText("Leo is writing").waitFor({ state: "attached" });
    await page.screenshot({ path: join(pictures, "photo-sent.png") });
    await context.close();
  });

  it("keeps a text of 100,000 characters in the field and says what to do", async () => {
    const { page, context } = await openChat({ screen: "phone", locale: "en" });
    const before = (await leo.inbox()).length;
    await page.getByRole("textbox").fill("a".repeat(100_000));
    await page.getByRole("button", { name: "Send" }).click();
    await page.getByText("That's too long for one message").waitFor();
    expect(await page.getByRole("textbox").inputValue()).toHaveLength(100_000);
    expect(await leo.inbox()).toHaveLength(before);
    await page
      .locator("input[type=file]")
      .setInputFiles({ name: "notes.pdf", mimeType: "application/pdf", buffer: Buffer.from("%PDF") });
    await page.getByText("This file isn't a picture").waitFor();
    await context.close();
  });

  it("shows both sides again after a reload, in a second tab too, and follows the person's language", async () => {
    const { page, context } = await openChat({ screen: "desktop", locale: "en" });
    const to = await start(page, "en");
    await leo.web.send(to, [{ kind: "text", markdown: "First answer" }]);
    await page.getByText("First answer").waitFor();
    const second = await context.newPage();
    await second.goto(leo.baseUrl);
    await second.getByText("First answer").waitFor();
    await second.getByRole("textbox").fill("from the second tab");
    await second.getByRole("button", { name: "Send" }).click();
    await page.getByText("from the second tab").waitFor();
    await page.reload();
    await page.getByText("from the second tab").waitFor();
    await page.getByText("First answer").waitFor();
    const words = await visibleText(page, "[role=log]");
    expect(words.indexOf("First answer")).toBeGreaterThan(words.indexOf("Hello, Leo!"));
    expect(words.indexOf("from the second tab")).toBeGreaterThan(words.indexOf("First answer"));

    await leo.database.query({ text: "UPDATE people SET locale = 'de'" });
    await page.getByRole("textbox").fill("/language");
    await page.getByRole("button", { name: "Send" }).click();
    await expect
      .poll(async () => (await leo.inbox()).at(-1)?.content)
      .toEqual({ kind: "text", text: "/language" });
    await leo.web.send(to, [{ kind: "text", markdown: "Ab jetzt auf Deutsch." }]);
    await page.getByText(translator("de")("web:status.ready")).waitFor();
    expect(await page.locator("html").getAttribute("lang")).toBe("de");
    await context.close();
  });

  it("sends what was written without a connection once it is back, once", async () => {
    const { page, context } = await openChat({ screen: "phone", locale: "en" });
    const to = await start(page, "en");
    await leo.web.stop();
    await page.getByText(/Connecting|No connection/).waitFor();
    await page.getByRole("textbox").fill("written in a tunnel");
    await page.getByRole("button", { name: "Send" }).click();
    await page.getByText("Sending…").waitFor();
    await leo.restartIntake();
    await expect
      .poll(async () => (await leo.inbox()).map(({ content }) => content), { timeout: 15_000 })
      .toContainEqual({ kind: "text", text: "written in a tunnel" });
    await page.getByText("Here for you").waitFor();
    await leo.web.send(to, [{ kind: "text", markdown: "Welcome back" }]);
    await page.getByText("Welcome back").waitFor();
    const same = (await leo.inbox()).filter(({ content }) => JSON.stringify(content).includes("tunnel"));
    expect(same).toHaveLength(1);
    await context.close();
  });

  it("has a page for wrong addresses", async () => {
    const { page, context } = await browser.open({ screen: "phone", locale: "en" });
    const answer = await page.goto(`${leo.baseUrl}/nowhere`);
    expect(answer?.status()).toBe(404);
    await page.getByRole("heading", { name: "This page doesn't exist" }).waitFor();
    expect(await seriousFaults(page)).toEqual([]);
    await context.close();
  });
});

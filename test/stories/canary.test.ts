import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { translator } from "../../core/locales.ts";
import { geminiKey, startGeminiServer } from "../emulators/gemini-server.ts";
import { answer, type ModelServer } from "../emulators/model-server.ts";
import { openAiKey, startOpenAiServer } from "../emulators/openai-server.ts";
import type { EmulatedUser } from "../emulators/telegram-person.ts";
import { breakAnswers, mendAnswers } from "../support/broken-answers.ts";
import {
  agree,
  answerQuestions,
  byTable,
  pressShown,
  questionShown,
  reportShown,
} from "../support/check-in-player.ts";
import { startWholeLeo, type WholeLeo } from "../support/leo.ts";
import { portraitJpeg } from "../support/photos.ts";
import { personOf } from "../support/stored-answers.ts";
import { everythingStored } from "../support/stored-text.ts";
import { pressData } from "../support/telegram-press.ts";
import { openWebChat } from "../support/web-chatting.ts";

/** In every word that a person, a model or a platform says here, and nowhere else. */
const canary = "Zanzibarkanarie";

describe("a canary in everything that is said", () => {
  let leo: WholeLeo;
  let openai: ModelServer;
  let gemini: ModelServer;
  let user: EmulatedUser;
  const t = translator("en");

  beforeAll(async () => {
    [openai, gemini] = await Promise.all([startOpenAiServer(), startGeminiServer()]);
    leo = await startWholeLeo({
      env: {
        OPENAI_API_KEY: openAiKey,
        OPENAI_BASE_URL: `${openai.url}/v1`,
        GEMINI_API_KEY: geminiKey,
        GEMINI_BASE_URL: gemini.url,
      },
    });
    user = leo.telegram.user({ firstName: `${canary}-name`, languageCode: "en" });
    await tellEverything();
  }, 120_000);
  afterAll(async () => {
    await leo.stop();
    await Promise.all([openai.close(), gemini.close()]);
  });

  /** A whole story in which every part fails once, with the canary in what fails. */
  const tellEverything = async (): Promise<void> => {
    const faults = leo.telegram.faults;
    await agree(user);
    user.text(`${canary} is how old I am`);
    await user.waitFor((replies) => replies.length > 2);
    await answerQuestions(user, byTable({ age: "97" }), "genHealth");

    await breakAnswers(leo.database, await personOf(leo.database, "telegram", user.id));
    await pressShown(user, "answer:");
    await user.waitFor((replies) => replies.at(-1)?.text === t("errors:turnFailed"), 15_000);
    await mendAnswers(leo.database);

    faults.add({ chatId: user.id, status: 500, description: `Internal: ${canary}` });
    await pressShown(user, "answer:");
    await questionShown(user, ({ step }) => step === "energyDays");
    faults.add({ chatId: user.id, cut: "after" });
    faults.add({ method: "answerCallbackQuery", status: 400, description: `Bad Request: ${canary}` });
    user.text(`nothing ${canary} can read`);
    pressData(leo.telegram, user, `answer:${canary}.age.${canary}`);
    user.send({ sticker: { file_id: "s", emoji: canary } });
    await leo.settled();
    faults.add({ chatId: user.id, status: 400, description: `Bad Request: ${canary} refused` });
    user.text(`/timezone ${canary}`);
    await leo.settled();

    await answerQuestions(user);
    for (const server of [openai, gemini]) {
      for (let index = 0; index < 30; index += 1) {
        if (index % 3 === 0) server.script({ kind: "status", status: 500 });
        else if (index % 3 === 1) server.script(answer(`{"${canary}": "${canary}"}`));
        else server.script({ kind: "reset" });
      }
    }
    await pressShown(user, "photo:agree");
    await user.waitFor((replies) => replies.some(({ text }) => text === t("photo:optIn.accepted")));
    faults.add({ method: "file", status: 500, description: canary });
    user.photo(portraitJpeg(), { caption: `${canary} and me` });
    await reportShown(user);
    user.text(`tell me about ${canary}`);
    user.text(`I want to kill myself because of ${canary}`);
    await user.waitFor((replies) =>
      replies.some(({ text }) => text.includes("Are you safe at this moment?")),
    );

    const page = await openWebChat(leo.url, () => leo.clock.advance(1_000));
    page.text(`hello, I am ${canary}`);
    await page.waitFor((replies) => replies.length > 0);
    page.page.sendRaw(`{"kind":"text","${canary}":"${canary}"}`);
    await page.visitor.fetch(`/r/${canary}?${canary}=1`, {
      headers: { "User-Agent": canary, Referer: canary },
    });
    await page.visitor.fetch(`/${canary}`, { headers: { Cookie: `leo_session=${canary}${canary}` } });
    await fetch(`${leo.url}/webhooks/telegram?${canary}`, { method: "POST", body: canary });
    await page.page.close();
    await leo.settled();
  };

  const lines = () => leo.logged.join("");

  it("was said where things went wrong, so that there was something to log", () => {
    expect(openai.requests.length + gemini.requests.length).toBeGreaterThan(2);
    for (const message of [
      "turn failed",
      "delivery failed for now",
      "platform refuses a message",
      "safety reply",
    ]) {
      expect(leo.logged.filter((line) => line.includes(message)).length, message).toBeGreaterThan(0);
    }
    expect(leo.logged.length).toBeGreaterThan(50);
    expect(leo.logged.filter((line) => line.includes('"level":20')).length).toBeGreaterThan(10);
  });

  it("stands in no line of the log", () => {
    expect(leo.logged.filter((line) => line.toLowerCase().includes(canary.toLowerCase()))).toEqual([]);
  });

  it("is joined there by no secret, no answer, no question and no picture", () => {
    const secrets = [
      leo.telegram.token,
      leo.telegram.token.split(":")[1] ?? "",
      leo.webhookSecret,
      openAiKey,
      geminiKey,
      portraitJpeg().subarray(1_000, 1_030).toString("base64"),
    ];
    for (const secret of secrets) expect(lines().includes(secret), secret).toBe(false);
    const words = [
      "genHealth",
      "tobacco",
      "How old are you",
      "Glow score",
      "verygood",
      "kill myself",
      "Germany",
    ];
    for (const word of words) expect(lines().includes(word), word).toBe(false);
    expect(lines()).not.toMatch(/"(?:age|answers?|value|text|caption|markdown)":/);
    expect(lines()).not.toMatch(/iVBORw0KGgo|\/9j\//);
    expect(lines()).not.toMatch(/\/r\/[\w-]{22}/);
  });

  it("is kept in no row of the database once it was answered, but in the conversation with Leo's mind", async () => {
    const kept = (await everythingStored(leo.database)).filter(
      ({ table, text }) => table !== "public.chat_lines" && text.includes(canary),
    );
    expect(kept.map(({ table, text }) => `${table}: ${text.slice(0, 300)}`)).toEqual([]);
  });

  it("is in no file of the data folder", async () => {
    const entries = await readdir(leo.dataDir, { recursive: true, withFileTypes: true });
    for (const entry of entries.filter((one) => one.isFile())) {
      expect((await readFile(join(entry.parentPath, entry.name))).includes(canary)).toBe(false);
    }
  });
});

import { afterAll, beforeAll, expect, it } from "vitest";
import { answer, type ModelServer } from "../emulators/model-server.ts";
import { openAiKey, startOpenAiServer } from "../emulators/openai-server.ts";
import { typicalAnswers } from "../support/analysis.ts";
import { agree, pressShown } from "../support/check-in-player.ts";
import { startWholeLeo, type WholeLeo } from "../support/leo.ts";
import { asksFor, sentences } from "../support/model-answers.ts";
import { personOf } from "../support/stored-answers.ts";
import { storeReport } from "../support/stored-report.ts";

let leo: WholeLeo;
let openai: ModelServer;
beforeAll(async () => {
  openai = await startOpenAiServer();
  leo = await startWholeLeo({ env: { OPENAI_API_KEY: openAiKey, OPENAI_BASE_URL: `${openai.url}/v1` } });
});
afterAll(async () => {
  await leo.stop();
  await openai.close();
});

it("a letter by a model takes the place of the message that announced it", async () => {
  const letter = Array(3).fill(sentences.en.text).join("\n\n");
  openai.scriptFor(asksFor("letter"), () => answer({ letter }, { delayMs: 300 }));
  const user = leo.telegram.user({ languageCode: "en" });
  await agree(user);
  const personId = await personOf(leo.database, "telegram", user.id);
  await leo.database.query({ text: "UPDATE people SET stage = 'adult' WHERE id = $1", values: [personId] });
  await storeReport({ database: leo.database }, { id: personId }, typicalAnswers, leo.clock.now());
  user.text("/stop");
  user.text("/future");
  await pressShown(user, "future:item.");
  await pressShown(user, "future:level.");
  await pressShown(user, "future:letter.");
  const replies = await user.waitFor((all) => all.some(({ text }) => text.includes("One possible future")));
  const shown = replies.find(({ text }) => text.includes("One possible future"));
  expect(shown?.text).toContain(sentences.en.text);
  expect(shown?.edits).toBe(1);
  openai.verify();
});

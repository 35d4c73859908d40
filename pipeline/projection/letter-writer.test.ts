import { afterEach, expect, test } from "vitest";
import { answer } from "../../test/emulators/model-server.ts";
import { memoryBudget, typicalAnswers } from "../../test/support/analysis.ts";
import { asksFor, factsIn, sentences } from "../../test/support/model-answers.ts";
import { scriptUsable, startModelPipeline } from "../../test/support/model-pipeline.ts";
import type { LetterFacts } from "./local-letter.ts";
import { writeLocalLetter } from "./local-letter.ts";

const closing: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

async function started(options: Parameters<typeof startModelPipeline>[0] = {}) {
  const harness = await startModelPipeline(options);
  closing.push(harness.close);
  return harness;
}

const facts: LetterFacts = {
  answers: { ...typicalAnswers, tobacco: "daily" },
  archetype: "balanced-builder",
  choices: [
    { item: "activity", level: "300" },
    { item: "tobacco", level: "quit0" },
  ],
  locale: "en",
  seed: "a report",
};
const run = { personId: "person-7", correlationId: "letter-1", signal: new AbortController().signal };
const local = writeLocalLetter(facts).letter;
const usable = Array(3).fill(sentences.en.text).join("\n\n");

test("a letter is written by the first model of its chain, which sees the changes and no other answer", async () => {
  const { letters, openai, verify, budget } = await started();
  openai.scriptFor(asksFor("letter"), (request) => {
    const seen = factsIn(request);
    expect(Object.keys(seen)).toEqual(["changes", "pattern", "draft"]);
    expect(seen.changes).toEqual(["300 active minutes a week", "you quit smoking less than 3 years ago"]);
    return answer({ letter: usable });
  });
  expect(await letters.write(facts, run)).toEqual({ letter: usable, analysedBy: "openai:gpt-4o-mini" });
  verify();
  expect(await budget.remaining("person-7")).toBeLessThan(1_000_000);
});

test("a letter that promises, or names a score, is sent back once and then written by the next", async () => {
  const { letters, openai, gemini, verify } = await started();
  const promising = `${usable} I promise that you will definitely feel better.`;
  openai.scriptFor(asksFor("letter"), () => answer({ letter: promising }));
  openai.scriptFor(asksFor("letter"), () => answer({ letter: `${usable} Your score is 93 now.` }));
  scriptUsable(gemini, "en", ["letter"]);
  const { letter, analysedBy } = await letters.write(facts, run);
  expect({ letter, analysedBy }).toEqual({ letter: usable, analysedBy: "gemini:gemini-2.0-flash" });
  verify();
});

test("Leo writes the letter where no model can, or may any more today", async () => {
  const broken = await started({ gemini: false });
  broken.openai.scriptFor(asksFor("letter"), () => answer("no JSON"));
  broken.openai.scriptFor(asksFor("letter"), () => answer("no JSON"));
  expect(await broken.letters.write(facts, run)).toEqual({ letter: local, analysedBy: "local" });
  broken.verify();
  const spent = await started({ budget: memoryBudget(0) });
  expect(await spent.letters.write(facts, run)).toEqual({ letter: local, analysedBy: "local" });
  expect(spent.openai.requests).toHaveLength(0);
});

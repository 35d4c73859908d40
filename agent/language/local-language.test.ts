import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { systemClock } from "../../core/clock.ts";
import { newId } from "../../core/ids.ts";
import { type Locale, locales, translator } from "../../core/locales.ts";
import { createLog } from "../../core/log.ts";
import type { ChatLine } from "../../models/conversations/chat-lines.ts";
import { addHabit } from "../../models/habits/habits.ts";
import phrasings from "../../test/fixtures/phrasings.json" with { type: "json" };
import { memoryBudget } from "../../test/support/analysis.ts";
import { type TestDatabase, testDatabase } from "../../test/support/database.ts";
import type { AgentTurn } from "../agent.ts";
import { createMemory } from "../memory/memory.ts";
import { wordVectors } from "../memory/word-vectors.ts";
import { screenText } from "../safety/screen.ts";
import { loadTurnFacts } from "../turn-facts.ts";
import type { Understanding } from "./local-chat-model.ts";
import { createLocalLanguage } from "./local-language.ts";
import { routedTools } from "./routes.ts";
import { openTextReading } from "./text-reading.ts";

const log = createLog("silent", process.stderr);
const habits: Readonly<Record<Locale, readonly string[]>> = {
  en: ["Walk", "Stretch", "Meditate", "Read", "Yoga", "Workout"],
  ru: ["Прогулка", "Растяжка", "Медитация", "Чтение", "Йога", "Бег"],
  es: ["Paseo", "Estiramientos", "Meditar", "Leer", "Yoga", "Correr"],
  de: ["Spaziergang", "Dehnen", "Meditieren", "Lesen", "Yoga", "Laufen"],
};

describe("Leo's own command of language", () => {
  const reading = openTextReading();
  let test: TestDatabase;
  const people = new Map<Locale, string>();
  beforeAll(async () => {
    test = await testDatabase();
    for (const locale of locales) {
      const id = newId();
      people.set(locale, id);
      await test.database.query({
        text: "INSERT INTO people (id, locale, stage, created_at) VALUES ($1, $2, 'adult', $3)",
        values: [id, locale, systemClock()],
      });
      await test.database.transaction(async (transaction) => {
        for (const name of habits[locale]) {
          const schedule = { kind: "weekdays", days: [1, 2, 3, 4, 5, 6, 7] } as const;
          await addHabit(transaction, {
            ...{ personId: id, name, cue: null, schedule, target: null, source: "words", now: systemClock() },
          });
        }
      });
    }
  });
  afterAll(async () => {
    await reading.stop();
    await test.drop();
  });

  const understand = async (
    text: string,
    locale: Locale,
    history: readonly ChatLine[] = [],
  ): Promise<Understanding> => {
    const createdAt = systemClock();
    const turn: AgentTurn = {
      person: {
        ...{ id: people.get(locale) ?? "", locale, region: "DE", timeZone: "Europe/Berlin", stage: "adult" },
        ...{ consentedAt: createdAt, photoConsentedAt: null, createdAt },
      },
      ...{ id: newId(), channel: "telegram", helpRegion: "DE", text, now: systemClock, log },
      ...{ signal: new AbortController().signal, onText: () => {}, onTool: () => {} },
    };
    const memory = createMemory({
      ...{ database: test.database, budget: memoryBudget(0), makersFor: () => [wordVectors] },
      screen: async (words) => screenText(words),
    });
    const facts = { ...(await loadTurnFacts(test.database, memory, turn)), history };
    const tools = routedTools.map((name) => ({ name }));
    return createLocalLanguage({ database: test.database, reading, tools }, turn, facts).understand(text);
  };
  const called = (understood: Understanding) =>
    understood.kind === "call" ? understood.calls[0].name : understood.text;
  const lines = (...words: readonly string[]): readonly ChatLine[] =>
    words.map((one, index) => ({
      speaker: index % 2 === 0 ? "person" : "leo",
      words: one,
      saidAt: systemClock(),
    }));

  describe.each(locales)("in %s", (locale) => {
    it.each(Object.entries(phrasings[locale]))("calls %s", async (tool, texts) => {
      expect(texts.length).toBeGreaterThanOrEqual(locale === "en" ? 10 : 3);
      const got = await Promise.all(
        texts.map(async (text) => [text, called(await understand(text, locale))]),
      );
      expect(got).toEqual(texts.map((text) => [text, tool]));
    });
  });

  it("calls every tool in every language", () => {
    for (const locale of locales)
      expect(Object.keys(phrasings[locale]).sort()).toEqual([...routedTools].sort());
  });

  it("answers what is outside its field with words, and doesn't call a tool", async () => {
    for (const text of ["what's the capital of France", "write me a python script", "🙃🙃", "asdf"]) {
      expect((await understand(text, "en")).kind).toBe("say");
    }
  });

  it("reads a text in another of its languages, and answers in that one", async () => {
    const t = translator("de");
    const said = await understand("vielen Dank, das hat mir sehr geholfen", "en");
    const thanks = ["1", "2", "3", "4"].map((one) => t(`talk:replies.thanks.${one}`));
    expect(thanks).toContain(called(said));
  });

  it("asks for what a request leaves out, and takes the next text as the answer", async () => {
    const asked = called(await understand("I finished it, tick it off please", "en"));
    expect(asked).toContain("Walk, Stretch");
    const answered = await understand("the yoga", "en", lines("I finished it, tick it off please", asked));
    expect(answered).toMatchObject({
      calls: [{ name: "mark_habit_completed", args: { habit: "Yoga", state: "done" } }],
    });
    const steps = called(await understand("change my morning routine", "en"));
    expect(
      await understand("tea, shower, walk", "en", lines("change my morning routine", steps)),
    ).toMatchObject({
      calls: [{ name: "update_morning_routine", args: { new_routine: ["Tea", "Shower", "Walk"] } }],
    });
  });

  it("collects two missing parts one after the other, and leaves it at a no", async () => {
    const request = "change my plan for a day";
    const t = translator("en");
    const history = lines(request, t("talk:ask.day"), "friday", t("talk:ask.dayText"));
    expect(await understand("a long walk", "en", history)).toMatchObject({
      calls: [
        { name: "update_specific_day_plan", args: { day: "friday", updates: { mainFocus: "a long walk" } } },
      ],
    });
    expect((await understand("no", "en", history)).kind).toBe("say");
  });

  it("offers to look at a thought, and does so only after a yes", async () => {
    const offered = await understand("I always mess everything up", "en");
    expect(offered.kind).toBe("say");
    const history = lines("I always mess everything up", called(offered));
    expect(await understand("yes please", "en", history)).toMatchObject({
      calls: [
        {
          name: "apply_cbt_technique",
          args: { thought_pattern: "I always mess everything up", technique_type: "thought_record" },
        },
      ],
    });
  });

  it("never says the same twice in a row", async () => {
    let last = "";
    for (let turn = 0; turn < 12; turn += 1) {
      const said = called(await understand("thank you", "en", last === "" ? [] : lines("thank you", last)));
      expect(said).not.toBe(last);
      last = said;
    }
  });

  it("has an answer to any text", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.string({ unit: "binary", maxLength: 200 }),
        fc.constantFrom(...locales),
        async (text, locale) => {
          expect(called(await understand(text, locale))).not.toBe("");
        },
      ),
      { numRuns: 40 },
    );
  });

  it("says four ways of everything, with one question at most", () => {
    for (const locale of locales) {
      const t = translator(locale);
      const names = Object.keys(t("talk:replies", { returnObjects: true } as never) as unknown as object);
      for (const name of names) {
        const ways = ["1", "2", "3", "4"].map((one) => t(`talk:replies.${name}.${one}`));
        expect(new Set(ways).size).toBe(4);
        for (const way of ways) expect((way.match(/\?/g) ?? []).length).toBeLessThanOrEqual(1);
      }
    }
  });
});

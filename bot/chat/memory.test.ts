import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type OpenMemory, openMemory } from "../../agent/memory/open-memory.ts";
import { screenText } from "../../agent/safety/screen.ts";
import { systemClock } from "../../core/clock.ts";
import type { Locale } from "../../core/locales.ts";
import { cleanUp } from "../../models/conversations/housekeeping.ts";
import { memoryBudget } from "../../test/support/analysis.ts";
import { type TestDatabase, testDatabase } from "../../test/support/database.ts";
import { buttonsOf, type ScriptedPerson, seatPerson } from "../../test/support/turn.ts";

const weekMs = 7 * 86_400_000;

describe("what Leo remembers of a person", () => {
  let test: TestDatabase;
  let memory: OpenMemory;
  beforeAll(async () => {
    test = await testDatabase();
    memory = openMemory({
      ...{ database: test.database, models: {}, budget: memoryBudget(0), clock: systemClock },
      screen: async (text) => screenText(text),
    });
  });
  afterAll(async () => {
    await memory.close();
    await test.drop();
  });

  async function adult(locale: Locale = "en"): Promise<ScriptedPerson> {
    const person = await seatPerson(test, { locale, memory });
    await test.database.query({
      text: "UPDATE people SET stage = 'adult', consented_at = $2 WHERE id = $1",
      values: [person.id, person.clock.now()],
    });
    return person;
  }

  const chatter = [
    "The weather has been lovely around here lately",
    "I cooked a big pot of lentil soup yesterday",
    "Our neighbours repainted their garden fence in green",
  ];

  const stories = [
    [
      "en",
      "My sister is getting married in June and I have to give a speech",
      "What do you remember about the wedding?",
    ],
    ["ru", "Осенью мы переезжаем в Лиссабон из-за работы мужа", "Что ты помнишь про переезд в Лиссабон?"],
    [
      "es",
      "En otoño nos mudamos a Lisboa por el trabajo de mi marido",
      "¿Qué recuerdas de la mudanza a Lisboa?",
    ],
    [
      "de",
      "Wir ziehen im Herbst nach Lissabon, wegen der Arbeit meines Mannes",
      "Was weißt du noch über Lissabon und den Umzug?",
    ],
  ] as const;

  it.each(stories)("is found weeks later in other words, with its date: %s", async (locale, told, asked) => {
    const person = await adult(locale);
    await person.type(told);
    for (const line of locale === "en" ? chatter : []) {
      person.clock.advance(weekMs);
      await person.type(line);
    }
    if (locale !== "en") person.clock.advance(3 * weekMs);
    const heard = await person.type(asked);
    expect(heard).toContain(told);
    expect(heard).toMatch(/\b2\.? (?:Mar|März|mar|мар)/u);
    for (const line of chatter) expect(heard).not.toContain(line);
  });

  it("is never another person's", async () => {
    const [anna, ben] = [await adult(), await adult()];
    await anna.type("My sister is getting married in June and I have to give a speech");
    await ben.type("I cooked a big pot of lentil soup yesterday");
    expect(await ben.type("What do you remember about the wedding?")).not.toContain("married");
    expect(await ben.type("What do you remember about me?")).not.toContain("married");
    const button = buttonsOf(anna.messages.at(-1)?.message)[0];
    await anna.type("What do you remember about me?");
    const strike = buttonsOf(anna.messages.at(-1)?.message)[0] ?? button;
    await ben.pressButton({ action: "memory", value: strike?.value ?? "" });
    expect(await anna.type("What do you remember about me?")).toContain("married");
  });

  it("is listed ten at a time, what was to be kept first, then the newest; each line can be struck out", async () => {
    const person = await adult();
    await person.type("Remember that I am allergic to hazelnuts and walnuts");
    for (let day = 1; day <= 12; day += 1) {
      person.clock.advance(86_400_000);
      await person.type(`Diary entry ${"x".repeat(day)} mentions gardening, painting and swimming`);
    }
    const list = await person.type("What do you remember about me?");
    expect(list).toContain("13 things");
    expect(list.indexOf("allergic")).toBeLessThan(list.indexOf("entry xxxxxxxxxxxx "));
    expect(list).not.toContain("entry x ");
    const older = await person.press("Older");
    expect(older).toContain("entry x ");
    const struck = await person.press("✕ 13");
    expect(struck).toContain("12 things");
    expect(struck).not.toContain("entry x ");
    expect(await person.press("‹ Newer")).toContain("allergic");
  });

  it("is struck out after a question, and only then", async () => {
    const person = await adult();
    await person.type("My boss shouted at me in front of the whole team");
    await person.type("I cooked a big pot of lentil soup yesterday");
    expect(await person.type("Forget what I said about my manager")).toContain("shouted");
    await person.press("Leave it");
    expect(person.transcript()).toContain("left it as it is");
    await person.type("Forget what I said about my manager");
    await person.press("Strike out all");
    expect(person.transcript()).not.toContain("shouted");
    const list = await person.type("What do you remember about me?");
    expect(list).toContain("lentil soup");
    expect(list).not.toContain("shouted");
    expect(await person.type("Forget what I said about my manager")).toContain("find nothing");
  });

  it("holds no text about danger and nothing that tells nothing", async () => {
    const person = await adult();
    for (const text of [
      "Hello there!",
      "ok thanks",
      "I don't want to wake up anymore, everything is too much",
    ])
      await person.type(text);
    expect(await person.type("What do you remember about me?")).toContain("don't remember anything");
    const rows = await test.database.query({
      text: "SELECT 1 FROM memories WHERE person_id = $1",
      values: [person.id],
    });
    expect(rows).toEqual([]);
  });

  it("goes after 180 days with the lines, but for what was to be kept", async () => {
    const person = await adult();
    await person.type("My boss shouted at me in front of the whole team");
    await person.type("Remember that I am allergic to hazelnuts and walnuts");
    person.clock.advance(181 * 86_400_000);
    await cleanUp(test.database, person.clock.now());
    const list = await person.type("What do you remember about me?");
    expect(list).toContain("allergic");
    expect(list).not.toContain("shouted");
  });

  it("has every button answered, an old or a foreign one too", async () => {
    const person = await adult();
    for (const value of [
      "",
      "strike",
      "strike.0.999",
      "all",
      "all.1;DROP",
      "page.-1",
      "page.9e99",
      "keep",
      "x",
    ])
      await person.pressButton({ action: "memory", value });
    expect(await person.type("What do you remember about me?")).toContain("don't remember anything");
  });
});

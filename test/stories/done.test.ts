import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { locales } from "../../core/locales.ts";
import { seatAgreedPerson } from "../support/answered.ts";
import { type TestDatabase, testDatabase } from "../support/database.ts";
import { buttonsOf, type ScriptedPerson } from "../support/turn.ts";

const hourMs = 60 * 60_000;
const dayMs = 24 * hourMs;

describe("ticking", () => {
  let test: TestDatabase;
  beforeAll(async () => {
    test = await testDatabase();
  });
  afterAll(() => test.drop());

  const walker = async (...habits: readonly string[]): Promise<ScriptedPerson> => {
    const person = await seatAgreedPerson(test);
    for (const habit of habits) {
      await person.type(`/habits add ${habit}`);
      person.clock.advance(1_000);
    }
    return person;
  };
  const ticks = (person: ScriptedPerson) => person.messages.find(({ slot }) => slot === "ticks")?.message;

  it("lists what is due today, and yesterday until noon", async () => {
    const person = await walker("Walk, daily", "Yoga, sundays");
    expect(await person.type("/done")).not.toContain("yesterday");
    expect(buttonsOf(ticks(person)).map(({ label }) => label)).toEqual(["○ Walk"]);
    person.clock.advance(21 * hourMs);
    expect(await person.type("done")).toContain("until noon");
    expect(await person.press("○ Walk (yesterday)")).toContain("[✓ Walk (yesterday)]");
    person.clock.advance(3 * hourMs);
    expect(await person.type("/done")).not.toContain("(yesterday)");
  });

  it("edits its message, and takes back with a second press", async () => {
    const person = await walker("Walk, daily");
    await person.type("/done");
    const before = person.messages.length;
    expect(await person.press("○ Walk")).toContain("[✓ Walk]");
    expect(await person.press("✓ Walk")).toContain("[○ Walk]");
    expect(person.messages.length).toBe(before);
  });

  it("takes words: a name, a day, an amount, a skip, everything", async () => {
    const person = await walker("Walk 20 min, daily", "Read, daily");
    expect(await person.type("/done walk 10 min")).toContain(
      "◐ Walk 20 min, today in part (10 min): strength 3 %",
    );
    expect(await person.type("/done walk 25")).toContain("✓ Walk 20 min, today (25 min): 1 day in a row");
    expect(await person.type("/done walk 25")).toContain("noted like that already");
    expect(await person.type("/done read yesterday")).toContain("✓ Read, yesterday: 1 day in a row");
    expect(await person.type("/done skip read: ill")).toContain("» Read, today skipped. That costs nothing");
    expect(await person.press("Take it back")).toContain("[○ Read]");
    expect(await person.type("/done all")).toMatch(/\[✓ Walk 20 min\]\s\[✓ Read\]/);
  });

  it("asks where several fit, and shows the list where none does", async () => {
    const person = await walker("Read a page, daily", "Read the news, daily");
    expect(await person.type("/done read")).toContain("Which one?");
    expect(await person.press("Read the news")).toContain("[✓ Read the news]");
    expect(await person.type("/done *swim*")).toContain("habit called “*swim*”");
    expect(buttonsOf(ticks(person))).toHaveLength(2);
  });

  it.each([
    ["tomorrow", "hasn't come yet"],
    ["2026-02-22", "more than seven days ago"],
  ])("refuses %s", async (day, words) => {
    const person = await walker("Walk, daily");
    expect(await person.type(`/done walk ${day}`)).toContain(words);
  });

  it("says a kind word on the seventh day, and after a missed day what the reserve did", async () => {
    const person = await walker("Walk, daily");
    for (let day = 0; day < 6; day++) {
      expect(await person.type("/done walk")).not.toContain("in a row of");
      person.clock.advance(dayMs);
    }
    expect(await person.type("/done walk")).toContain("7 days in a row of Walk");
    person.clock.advance(2 * dayMs);
    expect(await person.type("/done walk")).toContain("covered by your reserve");
  });

  it("is the same in every language and shows nothing of its keys", async () => {
    const words = { en: "every day", ru: "каждый день", es: "cada día", de: "jeden Tag" };
    for (const locale of locales) {
      const person = await seatAgreedPerson(test, { locale });
      await person.type(`/habits add Yoga ${words[locale]}`);
      const said = [
        await person.type("/done"),
        await person.type("/done yoga"),
        await person.type("/streak"),
      ];
      expect(said[1]).toContain("✓ Yoga");
      for (const one of said) expect(one).not.toMatch(/habits:|\{\{|undefined/);
    }
  });
});

describe("streaks", () => {
  let test: TestDatabase;
  beforeAll(async () => {
    test = await testDatabase();
  });
  afterAll(() => test.drop());

  it("show the week, every habit's numbers and a year of each", async () => {
    const person = await seatAgreedPerson(test);
    expect(await person.type("/streak")).toContain("no habits yet");
    await person.type("/habits add Walk, daily");
    await person.type("/done walk");
    const said = await person.type("/streak");
    expect(said).toContain("(picture: Seven days, 24 Feb – 2 Mar");
    expect(said).toContain("Mon 1/1. 1 of 1 done.");
    expect(said).toContain("Strength: 5 %");
    expect(await person.press("Walk")).toContain("(picture: The last year of “Walk”");
  });

  it("say after a break what was kept, and never nothing but a zero", async () => {
    const person = await seatAgreedPerson(test);
    await person.type("/habits add Walk, daily");
    for (let day = 0; day < 10; day++) {
      await person.type("/done walk");
      person.clock.advance(dayMs);
    }
    person.clock.advance(4 * dayMs);
    expect(await person.type("/streak")).toContain("you kept 71 %, 10 of 14 days");
    expect(await person.type("/habits")).toContain("strength 33 %, you kept 71 %, 10 of 14 days");
    expect(person.transcript()).not.toMatch(/\b0 days in a row/);
  });

  it("rest in the days after a crisis", async () => {
    const person = await seatAgreedPerson(test);
    await person.type("/habits add Walk, daily");
    await person.type("/streak");
    await person.type("I want to kill myself");
    expect(await person.type("/streak")).not.toMatch(/\d/);
    expect(await person.press("Walk")).not.toMatch(/\d/);
    expect(await person.type("/done walk")).toMatch(/✓ Walk, today\.\n\[Take it back\]$/);
  });
});

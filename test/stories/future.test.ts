import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { locales, translator } from "../../core/locales.ts";
import type { QuizAnswers } from "../../models/check-ins/answers.ts";
import { recordSafetyEvent } from "../../models/safety/safety-events.ts";
import { forbiddenMeanings } from "../../pipeline/wording/forbidden-words.ts";
import { typicalAnswers } from "../support/analysis.ts";
import { seatAgreedPerson } from "../support/answered.ts";
import { type TestDatabase, testDatabase } from "../support/database.ts";
import { storeReport } from "../support/stored-report.ts";
import { buttonsOf, type ScriptedDeps, type ScriptedPerson } from "../support/turn.ts";

const smoker: QuizAnswers = { ...typicalAnswers, tobacco: "daily", restDays: "22-30", actDays: 1 };

describe("the future self", () => {
  let test: TestDatabase;
  beforeAll(async () => {
    test = await testDatabase();
  });
  afterAll(() => test.drop());

  const seat = async (answers: QuizAnswers, options: { deps?: ScriptedDeps } = {}) => {
    const person = await seatAgreedPerson(test, options);
    await person.type("/stop");
    await test.database.query({
      text: "UPDATE people SET stage = 'adult' WHERE id = $1",
      values: [person.id],
    });
    await storeReport(test, person, answers, person.clock.now());
    return person;
  };
  const stored = async (person: ScriptedPerson) =>
    test.database.query<{ choices: unknown; letter: string | null; outcome: { scoreNow: number } }>({
      text: "SELECT choices, letter, outcome FROM futures WHERE person_id = $1",
      values: [person.id],
    });
  const labels = (person: ScriptedPerson) =>
    buttonsOf(person.messages.at(-1)?.message).map(({ label }) => label);

  it("starts from a report, and offers a check-in where there is none", async () => {
    const person = await seatAgreedPerson(test);
    await person.type("/stop");
    expect(await person.type("/future")).toContain("there's none yet");
    expect(labels(person)).toEqual(["Start the check-in"]);
  });

  it("takes two changes in one message, shows what they mean and when, and keeps that", async () => {
    const person = await seat(smoker);
    expect(await person.type("my future")).toContain("Pick one or two things");
    const shown = person.messages.length;
    expect(await person.press("Movement")).toContain("What could it be instead?");
    expect(labels(person)).toEqual(["60 min", "150 min", "300 min", "450 min", "Back"]);
    expect(await person.press("150 min")).toContain("150 active minutes a week");
    await person.press("Tobacco");
    const both = await person.press("Quit less than 3 years ago");
    expect(both).toMatch(/Glow score now: 6\d/);
    expect(both).toMatch(/In 7 days: \d+–\d+ · habit strength up to 31 %/);
    expect(both).toMatch(/In 30 days: \d+–\d+ · habit strength up to 80 %/);
    expect(both).toMatch(/Once it's usual: \d+–\d+/);
    expect(both).toMatch(/Lifestyle age: \d+–\d+ instead of \d+–\d+/);
    expect(both).toContain("An estimate from what you told me");
    expect(both).toContain("on average");
    expect(labels(person)).toContain("✓ Tobacco");
    expect(person.messages).toHaveLength(shown);
    const [kept] = await stored(person);
    expect(kept?.choices).toEqual([
      { item: "activity", level: "150" },
      { item: "tobacco", level: "quit0" },
    ]);
    expect(kept?.outcome.scoreNow).toBeGreaterThan(59);
  });

  it("takes no third change until one is off, and starts over", async () => {
    const person = await seat(smoker);
    await person.type("/future");
    await person.press("Movement");
    await person.press("300 min");
    await person.press("Rest");
    await person.press("0–2 days");
    expect(await person.press("Tobacco")).toContain("Two changes at most");
    await person.press("✓ Movement");
    await person.press("Leave it as it is");
    await person.press("Tobacco");
    expect(await person.press("Quit 10 or more")).toContain("In 10 years: ");
    expect(await person.press("Start over")).toContain("Pick one or two things");
    expect((await stored(person))[0]?.choices).toEqual([]);
  });

  it("writes a letter at once, the same one when asked again, and another for other changes", async () => {
    const person = await seat(smoker);
    await person.type("/future");
    await person.press("Movement");
    await person.press("150 min");
    const letter = await person.press("A letter from there");
    expect(letter).toContain("One possible future");
    expect(letter.length).toBeGreaterThan(400);
    expect((await stored(person))[0]?.letter).not.toBeNull();
    expect(await person.press("A letter from there")).toBe(letter);
    await person.press("Rest");
    await person.press("3–7 days");
    expect((await stored(person))[0]?.letter).toBeNull();
    expect(await person.press("A letter from there")).not.toBe(letter);
  });

  it("leaves the letter to a job where a model is configured", async () => {
    const asked: unknown[] = [];
    const writeLetterLater = async (_transaction: unknown, request: unknown) => void asked.push(request);
    const person = await seat(smoker, { deps: { writeLetterLater } });
    await person.type("/future");
    await person.press("Movement");
    await person.press("150 min");
    expect(await person.press("A letter from there")).toContain("I'm writing your letter");
    expect(asked).toEqual([
      expect.objectContaining({ personId: person.id, choices: [{ item: "activity", level: "150" }] }),
    ]);
  });

  it("shows no age and no number where resources come first, and waits where too little was answered", async () => {
    const heavy = await seat({ ...smoker, phq4: [3, 3, 2, 2] });
    const answer = await heavy.type("/future");
    expect(answer).toContain("The future can wait");
    expect(answer).not.toMatch(/Lifestyle age|Glow score/);
    const unscored = await seat({ age: 30, tobacco: "daily" });
    expect(await unscored.type("/future")).toContain("a few more answers");
  });

  it("rests in the days after a crisis, and isn't for minors", async () => {
    const person = await seat(smoker);
    await person.type("/future");
    await recordSafetyEvent(test.database, person.id, { level: 3, rule: "any", now: person.clock.now() });
    const rest = translator("en")("safety:restFirst");
    expect(await person.type("/future")).toBe(rest);
    expect(await person.press("Movement")).toBe(rest);
    const minor = await seat(smoker);
    await minor.type("/future");
    await test.database.query({
      text: "UPDATE people SET stage = 'minor' WHERE id = $1",
      values: [minor.id],
    });
    expect(await minor.type("/future")).not.toContain("Pick one");
    expect(await minor.press("Movement")).not.toContain("What could it be");
  });

  it("takes a button of an older report for what it is, and a forged one for nothing", async () => {
    const person = await seat(smoker);
    await person.type("/future");
    person.clock.advance(60_000);
    const id = await storeReport(test, person, typicalAnswers, person.clock.now());
    expect(await person.press("Movement")).toContain("belongs to an older look ahead");
    for (const value of [
      "level",
      "level.x",
      `level.${id.slice(0, 8)}.activity.9999`,
      `off.${id.slice(0, 8)}.phq4`,
    ])
      expect(await person.pressButton({ action: "future", value })).toContain("Your future self");
    expect(
      await person.pressButton({ action: "future", value: `level.${id.slice(0, 8)}.phq4.0` }),
    ).not.toContain("Once it's usual");
  });

  it("says nothing forbidden in any language, and every button fits the platforms", async () => {
    for (const locale of locales) {
      const person = await seatAgreedPerson(test, { locale });
      await storeReport(test, { id: person.id, locale }, smoker, person.clock.now());
      await person.type("/future");
      const [first] = buttonsOf(person.messages.find(({ slot }) => slot === "future")?.message);
      await person.pressButton(first ?? { action: "", value: "" });
      const [level] = buttonsOf(person.messages.find(({ slot }) => slot === "future")?.message);
      const outcome = await person.pressButton(level ?? { action: "", value: "" });
      expect(outcome).toMatch(/31 %/);
      expect(outcome).not.toMatch(/\{\{|future:|\.activity/);
      const words = outcome.replaceAll(/диагноз|diagnosis|diagnóstico|Diagnose/g, "");
      expect(forbiddenMeanings(words)).toEqual([]);
      for (const { action, value } of person.messages.flatMap(({ message }) => buttonsOf(message)))
        expect(Buffer.byteLength(`${action}${value}`)).toBeLessThanOrEqual(60);
    }
  });
});

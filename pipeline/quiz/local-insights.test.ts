import { describe, expect, it } from "vitest";
import type { QuizAnswers } from "../../models/check-ins/answers.ts";
import { answerInWords } from "./local-answers.ts";
import { writeLocalInsights } from "./local-insights.ts";

/** Somebody who is doing well in everything. */
const well: QuizAnswers = {
  age: 40,
  genHealth: "verygood",
  energyDays: "27-30",
  sleepHours: "8",
  restDays: "0-2",
  actDays: 5,
  actMin: 45,
  fruitveg: "5+",
  fastfood: "<1",
  tobacco: "never",
  alcohol: "none",
  phq4: [0, 0, 0, 0],
  lifeSat: 9,
  stress: 1,
  coping: 1,
  lonely: "never",
  skin: "none",
  careDays: 7,
  sun: "always",
  body: 1,
};
const insightsOf = (answers: QuizAnswers) => writeLocalInsights({ answers, locale: "en" });
const itemsOf = (answers: QuizAnswers) => insightsOf(answers).map(({ item }) => item);

describe("insights without a model", () => {
  it("name the person's own answers as the reason", () => {
    const [first] = insightsOf({ ...well, sleepHours: "6", energyDays: "0-5" });
    expect(first?.reason).toBe("You said: 6 hours of sleep and 0–5 days full of energy in the past 30.");
    expect(first?.title).toBe("Short nights, tired days");
  });

  it("put the answer with most room first and a strength last", () => {
    const insights = insightsOf({ ...well, lonely: "often" });
    expect(insights[0]?.item).toBe("lonely");
    expect(insights[0]?.reason).toBe("You said: you feel lonely often or always.");
    expect(insights.slice(1).every(({ item }) => item !== "lonely")).toBe(true);
  });

  it("have only strengths for somebody who is doing well in everything", () => {
    const insights = insightsOf(well);
    expect(insights).toHaveLength(3);
    expect(insights.map(({ text }) => text).join(" ")).not.toMatch(/doctor|professional/);
  });

  it("have at least one strength when there is one", () => {
    const bad: QuizAnswers = {
      age: 50,
      genHealth: "poor",
      energyDays: "0-5",
      restDays: "22-30",
      actDays: 0,
      lifeSat: 1,
      lonely: "often",
      tobacco: "never",
    };
    expect(itemsOf(bad)[2]).toBe("tobacco");
  });

  it("speak of low mood first where two answers on it call for support, with somebody to talk to", () => {
    const [first] = insightsOf({ ...well, phq4: [0, 0, 2, 2] });
    expect(first?.item).toBe("phq4");
    expect(first?.text).toContain("professional");
    const [worried] = insightsOf({ ...well, phq4: [3, 1, 0, 0] });
    expect(worried?.title).toBe("Worry takes up a lot of space");
  });

  it("leave skin out where somebody has a hard time, unless there is nothing else", () => {
    const hard: QuizAnswers = { ...well, phq4: [3, 3, 3, 3], skin: "very", careDays: 0, lonely: "often" };
    expect(itemsOf(hard)).toEqual(["phq4", "lonely", expect.not.stringMatching(/skin|careDays|body|sun/)]);
  });

  it("call activity reported and know the step to 150 minutes", () => {
    const [almost] = insightsOf({ ...well, actDays: 4, actMin: 30 });
    expect(almost?.title).toBe("Almost at 150 minutes");
    expect(almost?.text).toContain("As you reported it");
    expect(almost?.reason).toBe("You said: 4 active days a week, 30 minutes each.");
  });

  it("are kind to somebody who skipped everything", () => {
    const insights = insightsOf({ age: 33 });
    expect(new Set(insights.map(({ item }) => item)).size).toBe(3);
    expect(insights[0]?.reason).toBe("You left most questions open, and that's fine.");
  });

  it("advise nobody who drinks a lot to stop at once", () => {
    const [first] = insightsOf({ ...well, alcohol: "33+" });
    expect(first?.text).toContain("talk to a doctor first");
  });
});

describe("an answer in words", () => {
  const moods: [QuizAnswers["phq4"], string | undefined][] = [
    [[0, 0, 0, 0], "two weeks without nervousness, worry or low mood"],
    [[1, 0, 0, 0], "feeling on edge on several days in the past two weeks"],
    [
      [0, 2, 3, 1],
      "worry that's hard to stop and little interest or pleasure on more than half the days in the past two weeks",
    ],
    [[0, 0, 0, 3], "feeling down nearly every day in the past two weeks"],
    [undefined, undefined],
  ];
  it.each(moods)("is exact about mood: %j", (phq4, words) => {
    expect(answerInWords("phq4", { age: 30, ...(phq4 === undefined ? {} : { phq4 }) }, "en")).toBe(words);
  });

  it("counts in the language of the person", () => {
    const answers: QuizAnswers = { age: 30, actDays: 1, actMin: 90, careDays: 4 };
    expect(answerInWords("activity", answers, "ru")).toBe("1 активный день в неделю по 90+ мин");
    expect(answerInWords("careDays", answers, "ru")).toContain("4 дня");
    expect(answerInWords("activity", answers, "de")).toBe("1 aktiver Tag pro Woche, 90+ Minuten");
    expect(answerInWords("sun", { age: 30, sun: "n/a" }, "es")).toBeUndefined();
  });
});

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { QuizAnswers } from "../../models/check-ins/answers.ts";
import { assessQuiz } from "../quiz/assess.ts";
import { projectLocally } from "./local-projection.ts";

const smoker: QuizAnswers = {
  age: 38,
  sex: "male",
  genHealth: "good",
  energyDays: "14-20",
  sleepHours: "6",
  restDays: "15-21",
  actDays: 1,
  actMin: 45,
  fruitveg: "2",
  fastfood: "4+",
  tobacco: "daily",
  alcohol: "13-22",
  phq4: [1, 1, 1, 1],
  lifeSat: 6,
  stress: 4,
  coping: 3,
  lonely: "sometimes",
};

function lookAhead(answers: QuizAnswers) {
  return projectLocally({ answers, assessment: assessQuiz(answers), assess: assessQuiz, locale: "en" });
}

describe("a look ahead without a model", () => {
  it("shows the two changes that move the formulas most, with what the formulas say", () => {
    const future = lookAhead(smoker);
    expect(future.changes.map(({ item }) => item)).toEqual(["tobacco", "activity"]);
    const quit = assessQuiz({ ...smoker, tobacco: "quit0" });
    expect(future.changes[0]).toEqual({
      item: "tobacco",
      change: "no more cigarettes",
      scoreNow: assessQuiz(smoker).overallGlowScore,
      scoreThen: quit.overallGlowScore,
      ageThen: { low: quit.lifestyleAge.low, high: quit.lifestyleAge.high },
    });
    const both = assessQuiz({ ...smoker, tobacco: "quit0", actDays: 5, actMin: 30 });
    expect(future.scoreThen).toBe(both.overallGlowScore);
    expect(future.narrative).toContain(`${both.lifestyleAge.low}–${both.lifestyleAge.high}`);
  });

  it("promises nothing: it speaks of people on average", () => {
    expect(lookAhead(smoker).narrative).toContain("on average");
    expect(lookAhead(smoker).narrative).not.toMatch(/you will (?!.*average)|guarantee|promise/i);
  });

  it("makes no change of what was skipped", () => {
    const { tobacco: _tobacco, actDays: _actDays, ...rest } = smoker;
    expect(lookAhead(rest).changes.map(({ item }) => item)).not.toContain("tobacco");
    expect(lookAhead(rest).changes.map(({ item }) => item)).not.toContain("activity");
  });

  it("leaves heavy drinking to a doctor", () => {
    const drinker: QuizAnswers = {
      age: 50,
      sex: "female",
      alcohol: "33+",
      genHealth: "good",
      energyDays: "14-20",
    };
    expect(lookAhead(drinker).changes).toEqual([]);
  });

  it("waits where resources come first, and where there is no score", () => {
    expect(lookAhead({ ...smoker, phq4: [3, 2, 2, 2] })).toEqual({
      changes: [],
      narrative: expect.stringContaining("The future can wait."),
    });
    expect(lookAhead({ age: 30, tobacco: "daily" }).changes).toEqual([]);
    expect(lookAhead({ age: 30, tobacco: "daily" }).narrative).toContain("a few more answers");
  });

  it("never lowers a score or raises the lifestyle age", () => {
    const answers = fc.record({
      actDays: fc.integer({ min: 0, max: 7 }),
      actMin: fc.constantFrom(10 as const, 20 as const, 30 as const, 45 as const, 90 as const),
      tobacco: fc.constantFrom("never" as const, "quit0" as const, "somedays" as const, "daily" as const),
      sleepHours: fc.constantFrom("<=4" as const, "5" as const, "6" as const, "8" as const, ">=10" as const),
      restDays: fc.constantFrom("0-2" as const, "8-14" as const, "22-30" as const),
      fruitveg: fc.constantFrom("0-1" as const, "3" as const, "5+" as const),
      lonely: fc.constantFrom("never" as const, "sometimes" as const, "often" as const),
      age: fc.integer({ min: 18, max: 100 }),
    });
    fc.assert(
      fc.property(answers, (some) => {
        const person: QuizAnswers = { ...smoker, ...some };
        const now = assessQuiz(person).lifestyleAge;
        const { changes, scoreThen } = lookAhead(person);
        for (const change of changes) {
          expect(change.scoreThen).toBeGreaterThanOrEqual(change.scoreNow);
          expect(scoreThen).toBeGreaterThanOrEqual(change.scoreThen);
          expect(change.ageThen?.low).toBeLessThanOrEqual(now.low + 1);
        }
        expect(new Set(changes.map(({ item }) => item)).size).toBe(changes.length);
      }),
      { numRuns: 300 },
    );
  });
});

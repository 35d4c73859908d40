import { describe, expect, it } from "vitest";
import {
  checkAnswers,
  type DraftAnswers,
  finishAnswers,
  gad2Total,
  phq2Total,
  phq4Total,
  storeAnswer,
  weeklyActiveMinutes,
} from "./answers.ts";
import { findQuestion } from "./questions.ts";

function problem(input: unknown): string {
  const checked = checkAnswers(input);
  return "problem" in checked ? `${checked.problem.field} ${checked.problem.problem}` : "fine";
}

function given(draft: DraftAnswers, id: string, value: string | number | undefined): DraftAnswers {
  const question = findQuestion(id);
  if (question === undefined) throw new Error(`no question ${id}`);
  return storeAnswer(draft, question, value);
}

describe("quiz answers", () => {
  it("may leave out everything but age", () => {
    expect(checkAnswers({ age: 30 })).toEqual({ answers: { age: 30 } });
    expect(problem({ age: 30, sun: "n/a", sex: "x", bmi: 22.5 })).toBe("fine");
  });

  it.each([
    [{}, "age must be a whole number from 18 to 100"],
    [{ age: 17 }, "age must be a whole number from 18 to 100"],
    [{ age: 101 }, "age must be a whole number from 18 to 100"],
    [{ age: 42.5 }, "age must be a whole number from 18 to 100"],
    [{ age: "42" }, "age must be a whole number from 18 to 100"],
    [{ age: 42, sex: "f" }, 'sex must be one of "female", "male", "x"'],
    [{ age: 42, fruitveg: 3 }, 'fruitveg must be one of "0-1", "2", "3", "4", "5+"'],
    [{ age: 42, sleepHours: "11" }, 'sleepHours must be one of "<=4", "5", "6", "7", "8", "9", ">=10"'],
    [{ age: 42, actDays: 8 }, "actDays must be a whole number from 0 to 7"],
    [{ age: 42, actMin: 31 }, "actMin must be one of 10, 20, 30, 45, 60, 90"],
    [{ age: 42, phq4: [1, 2, 3] }, "phq4 must be an array of four whole numbers from 0 to 3"],
    [{ age: 42, phq4: [1, 2, 3, 4] }, "phq4 must be an array of four whole numbers from 0 to 3"],
    [{ age: 42, phq4: 4 }, "phq4 must be an array of four whole numbers from 0 to 3"],
    [{ age: 42, lifeSat: 11 }, "lifeSat must be a whole number from 0 to 10"],
    [{ age: 42, stress: 0 }, "stress must be a whole number from 1 to 5"],
    [{ age: 42, bmi: 9.9 }, "bmi must be a number from 10 to 80"],
    [{ age: 42, bmi: Number.NaN }, "bmi must be a number from 10 to 80"],
    [{ age: 42, skin: null }, 'skin must be one of "none", "little", "quite", "very"'],
    [{ age: 42, sleephours: "7" }, "sleephours is not a field of the quiz"],
    [[], " must be an object of quiz answers"],
    [null, " must be an object of quiz answers"],
    ["answers", " must be an object of quiz answers"],
  ])("that are wrong are refused by field: %j", (input, expected) => {
    expect(problem(input)).toBe(expected);
  });

  it("come together one by one, PHQ-4 only when all four parts were answered", () => {
    let draft: DraftAnswers = {};
    draft = given(draft, "age", 42);
    draft = given(draft, "sleepHours", "7");
    draft = given(draft, "region", "yes");
    draft = given(draft, "nervous", 1);
    draft = given(draft, "worry", 0);
    draft = given(draft, "down", 2);
    expect(finishAnswers(draft)).toEqual({ age: 42, sleepHours: "7" });
    draft = given(draft, "interest", 3);
    expect(finishAnswers(draft)).toEqual({ age: 42, sleepHours: "7", phq4: [1, 0, 3, 2] });
    draft = given(draft, "worry", undefined);
    draft = given(draft, "sleepHours", undefined);
    expect(finishAnswers(draft)).toEqual({ age: 42 });
  });

  it("take no value that a question doesn't have, and aren't finished under 18", () => {
    expect(() => given({}, "genHealth", "superb")).toThrow();
    expect(() => given({}, "nervous", 4)).toThrow();
    expect(() => finishAnswers(given({}, "age", 16))).toThrow();
  });

  it("give the sums that rules read", () => {
    expect(phq4Total({ phq4: [1, 2, 3, 3] })).toBe(9);
    expect(gad2Total({ phq4: [1, 2, 3, 3] })).toBe(3);
    expect(phq2Total({ phq4: [1, 2, 3, 3] })).toBe(6);
    expect([phq4Total({}), gad2Total({}), phq2Total({})]).toEqual([null, null, null]);
    expect(weeklyActiveMinutes({ actDays: 3, actMin: 30 })).toBe(90);
    expect(weeklyActiveMinutes({ actDays: 0 })).toBe(0);
    expect(weeklyActiveMinutes({ actDays: 3 })).toBeNull();
    expect(weeklyActiveMinutes({ actMin: 30 })).toBeNull();
  });
});

import { describe, expect, it } from "vitest";
import { type QuizAnswers, quizAnswers } from "../../models/check-ins/answers.ts";
import { archetypeOf } from "./archetype.ts";
import { assessQuiz } from "./assess.ts";
import type { CategoryScores } from "./assessment.ts";
import vectors from "./quiz-vectors.json" with { type: "json" };

/** Fits every rule but the first two. */
const heaviest: QuizAnswers = {
  age: 40,
  restDays: "22-30",
  sleepHours: "5",
  actDays: 0,
  lonely: "often",
  stress: 5,
  phq4: [3, 3, 3, 3],
};

function archetype(answers: QuizAnswers, scores: Partial<CategoryScores> = {}, overall = 50, phq4Total = 0) {
  const all = { physicalVitality: 60, emotionalHealth: 60, visualAppearance: 60, ...scores };
  return archetypeOf({ answers, scores: all, overall, phq4Total });
}

describe("an archetype", () => {
  it("is that of the first rule that fits, in the order of the rules", () => {
    const { restDays: _rest, ...slept } = heaviest;
    const moving = { ...slept, actDays: 7, actMin: 30 as const };
    const together = { ...moving, lonely: "hardly" as const };
    const calm = { ...together, stress: 2 };
    expect(archetype(heaviest, { visualAppearance: null }, 90, 12)).toBe("explorer");
    expect(archetype(heaviest, {}, 85, 12)).toBe("steady-keeper");
    expect(archetype(heaviest, {}, 84, 9)).toBe("gentle-restarter");
    expect(archetype(heaviest, { emotionalHealth: 39.9 }, 50, 0)).toBe("gentle-restarter");
    expect(archetype(heaviest, { emotionalHealth: 40 }, 50, 8)).toBe("sleep-rebuilder");
    expect(archetype(slept)).toBe("mover-in-waiting");
    expect(archetype(moving)).toBe("connection-seeker");
    expect(archetype(together)).toBe("pressure-carrier");
    expect(archetype(calm, { physicalVitality: 75 })).toBe("strong-body-busy-mind");
    expect(archetype(calm, { emotionalHealth: 75 })).toBe("calm-mind-tired-body");
    expect(archetype(calm, { emotionalHealth: 74.9 })).toBe("balanced-builder");
  });

  it("keeps to the limits of the rules", () => {
    const answers: QuizAnswers = { age: 40, restDays: "15-21", sleepHours: "6", actDays: 1, actMin: 60 };
    expect(archetype(answers)).toBe("sleep-rebuilder");
    expect(archetype({ ...answers, sleepHours: "7" })).toBe("mover-in-waiting");
    expect(archetype({ ...answers, restDays: "8-14" })).toBe("mover-in-waiting");
    // 75 minutes a week score exactly 45.
    expect(archetype({ age: 40, actDays: 5, actMin: 10 })).toBe("mover-in-waiting");
    expect(archetype({ age: 40, actDays: 4, actMin: 20 })).toBe("balanced-builder");
    expect(archetype({ age: 40, lonely: "sometimes" })).toBe("connection-seeker");
    expect(archetype({ age: 40, lonely: "occasionally", stress: 4 })).toBe("pressure-carrier");
    expect(archetype({ age: 40, stress: 3 })).toBe("balanced-builder");
    // A difference of 15.0 as shown, whatever binary fractions make of it.
    expect(archetype({ age: 40 }, { physicalVitality: 70.1, emotionalHealth: 55.1 })).toBe(
      "strong-body-busy-mind",
    );
  });

  it("fits the test vectors", () => {
    const found = vectors.map(({ id, answers }) => [id, assessQuiz(quizAnswers.parse(answers)).archetype]);
    expect(Object.fromEntries(found)).toEqual({
      typical: "balanced-builder",
      worst: "gentle-restarter",
      lowmood: "gentle-restarter",
      partial: "explorer",
    });
  });
});

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type QuizAnswers, quizAnswers } from "../../models/check-ins/answers.ts";
import { optionScores } from "../../models/check-ins/option-scores.ts";
import { activeMinutes, sexKeys } from "../../models/check-ins/questions.ts";
import { assessQuiz } from "./assess.ts";
import { scoreCategories, weightedItems } from "./category-scores.ts";
import { microHabitCatalogue } from "./micro-habits.ts";

const numRuns = 2000;

function keys<Item extends keyof typeof optionScores>(item: Item) {
  const pairs: readonly (readonly [(typeof optionScores)[Item][number][0], number | null])[] =
    optionScores[item];
  return pairs.map(([key]) => key);
}

/** Every item with its answers from worst to best; sleep only up to 7 hours, drinks only up to the best. */
const ladders = {
  genHealth: keys("genHealth").toReversed(),
  energyDays: keys("energyDays"),
  sleepHours: keys("sleepHours").slice(0, 4),
  restDays: keys("restDays").toReversed(),
  actDays: [0, 1, 2, 3, 4, 5, 6, 7],
  actMin: [...activeMinutes],
  fruitveg: keys("fruitveg"),
  fastfood: keys("fastfood").toReversed(),
  tobacco: keys("tobacco").toReversed(),
  alcohol: keys("alcohol").toReversed(),
  lifeSat: [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10],
  stress: [5, 4, 3, 2, 1],
  coping: [5, 4, 3, 2, 1],
  lonely: keys("lonely").toReversed(),
  skin: keys("skin").toReversed(),
  careDays: [0, 1, 2, 3, 4, 5, 6, 7],
  sun: keys("sun")
    .filter((key) => key !== "n/a")
    .toReversed(),
  body: [5, 4, 3, 2, 1],
  hydration: keys("hydration").slice(0, 3),
} as const;
type Ladder = keyof typeof ladders;
const climbable = Object.keys(ladders) as Ladder[];

const phqPart = fc.integer({ min: 0, max: 3 });
const complete = fc.record({
  age: fc.integer({ min: 18, max: 100 }),
  sex: fc.constantFrom(...sexKeys),
  ...(Object.fromEntries(
    climbable.map((item) => [item, fc.constantFrom<string | number>(...ladders[item])]),
  ) as Record<Ladder, fc.Arbitrary<string | number>>),
  phq4: fc.tuple(phqPart, phqPart, phqPart, phqPart),
  bmi: fc.option(fc.double({ min: 10, max: 80, noNaN: true }), { nil: undefined }),
});

/** Answers with some left out. */
const withGaps = fc
  .tuple(complete, fc.subarray([...climbable, "phq4", "sex", "bmi"]))
  .map(
    ([answers, skipped]): QuizAnswers =>
      quizAnswers.parse(
        Object.fromEntries(Object.entries(answers).filter(([key]) => !skipped.includes(key))),
      ),
  );

/** Answers, and the same with one of them a step or more better. */
const improved = fc
  .tuple(complete, fc.constantFrom<Ladder | "phq4">(...climbable, "phq4"), fc.nat(), fc.nat())
  .map(([answers, item, from, by]) => {
    if (item === "phq4") {
      const part = from % 4;
      const better = answers.phq4.map((value, index) =>
        index === part ? Math.max(0, value - 1 - (by % 3)) : value,
      );
      return [answers, { ...answers, phq4: better }] as const;
    }
    const ladder: readonly (string | number)[] = ladders[item];
    const low = from % ladder.length;
    const high = low + (by % (ladder.length - low));
    return [
      { ...answers, [item]: ladder[low] },
      { ...answers, [item]: ladder[high] },
    ] as const;
  })
  .map(([before, after]) => [quizAnswers.parse(before), quizAnswers.parse(after)] as const);

const photo = fc.record({
  quality: fc.double({ min: 0, max: 1, noNaN: true }),
  care: fc.integer({ min: 0, max: 100 }),
});

describe("for any answers", () => {
  it("improving one answer never lowers a category, the score or raises the lifestyle age", () => {
    fc.assert(
      fc.property(improved, ([before, after]) => {
        const [worse, better] = [assessQuiz(before), assessQuiz(after)];
        for (const category of ["physicalVitality", "emotionalHealth", "visualAppearance"] as const) {
          expect(better.categoryScores[category]).toBeGreaterThanOrEqual(worse.categoryScores[category] ?? 0);
        }
        expect(better.overallGlowScore).toBeGreaterThanOrEqual(worse.overallGlowScore ?? 0);
        expect(better.lifestyleAge.rawDelta).toBeLessThanOrEqual(worse.lifestyleAge.rawDelta);
      }),
      { numRuns },
    );
  });

  it("scores stay within 0 and 100, the difference within -8 and +12, and the range holds the age", () => {
    fc.assert(
      fc.property(withGaps, fc.option(photo, { nil: undefined }), (answers, picture) => {
        const assessment = assessQuiz(answers, picture ? { photo: picture } : {});
        const scores = [...Object.values(assessment.categoryScores), assessment.overallGlowScore];
        for (const score of scores) if (score !== null) expect(score >= 0 && score <= 100).toBe(true);
        const { age, low, high, delta } = assessment.lifestyleAge;
        expect(delta >= -8 && delta <= 12).toBe(true);
        expect(low <= age && age <= high && high - low >= 5).toBe(true);
        const { emotionalAge } = assessment;
        if (emotionalAge !== null) expect(Math.abs(emotionalAge - answers.age)).toBeLessThanOrEqual(7);
        expect(JSON.stringify(assessment)).not.toMatch(/NaN|Infinity|:-0[,}]/);
      }),
      { numRuns },
    );
  });

  it("a skipped item changes a category only by leaving its own weight out", () => {
    fc.assert(
      fc.property(withGaps, (answers) => {
        const items = weightedItems(answers);
        const scores = scoreCategories(items);
        for (const category of ["physicalVitality", "emotionalHealth", "visualAppearance"] as const) {
          const own = items.filter((item) => item.category === category);
          const weight = own.reduce((sum, item) => sum + item.weight, 0);
          const score = scores[category];
          expect(score === null).toBe(weight < 60);
          if (score === null) continue;
          const values = own.map((item) => item.score);
          expect(score).toBeGreaterThanOrEqual(Math.min(...values) - 1e-9);
          expect(score).toBeLessThanOrEqual(Math.max(...values) + 1e-9);
        }
      }),
      { numRuns },
    );
  });

  it("the order of the answers is irrelevant, and the same answers give the same assessment", () => {
    fc.assert(
      fc.property(withGaps, (answers) => {
        const reversed = quizAnswers.parse(Object.fromEntries(Object.entries(answers).toReversed()));
        const first = JSON.stringify(assessQuiz(answers));
        expect(JSON.stringify(assessQuiz(answers))).toBe(first);
        expect(JSON.stringify(assessQuiz(reversed))).toBe(first);
      }),
      { numRuns },
    );
  });

  it("without BMI nobody is made more than 5.5 years younger", () => {
    fc.assert(
      fc.property(withGaps, ({ bmi: _bmi, ...answers }) => {
        expect(assessQuiz(answers).lifestyleAge.delta).toBeGreaterThanOrEqual(-5.5);
      }),
      { numRuns },
    );
  });

  it("there are three different micro-habits out of the catalogue that suit the answers", () => {
    const catalogue = new Map(microHabitCatalogue.map((habit) => [habit.id, habit]));
    fc.assert(
      fc.property(withGaps, (answers) => {
        const { microHabits } = assessQuiz(answers);
        expect(new Set(microHabits).size).toBe(3);
        for (const id of microHabits) {
          const habit = catalogue.get(id);
          expect(habit).toBeDefined();
          expect(habit?.suits?.(answers) ?? true).toBe(true);
        }
      }),
      { numRuns },
    );
  });
});

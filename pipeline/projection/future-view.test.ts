import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { typicalAnswers } from "../../test/support/analysis.ts";
import { anyAnswers } from "../../test/support/any-answers.ts";
import { assessQuiz } from "../quiz/assess.ts";
import { answersAfter, type Choice, changeableItems, levelsWithinReach } from "./change-levels.ts";
import { type FutureView, futureView, type ReadyFuture } from "./future-view.ts";
import { strengthPercent } from "./time-frames.ts";

const numRuns = 1000;

/** Answers with at most two changes within reach. */
const tried = anyAnswers.chain((answers) => {
  const all = changeableItems.flatMap((item) =>
    levelsWithinReach(item, answers).map((level): Choice => ({ item, level })),
  );
  const picks = fc.uniqueArray(fc.constantFrom<Choice | undefined>(...all, undefined), {
    maxLength: 2,
    selector: (choice) => choice?.item,
  });
  return picks.map((picked) => ({ answers, picked: picked.filter((choice) => choice !== undefined) }));
});

function ready(view: FutureView): ReadyFuture | undefined {
  return view.kind === "ready" ? view : undefined;
}

function look(picked: readonly Choice[], answers = typicalAnswers): ReadyFuture {
  const view = ready(futureView({ answers }, picked));
  if (view === undefined) throw new Error("there should be numbers");
  return view;
}

describe("a look ahead with any changes", () => {
  it("never lowers a score or a category, nor raises the lifestyle age, at any moment", () => {
    fc.assert(
      fc.property(tried, ({ answers, picked }) => {
        const view = ready(futureView({ answers }, picked));
        if (view === undefined) return;
        const moments = [...view.ahead, view.usual];
        for (const [index, { score, categories }] of moments.entries()) {
          const before = moments[index - 1]?.score ?? { low: view.scoreNow, high: view.scoreNow };
          expect(score.low).toBeGreaterThanOrEqual(before.low);
          expect(score.high).toBeGreaterThanOrEqual(before.high);
          expect(score.low).toBeLessThanOrEqual(score.high);
          expect(score.high).toBeLessThanOrEqual(100);
          for (const [name, range] of Object.entries(categories)) {
            const now = view.categoriesNow[name as keyof typeof categories];
            expect(range === null).toBe(now === null);
            expect(range?.low ?? 0).toBeGreaterThanOrEqual(now ?? 0);
          }
        }
        const [today, later] = [answers, answersAfter(answers, picked)].map(
          (some) => assessQuiz(some).lifestyleAge,
        );
        expect(later?.rawDelta).toBeLessThanOrEqual(today?.rawDelta ?? 0);
      }),
      { numRuns },
    );
  });

  it("is what the formulas say to the changed answers once they are usual", () => {
    fc.assert(
      fc.property(tried, ({ answers, picked }) => {
        const view = ready(futureView({ answers }, picked));
        if (view === undefined) return;
        const then = assessQuiz(answersAfter(answers, picked));
        expect(view.usual.score.high).toBe(then.overallGlowScore);
        expect(view.usual.categories.physicalVitality?.high ?? null).toBe(
          then.categoryScores.physicalVitality,
        );
        const { low, high } = then.lifestyleAge;
        expect(view.age?.later).toEqual({ low, high });
      }),
      { numRuns },
    );
  });

  it("changes nothing where nothing is picked, and doesn't mind the order", () => {
    fc.assert(
      fc.property(tried, ({ answers, picked }) => {
        const none = ready(futureView({ answers }, []));
        const still = none && { low: none.scoreNow, high: none.scoreNow };
        for (const { score } of none ? [...none.ahead, none.usual] : []) expect(score).toEqual(still);
        expect(none?.age?.later).toEqual(none?.age?.today);
        expect(futureView({ answers }, picked.toReversed())).toEqual(futureView({ answers }, picked));
      }),
      { numRuns },
    );
  });

  it("is plain JSON, and has no numbers where resources come first", () => {
    fc.assert(
      fc.property(tried, ({ answers, picked }) => {
        const view = futureView({ answers }, picked);
        expect(JSON.parse(JSON.stringify(view))).toEqual(view);
        const { flags, overallGlowScore } = assessQuiz(answers);
        if (flags.resourcesFirst) expect(view).toEqual({ kind: "resources-first" });
        else expect(view.kind).toBe(overallGlowScore === null ? "unscored" : "ready");
      }),
      { numRuns },
    );
  });

  it("refuses three changes, two of one item, and what isn't within reach", () => {
    const seven: Choice = { item: "careDays", level: "7" };
    const active: Choice = { item: "activity", level: "150" };
    const fruit: Choice = { item: "fruitveg", level: "5+" };
    const basis = { answers: typicalAnswers };
    expect(() => futureView(basis, [seven, active, fruit])).toThrow("two changes at most");
    for (const wrong of [
      [active, { item: "activity", level: "300" }],
      [{ item: "tobacco", level: "quit10" }],
      [{ item: "activity", level: "9999" }],
      [{ item: "careDays", level: "3" }],
    ] as const)
      expect(() => futureView(basis, wrong)).toThrow("no change of these answers");
  });
});

describe("time", () => {
  it("moves an answer about a week in a week, one about a month in a month", () => {
    const week = look([{ item: "activity", level: "300" }]);
    expect(week.ahead.map(({ score }) => score.high)).toEqual([week.usual.score.high, week.usual.score.high]);
    const answers = { ...typicalAnswers, restDays: "22-30" } as const;
    const month = look([{ item: "restDays", level: "0-2" }], answers);
    const [after7, after30] = month.ahead.map(({ categories }) => categories.physicalVitality?.high ?? 0);
    const before = month.categoriesNow.physicalVitality ?? 0;
    const gain = (month.usual.categories.physicalVitality?.high ?? 0) - before;
    expect((after7 ?? 0) - before).toBeCloseTo((7 / 30) * gain, 0);
    expect(after30).toBe(month.usual.categories.physicalVitality?.high);
  });

  it("counts years without tobacco in neither a week nor a month", () => {
    const smoker = { ...typicalAnswers, tobacco: "daily" } as const;
    const decade = look([{ item: "tobacco", level: "quit10" }], smoker);
    expect(decade.years).toBe(10);
    expect(decade.ahead.map(({ score }) => score)).toEqual(
      Array(2).fill({ low: decade.scoreNow, high: decade.scoreNow }),
    );
    expect(decade.usual.score.high).toBeGreaterThan(decade.scoreNow);
    expect(look([{ item: "tobacco", level: "quit0" }], smoker).years).toBe(0);
  });

  it("builds a daily habit to 31 % in 7 days and 80 % in 30", () => {
    expect([1, 7, 13, 30, 90].map(strengthPercent)).toEqual([5, 31, 50, 80, 99]);
  });
});

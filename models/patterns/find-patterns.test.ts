import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays, datesFrom, weekdayOf } from "../days/local-date.ts";
import { fewestCheckIns, findPatterns } from "./find-patterns.ts";
import type { PatternData, PatternHabit } from "./pattern.ts";

const start = "2026-01-05";

/** A daily habit over some days, done where `isDone` says so. */
function habit(id: string, count: number, isDone: (index: number) => boolean): PatternHabit {
  const days = datesFrom(start, addDays(start, count - 1)).map((date, index) => {
    return { date, weekday: weekdayOf(date), isDone: isDone(index) };
  });
  return { id, name: id, days, minutes: [] };
}

/** Data of somebody whose days, times and answers are all drawn by chance. */
const chance: fc.Arbitrary<PatternData> = fc
  .record({
    habits: fc.array(
      fc.record({
        done: fc.array(fc.integer({ min: 1, max: 10 }), { minLength: 56, maxLength: 90 }),
        often: fc.integer({ min: 3, max: 9 }),
        minutes: fc.array(fc.integer({ min: 0, max: 1439 }), { minLength: 12, maxLength: 40 }),
      }),
      { minLength: 1, maxLength: 5 },
    ),
    checkIns: fc.array(
      fc.record({
        ...{ sleepHours: fc.nat(6), energyDays: fc.nat(4), restDays: fc.nat(4), stress: fc.nat(4) },
        ...{ lonely: fc.nat(4), mood: fc.nat(12), lifeSat: fc.nat(10), activeMinutes: fc.nat(400) },
      }),
      { minLength: 7, maxLength: 12 },
    ),
  })
  .map(({ habits, checkIns }) => ({
    habits: habits.map(({ done, often, minutes }, place) => ({
      ...habit(`habit ${place}`, done.length, (index) => (done[index] ?? 0) <= often),
      minutes,
    })),
    checkIns,
  }));

describe("patterns in a person's own data", () => {
  it("are found by chance in at most one of twenty", () => {
    const people = fc.sample(fc.noBias(chance), { numRuns: 200, seed: 7 });
    const fooled = people.filter((data) => findPatterns(data).patterns.length > 0);
    expect(fooled.length).toBeLessThanOrEqual(10);
  }, 60_000);

  it("are the weekday on which a habit is missed", () => {
    const data = { habits: [habit("run", 70, (index) => index % 7 !== 2 || index === 2)], checkIns: [] };
    const [first] = findPatterns(data).patterns;
    expect(first).toMatchObject({
      relation: { kind: "weekday", habit: "run", weekday: 3, missed: 9, due: 10, otherMissed: 0 },
      certainty: "very",
    });
  });

  it("are habits that go together, or rather not", () => {
    const isDone = (index: number) => (index * 7919) % 11 < 5;
    const one = habit("a", 60, isDone);
    const same = { habits: [one, habit("b", 60, isDone)], checkIns: [] };
    const other = { habits: [one, habit("b", 60, (index) => !isDone(index))], checkIns: [] };
    expect(findPatterns(same).patterns[0]?.relation).toMatchObject({ kind: "together", habits: ["a", "b"] });
    expect(findPatterns(other).patterns[0]?.relation).toMatchObject({ kind: "apart" });
  });

  it("are the time of day at which a habit is done, over midnight too", () => {
    const minutes = Array.from({ length: 20 }, (_, index) => (1430 + index) % 1440);
    const data = { habits: [{ ...habit("read", 20, () => true), minutes }], checkIns: [] };
    expect(findPatterns(data).patterns).toMatchObject([{ relation: { kind: "time", minute: 0, count: 20 } }]);
  });

  it("are a habit that grows or wanes", () => {
    const rising = { habits: [habit("sit", 60, (index) => index >= 30 || index % 3 === 0)], checkIns: [] };
    expect(findPatterns(rising).patterns[0]?.relation).toMatchObject({ kind: "rising", secondDone: 30 });
    const falling = { habits: [habit("sit", 60, (index) => index < 30 || index % 3 === 0)], checkIns: [] };
    expect(findPatterns(falling).patterns[0]?.relation).toMatchObject({ kind: "falling", firstDone: 30 });
  });

  it("are answers that move together across check-ins, or against each other", () => {
    const checkIns = Array.from({ length: 9 }, (_, index) => ({
      ...{ sleepHours: index, energyDays: index * 2, stress: 9 - index, mood: index },
    }));
    const { patterns } = findPatterns({ habits: [], checkIns });
    expect(patterns.map(({ relation }) => relation)).toMatchObject([
      { kind: "answers", items: ["sleepHours", "energyDays"], rho: 1, count: 9 },
      { kind: "answers", items: ["stress", "mood"], rho: -1, count: 9 },
    ]);
  });

  it("are none where the data is thin, and what is missing is said", () => {
    const data = { habits: [habit("run", 10, (index) => index % 7 !== 2)], checkIns: [{ mood: 1 }] };
    expect(findPatterns(data)).toEqual({
      patterns: [],
      looked: 0,
      missing: [
        { what: "habit-days", have: 10, need: 28 },
        { what: "check-ins", have: 1, need: fewestCheckIns },
      ],
    });
  });

  it("are the same for the same data", () => {
    fc.assert(
      fc.property(chance, (data) => {
        expect(findPatterns(data)).toEqual(findPatterns(structuredClone(data)));
      }),
      { numRuns: 5 },
    );
  });
});

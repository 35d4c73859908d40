import { describe, expect, it } from "vitest";
import { type StrengthDay, type StrengthMeasure, strengthByDay } from "./strength.ts";

const daily: StrengthMeasure = { times: 1, days: 1 };
const perWeek = (times: number): StrengthMeasure => ({ times, days: 7 });

/** Days out of a rule: a number is an amount, `skip` a day left out, `away` one that doesn't count. */
function days(length: number, rule: (index: number) => number | "skip" | "away"): StrengthDay[] {
  return Array.from({ length }, (_, index) => {
    const day = rule(index);
    return typeof day === "number" ? { kind: "amount", amount: day } : { kind: day };
  });
}

const after = (history: readonly StrengthDay[], measure: StrengthMeasure) =>
  strengthByDay(history, measure).at(-1) ?? Number.NaN;
const onWeekdays = (weeks: number, ...kept: number[]) =>
  days(7 * weeks, (index) => (kept.includes(index % 7) ? 1 : 0));

describe("strength", () => {
  it.each([
    [1, 0.051922],
    [7, 0.311495],
    [13, 0.5],
    [20, 0.655748],
    [21, 0.673622],
    [30, 0.798017],
    [66, 0.970373],
    [90, 0.99176],
  ])("of a daily habit after %i days kept is %f", (length, expected) => {
    expect(
      after(
        days(length, () => 1),
        daily,
      ),
    ).toBeCloseTo(expected, 6);
  });

  it.each<[string, readonly StrengthDay[], StrengthMeasure, number]>([
    ["20 days with three skipped", days(20, (i) => ([5, 10, 11].includes(i) ? "skip" : 1)), daily, 0.596033],
    ["every second day, kept twice", days(2, () => 1), { times: 1, days: 2 }, 0.054816],
    ["2 of 3 a week for 100 weeks", onWeekdays(100, 0, 1), perWeek(3), 0.666667],
    ["2 of 4 a week for 100 weeks", onWeekdays(100, 0, 1), perWeek(4), 0.5],
    ["3 a week kept for 4 weeks", onWeekdays(4, 0, 2, 4), perWeek(3), 0.539897],
    ["3 a week kept for 12 weeks", onWeekdays(12, 0, 2, 4), perWeek(3), 0.934847],
    ["once a week kept for 12 weeks", onWeekdays(12, 0), perWeek(1), 0.802063],
    ["14 days", days(14, () => 1), daily, 0.525961],
    ["14 days, then one missed", days(15, (i) => (i < 14 ? 1 : 0)), daily, 0.498652],
    ["14 days, then one skipped", days(15, (i) => (i < 14 ? 1 : "skip")), daily, 0.525961],
    ["66 days, then one missed", days(67, (i) => (i < 66 ? 1 : 0)), daily, 0.919988],
    ["66 days, then seven missed", days(73, (i) => (i < 66 ? 1 : 0)), daily, 0.668106],
  ])("of %s", (_, history, measure, expected) => {
    expect(after(history, measure)).toBeCloseTo(expected, 6);
  });

  it.each([
    [1, 90],
    [7, 39 * 7],
    [30, 18 * 30],
  ])("is almost whole for something done once in %i days after %i days", (every, length) => {
    const history = days(length, (index) => (index % every === 0 ? 1 : 0));
    expect(after(history, { times: 1, days: every })).toBeGreaterThan(0.98);
  });

  const kept = 0.5 ** (1 / 13);
  it.each<[string, "at-least" | "at-most", number, number, number]>([
    ["a goal that is reached", "at-least", 10, 10, 1 - kept],
    ["a goal that is passed", "at-least", 10, 25, 1 - kept],
    ["half of a goal", "at-least", 10, 5, 0.5 * (1 - kept)],
    ["a goal of nothing", "at-least", 0, 0, 1 - kept],
    ["a limit that is kept", "at-most", 2, 1, 1],
    ["a limit passed by half", "at-most", 2, 3, kept + 0.5 * (1 - kept)],
    ["a limit passed by far", "at-most", 2, 9, kept],
    ["a limit of nothing, kept", "at-most", 0, 0, 1],
    ["a limit of nothing, passed", "at-most", 0, 1, kept],
  ])("after one day of %s", (_, direction, target, amount, expected) => {
    const measure: StrengthMeasure = { ...daily, target: { amount: target, direction } };
    expect(
      after(
        days(1, () => amount),
        measure,
      ),
    ).toBeCloseTo(expected, 6);
  });

  it("adds up a week's amounts for a goal that is meant for the week", () => {
    const measure: StrengthMeasure = { ...perWeek(1), target: { amount: 30, direction: "at-least" } };
    const twice = days(7, (index) => (index === 1 ? 20 : index === 4 ? 10 : 0));
    const once = days(7, (index) => (index === 1 ? 30 : 0));
    expect(after(twice, measure)).toBeLessThan(after(once, measure));
    expect(after([...twice, ...twice, ...twice], measure)).toBeGreaterThan(0.3);
  });

  it("stays as it is on days that don't count", () => {
    const before = days(14, () => 1);
    expect(after([...before, ...days(40, () => "away")], daily)).toBe(after(before, daily));
  });
});

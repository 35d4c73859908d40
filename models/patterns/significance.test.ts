import { describe, expect, it } from "vitest";
import { rankCorrelation } from "./rank-correlation.ts";
import { fisherExact, holm, rayleigh } from "./significance.ts";

describe("the tests behind patterns", () => {
  it("give Fisher's exact test as published for the lady tasting tea and for R's own example", () => {
    expect(fisherExact({ both: 3, onlyFirst: 1, onlySecond: 1, neither: 3 })).toBeCloseTo(0.4857, 4);
    expect(fisherExact({ both: 2, onlyFirst: 10, onlySecond: 15, neither: 3 })).toBeCloseTo(0.0005367, 7);
  });

  it("correct by Holm in order and never past 1", () => {
    expect(holm([0.01, 0.04, 0.03, 0.005])).toEqual([0.03, 0.06, 0.06, 0.02]);
    expect(holm([0.9, 0.8])).toEqual([1, 1]);
    expect(holm([])).toEqual([]);
  });

  it("look at every order of a few pairs, and at the same sample of many", () => {
    const pairs = (count: number) => Array.from({ length: count }, (_, index) => [index, index * 2] as const);
    expect(rankCorrelation(pairs(5))).toEqual({ rho: 1, p: 2 / 120 });
    const many = rankCorrelation(pairs(20));
    expect(many).toEqual(rankCorrelation(pairs(20)));
    expect(many.p).toBeCloseTo(1 / 2000, 6);
    expect(
      rankCorrelation([
        [1, 1],
        [1, 2],
        [1, 3],
      ]),
    ).toEqual({ rho: 0, p: 1 });
  });

  it("find no time of day in times spread evenly, and one in times close together", () => {
    expect(rayleigh(Array.from({ length: 24 }, (_, hour) => hour * 60)).p).toBeGreaterThan(0.9);
    expect(rayleigh(Array.from({ length: 12 }, (_, index) => 450 + index)).p).toBeLessThan(0.0001);
  });
});

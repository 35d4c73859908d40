import type { Missing, Pattern, PatternAnswers, PatternData, PatternItem, Tested } from "./pattern.ts";
import { rankCorrelation } from "./rank-correlation.ts";
import { holm } from "./significance.ts";
import { fewestDays, testHabit, testPair } from "./test-habits.ts";

/** Largest corrected probability at which a relation counts as one. */
const level = 0.05;

/** Check-ins before answers are compared: with fewer, not even a perfect order could be told from chance. */
export const fewestCheckIns = 7;

/** The relations that are worth knowing; each further one would make all others harder to find. */
const itemPairs: readonly (readonly [PatternItem, PatternItem])[] = [
  ["sleepHours", "energyDays"],
  ["restDays", "energyDays"],
  ["activeMinutes", "energyDays"],
  ["activeMinutes", "mood"],
  ["restDays", "stress"],
  ["stress", "mood"],
  ["lonely", "mood"],
  ["stress", "lonely"],
  ["lonely", "lifeSat"],
];

function testAnswers(checkIns: readonly PatternAnswers[]): readonly Tested[] {
  return itemPairs.flatMap(([first, second]) => {
    const pairs = checkIns.flatMap((answers) => {
      const [x, y] = [answers[first], answers[second]];
      return x === undefined || y === undefined ? [] : [[x, y] as const];
    });
    if (pairs.length < fewestCheckIns) return [];
    const { rho, p } = rankCorrelation(pairs);
    return [{ relation: { kind: "answers", items: [first, second], rho, count: pairs.length } as const, p }];
  });
}

function certaintyOf(p: number): Pattern["certainty"] {
  if (p < 0.001) return "very";
  return p < 0.01 ? "quite" : "fairly";
}

/** What was found, surest first, and what there is too little of. */
export interface PatternFindings {
  readonly patterns: readonly Pattern[];
  /** How many relations were looked at. */
  readonly looked: number;
  readonly missing: readonly Missing[];
}

/**
 * The relations that hold in one person's own data. Each is tested exactly or by permutation, and all are corrected
 * together for having looked that often, so that in data without any relation something is found at most once in
 * twenty times. The same data gives the same findings.
 */
export function findPatterns({ habits, checkIns }: PatternData): PatternFindings {
  const pairs = habits.flatMap((first, index) =>
    habits.slice(index + 1).flatMap((second) => testPair(first, second)),
  );
  const tested = [...habits.flatMap(testHabit), ...pairs, ...testAnswers(checkIns)];
  const corrected = holm(tested.map(({ p }) => p));
  const patterns = tested
    .map(({ relation }, index) => ({ relation, p: corrected[index] ?? 1 }))
    .filter(({ p }) => p < level)
    .sort((a, b) => a.p - b.p)
    .map(({ relation, p }) => ({ relation, p, certainty: certaintyOf(p) }));
  const mostDays = Math.max(0, ...habits.map(({ days }) => days.length));
  const missing: readonly Missing[] = [
    { what: "habit-days", have: mostDays, need: fewestDays },
    { what: "check-ins", have: checkIns.length, need: fewestCheckIns },
  ];
  return { patterns, looked: tested.length, missing: missing.filter(({ have, need }) => have < need) };
}

import { phq2Total, type QuizAnswers, weeklyActiveMinutes } from "../../models/check-ins/answers.ts";

/** What the lifestyle age is made of, in the order of the table; general health is left out, being an outcome. */
export const lifestyleFactors = [
  "tobacco",
  "activity",
  "fruitveg",
  "alcohol",
  "sleepHours",
  "lonely",
  "lowMood",
  "bmi",
] as const;
export type LifestyleFactor = (typeof lifestyleFactors)[number];

/** A level and its hazard ratio: one number, or women's and men's. */
type Level = readonly [
  level: string,
  hazardRatio: number | { readonly female: number; readonly male: number },
];

/** One factor with its levels. */
interface FactorRule {
  /** λ: the share of the log hazard ratio that is trusted as cause, 0 to 1. */
  readonly weight: number;
  /** Whether the person is ever pointed to it as something to change; weight and mood are not. */
  readonly modifiable: boolean;
  readonly levels: readonly Level[];
  /** The level of some answers; `undefined` when skipped. */
  level(answers: QuizAnswers): string | undefined;
}

/** The first level whose upper bound, exclusive, lies above a number; the last has none. */
function bin(
  value: number,
  bounds: readonly (readonly [below: number, level: string])[],
): string | undefined {
  return bounds.find(([below]) => value < below)?.[1];
}

const activityBounds = [
  [1, "0"],
  [150, "1-149"],
  [300, "150-299"],
  [450, "300-449"],
  [Number.POSITIVE_INFINITY, "450+"],
] as const;

const bmiBounds = [
  [18.5, "below-18-5"],
  [20, "18-5-to-20"],
  [25, "20-to-25"],
  [27.5, "25-to-27-5"],
  [30, "27-5-to-30"],
  [35, "30-to-35"],
  [40, "35-to-40"],
  [Number.POSITIVE_INFINITY, "40-and-more"],
] as const;

/** PHQ-2 from which low mood counts. */
const lowMoodThreshold = 3;

/** Hazard ratios of all-cause mortality against the reference level, which has 1; sources in `sources.ts`. */
export const factorRules: Readonly<Record<LifestyleFactor, FactorRule>> = {
  tobacco: {
    weight: 1,
    modifiable: true,
    levels: [
      ["never", 1],
      ["quit10", 1.19],
      ["quit3", 1.4],
      ["quit0", 1.82],
      // 1 to 10 a day: with the 1.64 of less than one a day, stopping (1.82) would raise the age.
      ["somedays", 1.87],
      ["daily", { female: 2.8, male: 2.7 }],
    ],
    level: ({ tobacco }) => tobacco,
  },
  activity: {
    weight: 1,
    modifiable: true,
    levels: [
      ["0", 1 / 0.69],
      ["1-149", 0.8 / 0.69],
      ["150-299", 1],
      ["300-449", 0.63 / 0.69],
      ["450+", 0.61 / 0.69],
    ],
    level: (answers) => {
      const minutes = weeklyActiveMinutes(answers);
      return minutes === null ? undefined : bin(minutes, activityBounds);
    },
  },
  fruitveg: {
    weight: 1,
    modifiable: true,
    levels: [
      // Printed as 1.22 and 1.15: five against two portions is 0.87, and one portion less another 1.06.
      ["0-1", 1.06 / 0.87],
      ["2", 1 / 0.87],
      ["3", 1.09],
      ["4", 1.04],
      ["5+", 1],
    ],
    level: ({ fruitveg }) => fruitveg,
  },
  alcohol: {
    weight: 1,
    modifiable: true,
    levels: [
      ["none", 1],
      ["1-4", 1],
      ["5-12", 1],
      ["13-22", { female: 1.21, male: 1.01 }],
      ["23-32", { female: 1.34, male: 1.15 }],
      ["33+", { female: 1.61, male: 1.34 }],
    ],
    level: ({ alcohol }) => alcohol,
  },
  sleepHours: {
    weight: 0.5,
    modifiable: true,
    levels: [
      ["<=4", 1.12],
      ["5", 1.12],
      ["6", 1.06],
      ["7", 1],
      ["8", 1],
      ["9", 1.13],
      [">=10", 1.3],
    ],
    level: ({ sleepHours }) => sleepHours,
  },
  lonely: {
    weight: 0.5,
    modifiable: true,
    levels: [
      ["never", 1],
      ["hardly", 1],
      ["occasionally", 1],
      ["sometimes", 1.07],
      ["often", 1.14],
    ],
    level: ({ lonely }) => lonely,
  },
  lowMood: {
    weight: 0.5,
    modifiable: false,
    levels: [
      ["no", 1],
      ["yes", 1.52],
    ],
    level: (answers) => {
      const total = phq2Total(answers);
      if (total === null) return undefined;
      return total >= lowMoodThreshold ? "yes" : "no";
    },
  },
  bmi: {
    weight: 1,
    modifiable: false,
    levels: [
      ["below-18-5", 1.51],
      ["18-5-to-20", 1.13],
      ["20-to-25", 1],
      ["25-to-27-5", 1.07],
      ["27-5-to-30", 1.2],
      ["30-to-35", 1.45],
      ["35-to-40", 1.94],
      ["40-and-more", 2.76],
    ],
    level: ({ bmi }) => (bmi === undefined ? undefined : bin(bmi, bmiBounds)),
  },
};

/** Hazard ratio of a factor's level; where women's and men's differ, the mean of both for `x` and skipped. */
export function hazardRatio(factor: LifestyleFactor, level: string, sex: QuizAnswers["sex"]): number {
  const ratio = factorRules[factor].levels.find(([name]) => name === level)?.[1] ?? 1;
  if (typeof ratio === "number") return ratio;
  return sex === "female" || sex === "male" ? ratio[sex] : (ratio.female + ratio.male) / 2;
}

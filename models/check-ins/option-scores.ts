/** Options of an item by its answer key, with the item's score 0 to 100; `null` counts as skipped. Best answers are not always first. */
export const optionScores = {
  genHealth: [
    ["excellent", 100],
    ["verygood", 84],
    ["good", 68],
    ["fair", 44],
    ["poor", 0],
  ],
  energyDays: [
    ["0-5", 8],
    ["6-13", 32],
    ["14-20", 57],
    ["21-26", 78],
    ["27-30", 95],
  ],
  sleepHours: [
    ["<=4", 20],
    ["5", 45],
    ["6", 75],
    ["7", 100],
    ["8", 100],
    ["9", 80],
    [">=10", 50],
  ],
  restDays: [
    ["0-2", 97],
    ["3-7", 83],
    ["8-14", 63],
    ["15-21", 40],
    ["22-30", 13],
  ],
  fruitveg: [
    ["0-1", 15],
    ["2", 40],
    ["3", 65],
    ["4", 85],
    ["5+", 100],
  ],
  fastfood: [
    ["<1", 100],
    ["1-3", 50],
    ["4+", 0],
  ],
  tobacco: [
    ["never", 100],
    ["quit10", 95],
    ["quit3", 80],
    ["quit0", 60],
    ["somedays", 25],
    ["daily", 0],
  ],
  alcohol: [
    ["none", 100],
    ["1-4", 100],
    ["5-12", 85],
    ["13-22", 50],
    ["23-32", 20],
    ["33+", 0],
  ],
  lonely: [
    ["never", 100],
    ["hardly", 90],
    ["occasionally", 70],
    ["sometimes", 40],
    ["often", 0],
  ],
  skin: [
    ["none", 100],
    ["little", 70],
    ["quite", 35],
    ["very", 0],
  ],
  sun: [
    ["always", 100],
    ["mostly", 80],
    ["sometimes", 50],
    ["rarely", 20],
    ["never", 0],
    ["n/a", null],
  ],
  hydration: [
    ["<3", 20],
    ["3-5", 60],
    ["6-8", 100],
    ["9-12", 100],
    ["13+", 80],
  ],
} as const satisfies Record<string, readonly (readonly [key: string, score: number | null])[]>;

/** An item answered by one of a few words or ranges. */
export type OptionItem = keyof typeof optionScores;
/** The answer keys of one such item. */
export type OptionKey<Item extends OptionItem> = (typeof optionScores)[Item][number][0];

import { phq4Total, type QuizAnswers, weeklyActiveMinutes } from "../../models/check-ins/answers.ts";
import { assessmentFlags } from "./flags.ts";
import { itemScore, type ScoredItem } from "./item-scores.ts";

/** Answers that say more together than each alone. */
export interface Combination {
  /** Key of its text under `insights:together`. */
  readonly id: string;
  /** The items it speaks of; its insight is filed under the first. */
  readonly items: readonly [ScoredItem, ScoredItem];
  /** Whether it is something that carries the person. */
  readonly carries: boolean;
  fits(answers: QuizAnswers): boolean;
}

/** Whether an item was answered with a score of at most so many points. */
function atMost(item: ScoredItem, points: number, answers: QuizAnswers): boolean {
  const score = itemScore(item, answers);
  return score !== null && score <= points;
}

/** Scores of the two worst answers each: up to 13 days with energy, 15 or more without rest, and so on. */
const fewDaysWithEnergy = (answers: QuizAnswers) => atMost("energyDays", 32, answers);
const littleRest = (answers: QuizAnswers) => atMost("restDays", 40, answers);
const muchAlcohol = (answers: QuizAnswers) => atMost("alcohol", 50, answers);
const lonely = (answers: QuizAnswers) => atMost("lonely", 40, answers);
const muchStress = ({ stress }: QuizAnswers) => stress !== undefined && stress >= 4;
const sleepsAtMostSix = ({ sleepHours }: QuizAnswers) => ["<=4", "5", "6"].includes(sleepHours ?? "");
const hardlyMoves = (answers: QuizAnswers) => (weeklyActiveMinutes(answers) ?? 75) < 75;
const movesEnough = (answers: QuizAnswers) => (weeklyActiveMinutes(answers) ?? 0) >= 150;

function someHeavyDays(answers: QuizAnswers): boolean {
  const { phq2Positive, gad2Positive } = assessmentFlags(answers);
  return (phq4Total(answers) ?? 0) >= 3 && !phq2Positive && !gad2Positive;
}

type Rule = readonly [id: string, items: Combination["items"], fits: Combination["fits"]];

const rules: readonly Rule[] = [
  ["shortSleepLowEnergy", ["sleepHours", "energyDays"], (a) => sleepsAtMostSix(a) && fewDaysWithEnergy(a)],
  [
    "enoughHoursNoRest",
    ["restDays", "sleepHours"],
    (a) => a.sleepHours !== undefined && !sleepsAtMostSix(a) && littleRest(a),
  ],
  ["stressSleep", ["restDays", "stress"], (a) => muchStress(a) && littleRest(a)],
  ["lowMoodLonely", ["phq4", "lonely"], (a) => assessmentFlags(a).phq2Positive && lonely(a)],
  ["overloaded", ["stress", "coping"], (a) => muchStress(a) && (a.coping ?? 0) >= 4],
  ["activeButTired", ["energyDays", "activity"], (a) => movesEnough(a) && fewDaysWithEnergy(a)],
  ["stillAndTired", ["activity", "energyDays"], (a) => hardlyMoves(a) && fewDaysWithEnergy(a)],
  ["smokeAndDrink", ["tobacco", "alcohol"], (a) => atMost("tobacco", 25, a) && muchAlcohol(a)],
  ["foodInAHurry", ["fruitveg", "fastfood"], (a) => atMost("fruitveg", 40, a) && a.fastfood === "4+"],
  ["alcoholSleep", ["alcohol", "restDays"], (a) => muchAlcohol(a) && littleRest(a)],
  ["stillAndLow", ["activity", "phq4"], (a) => hardlyMoves(a) && someHeavyDays(a)],
  ["skinCare", ["skin", "careDays"], (a) => atMost("skin", 35, a) && (a.careDays ?? 7) <= 3],
];

/** The combinations worth saying, in no particular order. */
export const combinations: readonly Combination[] = [
  ...rules.map(([id, items, fits]) => ({ id, items, carries: false, fits })),
  {
    id: "pressureHandled",
    items: ["stress", "coping"],
    carries: true,
    fits: (answers) => muchStress(answers) && (answers.coping ?? 5) <= 2,
  },
];

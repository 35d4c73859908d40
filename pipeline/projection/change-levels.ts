import { z } from "zod";
import { LeoError } from "../../core/errors.ts";
import { type QuizAnswers, weeklyActiveMinutes } from "../../models/check-ins/answers.ts";

/** What a person can try out another answer for, in the order it is offered: things one does, never an outcome. */
export const changeableItems = [
  "activity",
  "sleepHours",
  "restDays",
  "fruitveg",
  "fastfood",
  "hydration",
  "tobacco",
  "alcohol",
  "lonely",
  "careDays",
  "sun",
] as const;
export type ChangeableItem = (typeof changeableItems)[number];

/** One change somebody picked: an item and the level it could have. */
export interface Choice {
  readonly item: ChangeableItem;
  /** An answer key; active minutes a week for `activity`. */
  readonly level: string;
}

/** Most changes at once: what helps is small, and a sum of many guesses says nothing. */
export const choiceLimit = 2;

/** Choices as they come out of the database or a page. */
export const choices: z.ZodType<readonly Choice[]> = z
  .array(z.object({ item: z.enum(changeableItems), level: z.string().max(10) }))
  .max(choiceLimit);

/** Why a choice can't be computed: more than two, or not within this person's reach. */
export class ChoiceError extends LeoError<"too-many-changes" | "unknown-change"> {}

/** Levels of the items with answer keys, worst first; what is better than the last one isn't offered. */
const ladders = {
  sleepHours: ["<=4", "5", "6", "7"],
  restDays: ["22-30", "15-21", "8-14", "3-7", "0-2"],
  fruitveg: ["0-1", "2", "3", "4", "5+"],
  fastfood: ["4+", "1-3", "<1"],
  hydration: ["<3", "3-5", "6-8"],
  tobacco: ["daily", "somedays", "quit0", "quit3", "quit10"],
  // From 33 drinks a week on a doctor comes first, so no change is drawn up.
  alcohol: ["23-32", "13-22", "5-12", "1-4"],
  lonely: ["often", "sometimes", "occasionally", "hardly"],
  sun: ["never", "rarely", "sometimes", "mostly", "always"],
} as const;

/** Active minutes a week, as days times minutes that the quiz offers. */
const activityLevels = [
  { level: "60", answers: { actDays: 3, actMin: 20 } },
  { level: "150", answers: { actDays: 5, actMin: 30 } },
  { level: "300", answers: { actDays: 5, actMin: 60 } },
  { level: "450", answers: { actDays: 5, actMin: 90 } },
] as const;

/** Days of care in a week that are offered. */
const careLevels = [3, 5, 7] as const;

/** The levels of an item within a person's reach, nearest first; none where it was skipped or is good as it is. */
export function levelsWithinReach(item: ChangeableItem, answers: QuizAnswers): readonly string[] {
  if (item === "activity") {
    const minutes = weeklyActiveMinutes(answers) ?? Number.POSITIVE_INFINITY;
    return activityLevels.map(({ level }) => level).filter((level) => Number(level) > minutes);
  }
  if (item === "careDays") {
    const days = answers.careDays ?? Number.POSITIVE_INFINITY;
    return careLevels.filter((level) => level > days).map(String);
  }
  const ladder: readonly string[] = ladders[item];
  const place = ladder.indexOf(answers[item] ?? "");
  if (place < 0) return [];
  // Smoking on some days is no goal: the hazard is nearly that of every day.
  return ladder.slice(place + 1).filter((level) => level !== "somedays");
}

function answersOf({ item, level }: Choice): Partial<QuizAnswers> {
  if (item === "activity") return activityLevels.find((one) => one.level === level)?.answers ?? {};
  if (item === "careDays") return { careDays: Number(level) };
  return { [item]: level };
}

/**
 * The answers somebody would give after their changes.
 * @throws ChoiceError where there are more than two, two of one item, or one that isn't within reach
 */
export function answersAfter(answers: QuizAnswers, chosen: readonly Choice[]): QuizAnswers {
  if (chosen.length > choiceLimit) throw new ChoiceError("too-many-changes", "two changes at most");
  const isKnown = ({ item, level }: Choice) => levelsWithinReach(item, answers).includes(level);
  const isOnce = new Set(chosen.map(({ item }) => item)).size === chosen.length;
  if (!isOnce || !chosen.every(isKnown))
    throw new ChoiceError("unknown-change", "no change of these answers");
  return Object.assign({ ...answers }, ...chosen.map(answersOf));
}

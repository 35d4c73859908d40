import type { Question } from "./questions.ts";
import type { Quantity } from "./typed-quantity.ts";

/** How an amount becomes an answer. */
interface Scale {
  /** What a bare number counts. */
  readonly unit: "count" | "hour" | "minute" | "cup";
  /** Span the question asks about, days; absent where a rate makes no sense. */
  readonly spanDays?: number;
  /** Smallest and largest amount that is believed. */
  readonly least: number;
  readonly most: number;
  /** Whether days are counted, so that "every day" and "weekends" are amounts. */
  readonly countsDays?: boolean;
  /** Whether "none" is zero; where not, it is no answer. */
  readonly zeroWords?: boolean;
}

const weekDays = {
  unit: "count",
  spanDays: 7,
  least: 0,
  most: 7,
  countsDays: true,
  zeroWords: true,
} as const;
const monthDays = {
  unit: "count",
  spanDays: 30,
  least: 0,
  most: 30,
  countsDays: true,
  zeroWords: true,
} as const;
const fiveSteps = { unit: "count", least: 1, most: 5 } as const;

const scales: Readonly<Record<string, Scale>> = {
  energyDays: monthDays,
  restDays: monthDays,
  sleepHours: { unit: "hour", spanDays: 1, least: 0.5, most: 24 },
  actDays: weekDays,
  careDays: weekDays,
  actMin: { unit: "minute", spanDays: 1, least: 1, most: 900 },
  fruitveg: { unit: "count", spanDays: 1, least: 0, most: 30, zeroWords: true },
  fastfood: { unit: "count", spanDays: 7, least: 0, most: 60, zeroWords: true },
  alcohol: { unit: "count", spanDays: 7, least: 0, most: 200, zeroWords: true },
  hydration: { unit: "cup", spanDays: 1, least: 0, most: 40, zeroWords: true },
  lifeSat: { unit: "count", least: 0, most: 10 },
  stress: fiveSteps,
  coping: fiveSteps,
  body: fiveSteps,
};

/** A bare number of active minutes below this more likely means hours, and is asked again. */
const leastBareMinutes = 5;

/** The scale of a question that is about an amount. */
export function scaleOf(question: Question): Scale | undefined {
  return Object.hasOwn(scales, question.id) ? scales[question.id] : undefined;
}

const periodDays = { day: 1, week: 7, month: 30 } as const;
const dayShares = {
  all: 1,
  "almost-all": 0.9,
  most: 0.75,
  alternate: 1 / 2,
  weekend: 2 / 7,
  weekday: 5 / 7,
} as const;

function withBound(amount: number, { bound }: Quantity, unit: Scale["unit"]): number {
  if (bound === undefined) return amount;
  if (unit === "minute") return amount * (bound === "less" ? 0.75 : 1.25);
  if (bound === "more") return amount + 1;
  return amount <= 1 ? amount / 2 : amount - 1;
}

/** The amount a quantity names in the unit and span of a scale; `undefined` where they don't go together. */
export function amountOn(scale: Scale, quantity: Quantity): number | undefined {
  const { value, unit, per, days } = quantity;
  if (days !== undefined && value === undefined) {
    return scale.countsDays ? dayShares[days] * (scale.spanDays ?? 1) : undefined;
  }
  const isTime = scale.unit === "hour" || scale.unit === "minute";
  // "A week" could be seven days or one in a week.
  if (value === undefined || (quantity.implied && (isTime || scale.countsDays))) return undefined;
  let amount = value;
  if (unit === "minute") {
    if (!isTime) return undefined;
    amount = scale.unit === "hour" ? value / 60 : value;
  } else if (unit === "cup" && scale.unit !== "cup") return undefined;
  else if (unit === undefined && scale.unit === "minute" && value < leastBareMinutes) return -1;
  if (per !== undefined) {
    if (scale.spanDays === undefined) return undefined;
    if (isTime && per !== "day") return undefined;
    if (!isTime) amount *= scale.spanDays / periodDays[per];
  }
  // A ninth decimal of a rate must not push a half down.
  return Math.round(withBound(amount, quantity, scale.unit) * 1e6) / 1e6;
}

/** Smallest amount of an option: the first number of its key, `none` and `<…` from 0. */
function lowerBound(key: string): number {
  return key === "none" || key.startsWith("<") ? 0 : Number(/\d+/.exec(key)?.[0]);
}

/**
 * The answer an amount belongs to. Halves go up (7.5 hours are 8), minutes go to the nearest option; a little
 * alcohol is never none, and less than one fast-food meal a week is its own option. `undefined` out of range.
 */
export function answerOf(question: Question, scale: Scale, amount: number): string | number | undefined {
  if (amount < scale.least || amount > scale.most) return undefined;
  if (question.id === "actMin") {
    const distance = (value: string | number) => Math.abs(Number(value) - amount);
    return [...question.options].sort(
      (a, b) => distance(a.value) - distance(b.value) || Number(b.value) - Number(a.value),
    )[0]?.value;
  }
  let whole = Math.floor(amount + 0.5);
  if (amount > 0 && amount < 1 && question.id === "fastfood") whole = 0;
  if (amount > 0 && amount < 1 && question.id === "alcohol") whole = 1;
  return question.options.findLast(({ key }) => lowerBound(key) <= whole)?.value;
}

import type { PreparedVocabulary } from "./typed-words/vocabulary.ts";

/** Spans a rate can refer to. */
type Period = "day" | "week" | "month";

/** A share of the days: "every day", "nearly every day", "most days", "every other day", "weekends". */
type DayShare = "all" | "almost-all" | "most" | "alternate" | "weekend" | "weekday";

/** What a text says about an amount. */
export interface Quantity {
  /** In the unit below; the middle of a range. `undefined` where only a share of the days was named. */
  readonly value: number | undefined;
  /** As written; `undefined` for a bare number. */
  readonly unit: "minute" | "cup" | undefined;
  readonly bound: "less" | "more" | undefined;
  readonly per: Period | undefined;
  readonly days: DayShare | undefined;
  /** Whether only a rate was named, and one each time is meant: "a glass a day". */
  readonly implied: boolean;
}

/** Factors into minutes and cups (of 250 ml). */
const units = {
  "#hour": { unit: "minute", factor: 60 },
  "#minute": { unit: "minute", factor: 1 },
  "#litre": { unit: "cup", factor: 4 },
  "#millilitre": { unit: "cup", factor: 1 / 250 },
} as const;

const periods = new Map<string, Period>([
  ["#perday", "day"],
  ["#perweek", "week"],
  ["#permonth", "month"],
]);
const shares = new Map<string, DayShare>([
  ["#all", "all"],
  ["#almostall", "almost-all"],
  ["#most", "most"],
  ["#alternate", "alternate"],
  ["#weekend", "weekend"],
  ["#weekday", "weekday"],
]);

/** Amount of a text that is still being read. */
interface Amount {
  value: number;
  unit: keyof typeof units | undefined;
  /** What stands between it and the amount before: "to", "or" and a dash, or "and". */
  connector: "to" | "and" | undefined;
  /** An article that may be a one: gives way to a number after it. */
  soft: boolean;
  /** A number word of twenty to ninety that a single digit may still join. */
  openTens: boolean;
}

function isUnit(token: string): token is keyof typeof units {
  return Object.hasOwn(units, token);
}

/** Rewrites fractions, clock times and the language's phrases into plain numbers and `#` markers. */
function rewrite(folded: string, words: PreparedVocabulary): string {
  const plain = folded
    .replace(/(\d+) ?1\/2\b(?!\d)/g, (_, whole: string) => `${whole}.5`)
    .replace(/(?<![\d.,])1\/2\b/g, "0.5")
    .replace(/(?<![\d.,])1\/4\b/g, "0.25")
    .replace(/(?<![\d.,])3\/4\b/g, "0.75")
    .replace(/(?<!\d)(\d{1,2}):(\d{2})(?!\d)/g, "$1 #hour $2 #minute")
    .replace(/(?<=[\p{L}\d]\.?) ?[-~] ?(?=\d)/gu, " #to ")
    .replace(/(\d)ish\b/g, "$1")
    .replace(/(\d),(\d)/g, "$1.$2");
  return words.phrases.reduce(
    (text, [pattern, marker]) => text.replace(pattern, marker).replace(/ +/g, " "),
    plain,
  );
}

function joinAmounts(
  amounts: readonly Amount[],
  between: boolean,
): Pick<Amount, "value" | "unit"> | undefined {
  const [first, second, ...others] = amounts;
  if (first === undefined || others.length > 0) return undefined;
  if (second === undefined) return first;
  const isRange = second.connector === "to" || (between && second.connector === "and");
  if (!isRange) {
    if (first.unit === "#hour" && (second.unit ?? "#minute") === "#minute" && second.value < 60) {
      return { value: first.value * 60 + second.value, unit: "#minute" };
    }
    const isSum = second.connector === "and" && first.unit === undefined && second.unit === undefined;
    return isSum ? { value: first.value + second.value, unit: undefined } : undefined;
  }
  const from = first.unit ?? second.unit;
  const to = second.unit ?? first.unit;
  if (from === undefined || to === undefined)
    return { value: (first.value + second.value) / 2, unit: undefined };
  if (units[from].unit !== units[to].unit) return undefined;
  const middle = (first.value * units[from].factor + second.value * units[to].factor) / 2;
  return { value: middle / units[to].factor, unit: to };
}

/** A text that is being read, word by word. */
interface Reading {
  readonly amounts: Amount[];
  bound: Quantity["bound"];
  per: Period | undefined;
  days: DayShare | undefined;
  connector: Amount["connector"];
  between: boolean;
}

function addAmount(reading: Reading, value: number, { openTens = false, soft = false } = {}): Amount {
  const last = reading.amounts.at(-1);
  const connector = last?.soft && last.unit === undefined ? last.connector : reading.connector;
  if (last?.soft && last.unit === undefined) reading.amounts.pop();
  const amount: Amount = { value, unit: undefined, connector, soft, openTens };
  reading.amounts.push(amount);
  reading.connector = undefined;
  return amount;
}

/** Takes in a marker or sign; false where it is none, or makes no sense there. */
function readMarker(token: string, reading: Reading): boolean {
  const last = reading.amounts.at(-1);
  if (isUnit(token)) {
    const target = last === undefined || reading.connector ? addAmount(reading, 1) : last;
    if (target.unit !== undefined) return false;
    target.unit = token;
    target.soft = false;
  } else if (token === "#half") {
    if (last === undefined) return false;
    last.value += 0.5;
  } else if (token === "#to" || token === "#and") {
    if (last !== undefined) reading.connector = token === "#to" ? "to" : "and";
  } else if (token === "#between") reading.between = true;
  else if (periods.has(token)) reading.per = periods.get(token);
  else if (shares.has(token)) reading.days = shares.get(token);
  else if (token === "<" || token === ">") reading.bound = token === "<" ? "less" : "more";
  else return false;
  return true;
}

function isTens(value: number): boolean {
  return value >= 20 && value < 100 && value % 10 === 0;
}

/** Takes in a number word, or two with a hyphen ("forty-two", "seven-eight"); false where it is none. */
function readNumberWord(
  token: string,
  reading: Reading,
  numbers: ReadonlyMap<string, number>,
  isArticle: boolean,
): boolean {
  const parts = token.split("-");
  if (!parts.every((part) => numbers.has(part))) return false;
  for (const [index, part] of parts.entries()) {
    const value = numbers.get(part) ?? 0;
    const last = reading.amounts.at(-1);
    if (last?.openTens && value > 0 && value < 10 && reading.connector === undefined) {
      last.value += value;
      last.openTens = false;
    } else if (!isArticle || last === undefined) {
      if (index > 0) reading.connector = "to";
      addAmount(reading, value, { openTens: isTens(value), soft: isArticle });
    }
  }
  return true;
}

/**
 * Reads one amount, a range of two (its middle) or a share of the days out of folded text; `undefined` where a word
 * is not understood or the amounts don't add up to one.
 */
export function readQuantity(folded: string, words: PreparedVocabulary): Quantity | undefined {
  const { numbers, fillers } = words;
  const reading: Reading = {
    amounts: [],
    bound: undefined,
    per: undefined,
    days: undefined,
    connector: undefined,
    between: false,
  };
  for (const token of rewrite(folded, words).match(/#\p{L}+|\d+(?:\.\d+)?|[\p{L}'-]*\p{L}|\S/gu) ?? []) {
    if (/^\d/.test(token)) addAmount(reading, Number(token));
    else if (readMarker(token, reading)) continue;
    else if (readNumberWord(token, reading, numbers, fillers.has(token))) continue;
    else if (!/^[.,!?;~+"'()]$/.test(token) && !fillers.has(token)) return undefined;
  }
  const { amounts, bound, per, days } = reading;
  if (amounts.length === 0) {
    if (days !== undefined) return { value: undefined, unit: undefined, bound, per, days, implied: false };
    return per && { value: 1, unit: undefined, bound, per, days, implied: true };
  }
  const joined = joinAmounts(amounts, reading.between);
  if (joined === undefined || (days !== undefined && days !== "all")) return undefined;
  const unit = joined.unit && units[joined.unit];
  // "2 every day" is a rate; "every day" alone is a share of the days.
  const rate = days === "all" ? "day" : per;
  return {
    value: joined.value * (unit?.factor ?? 1),
    unit: unit?.unit,
    bound,
    per: rate,
    days: undefined,
    implied: false,
  };
}

/** Metres of an inch and a foot, kilograms of a pound and a stone. */
const inch = 0.0254;
const foot = 12 * inch;
const pound = 0.45359237;
const stone = 14 * pound;

const number = "(\\d+(?:[.,]\\d+)?)(?![.,]?\\d)";
const feetWord = "(?:'|feet|foot|ft|pies?|фут(?:а|ов)?|fuss)";
const inchWord = "(?:\"|''|inches|inch|in|pulgadas?|дюим(?:а|ов)?|zoll)";
const kilogramWord = "(?:kilogramm?s?|kilogramos?|kilos?|kg|килограмм(?:а|ов)?|кило|кг)";
const poundWord = "(?:pounds?|lbs?|libras?|фунт(?:а|ов)?|pfund)";
const metreWord = "(?:meters?|metres?|metros?|метр(?:а|ов)?|m|м)";
const centimetreWord = "(?:centimet(?:er|re)s?|centimetros?|zentimeter|сантиметр(?:а|ов)?|cm|см)";
const end = "(?![\\p{L}])\\.?";

const heights: readonly (readonly [RegExp, (first: number, second: number) => number])[] = [
  [
    new RegExp(
      `${number} ?${feetWord},? ?${number} ?(?:${inchWord})?(?!\\p{L})(?! ?(?:${poundWord}|${kilogramWord}))`,
      "u",
    ),
    (a, b) => a * foot + b * inch,
  ],
  [new RegExp(`${number} ?${feetWord}${end}`, "u"), (a) => a * foot],
  [
    new RegExp(
      `(?<!\\d)([12]) ?${metreWord},? ?(\\d{2})(?!\\d)(?: ?${centimetreWord})?(?! ?${kilogramWord})`,
      "u",
    ),
    (a, b) => a + b / 100,
  ],
  [new RegExp(`${number} ?${centimetreWord}${end}`, "u"), (a) => a / 100],
  [new RegExp(`${number} ?${metreWord}${end}`, "u"), (a) => a],
  [new RegExp(`${number} ?${inchWord}${end}`, "u"), (a) => a * inch],
];

const weights: readonly (readonly [RegExp, (first: number, second: number) => number])[] = [
  [new RegExp(`${number} ?${kilogramWord}${end}`, "u"), (a) => a],
  [
    new RegExp(`${number} ?(?:stones?|st),? ?${number} ?(?:${poundWord})?(?!\\p{L})`, "u"),
    (a, b) => a * stone + b * pound,
  ],
  [new RegExp(`${number} ?(?:stones?|st)${end}`, "u"), (a) => a * stone],
  [new RegExp(`${number} ?${poundWord}${end}`, "u"), (a) => a * pound],
];

function toNumber(digits: string | undefined): number {
  return Number((digits ?? "0").replace(",", "."));
}

/** Takes the first measure that fits out of a text. */
function take(
  text: string,
  measures: typeof heights,
): { readonly value: number; readonly rest: string } | undefined {
  for (const [pattern, convert] of measures) {
    const match = pattern.exec(text);
    if (match) {
      const rest = `${text.slice(0, match.index)} ${text.slice(match.index + match[0].length)}`;
      return { value: convert(toNumber(match[1]), toNumber(match[2])), rest };
    }
  }
  return undefined;
}

const fillers = new Set(
  "i i'm am my height weight tall is and are at about weigh and with мои я рост вес вешу и примерно около при mi peso altura estatura mido es y de con unos ich bin meine mein grosse gewicht gross wiege und etwa schwer".split(
    " ",
  ),
);

function hasOnlyFillers(text: string): boolean {
  return (text.match(/[\p{L}']+|\d+|[^\s,.;:/&+]/gu) ?? []).every((word) => fillers.has(word));
}

/** Two bare numbers: metres or centimetres and kilograms, whichever way round. */
function bareMeasures(numbers: readonly number[]): { height: number; weight: number } | undefined {
  const [first, second, ...others] = numbers;
  if (first === undefined || second === undefined || others.length > 0) return undefined;
  const asMetres = (value: number) => (value < 3 ? value : value / 100);
  const isHeight = (value: number) => (value >= 1 && value < 2.6) || (value >= 120 && value <= 230);
  // Height comes first by custom; the other order only where the first can't be one.
  if (isHeight(first)) return { height: asMetres(first), weight: second };
  return isHeight(second) ? { height: asMetres(second), weight: first } : undefined;
}

/** What a text says about height and weight. */
export type BodySize = { readonly bmi: number } | { readonly fault: "unclear" | "out-of-range" };

/**
 * Reads a height and a weight, metric or imperial, in folded text, into kg/m² with one decimal; `out-of-range` for
 * heights outside 1.0 to 2.5 m, weights outside 25 to 350 kg and a BMI outside 10 to 80.
 */
export function readBodySize(folded: string): BodySize {
  const direct = /^(?:(?:my|mein|mi|мои) )?(?:bmi|имт|imc)(?: is| ist| es)?:? ?(\d+(?:[.,]\d+)?)$/u.exec(
    folded,
  );
  if (direct) {
    const bmi = Math.round(toNumber(direct[1]) * 10) / 10;
    return bmi >= 10 && bmi <= 80 ? { bmi } : { fault: "out-of-range" };
  }
  const height = take(folded, heights);
  const weight = take(height?.rest ?? folded, weights);
  const rest = weight?.rest ?? height?.rest ?? folded;
  const bare = [...rest.matchAll(/\d+(?:[.,]\d+)?/g)].map(([digits]) => toNumber(digits));
  if (!hasOnlyFillers(rest.replace(/\d+(?:[.,]\d+)?/g, " "))) return { fault: "unclear" };
  let size: { height: number; weight: number } | undefined;
  if (height && weight) size = bare.length === 0 ? { height: height.value, weight: weight.value } : undefined;
  else if (!height && !weight) size = bareMeasures(bare);
  else if (bare.length === 1) size = withBare(height?.value, weight?.value, bare[0] ?? 0, folded);
  if (size === undefined) return { fault: "unclear" };
  const bmi = Math.round((size.weight / size.height ** 2) * 10) / 10;
  const fits = size.height >= 1 && size.height <= 2.5 && size.weight >= 25 && size.weight <= 350;
  return fits && bmi >= 10 && bmi <= 80 ? { bmi } : { fault: "out-of-range" };
}

/** One measure has its unit, the other is bare: feet go with pounds, the rest is metric. */
function withBare(height: number | undefined, weight: number | undefined, bare: number, text: string) {
  if (height !== undefined) {
    const isImperial = new RegExp(`\\d ?(?:${feetWord}|${inchWord})`, "u").test(text);
    return { height, weight: isImperial ? bare * pound : bare };
  }
  return weight === undefined ? undefined : { height: bare < 3 ? bare : bare / 100, weight };
}

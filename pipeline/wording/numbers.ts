/** A number written in digits, not part of a name such as `phq4`. */
const number = /(?<![\p{L}\p{N}.,:])\d+(?:[.,]\d+)?/gu;

/** What everyday amounts are counted in, in the four languages; years, points and percent are not among them. */
const everydayUnits = [
  "min(?:ute)?s?|hours?|h|days?|nights?|weeks?|times|portions?|glass(?:es)?|cups?|steps|breaths?|seconds?|[ap]m",
  "мин(?:ут\\p{L}*)?|час\\p{L}*|дн\\p{L}*|ден\\p{L}*|ноч\\p{L}*|недел\\p{L}*|раза?|порци\\p{L}*|стакан\\p{L}*|чаш\\p{L}*|шаг\\p{L}*|вдох\\p{L}*|секунд\\p{L}*",
  "minutos?|horas?|días?|noches?|semanas?|vez|veces|porci(?:ón|ones)|vasos?|tazas?|pasos|respiraciones|segundos?",
  "minuten?|minütig\\p{L}*|stunden?|tage?n?|nächten?|wochen?|mal|portion(?:en)?|gläsern?|glas|tassen?|schritten?|atemzüg\\p{L}*|sekunden?|uhr",
].join("|");

/** "10 minutes", "7–8 hours", "2 or 3 times", "10-minute walk", "22:30", beginning at the first number. */
const everydayAmount = new RegExp(
  `^\\d+(?:[.,]\\d+)?(?:\\s*(?:[-–—]|to|or|до|или|a|o|bis|oder)\\s*\\d+)?[\\s-]*(?:${everydayUnits})(?!\\p{L})|^\\d{1,2}:\\d{2}`,
  "iu",
);

function valuesIn(text: string): Set<string> {
  return new Set([...text.matchAll(number)].map(([digits]) => digits.replace(",", ".")));
}

/**
 * Numbers of a text that are neither among the given facts nor plain amounts of time, food or steps: a score or an
 * age that a model made up. Numbers written out in words are not seen.
 */
export function inventedNumbers(text: string, facts: string): readonly string[] {
  const given = valuesIn(facts);
  return [...text.matchAll(number)]
    .filter(({ index }) => !everydayAmount.test(text.slice(index)))
    .map(([digits]) => digits)
    .filter((digits) => !given.has(digits.replace(",", ".")));
}

import { type Locale, translator } from "../../core/locales.ts";

/** Points from which a difference between two reports is called a real change (the size of the WHO-5 convention). */
const realChangePoints = 10;
/** Points below which two reports are about the same. */
const sameBelowPoints = 5;

/** A sentence that compares a Glow score with the one of the last report, if there was one. */
export function compareWithLast(now: number, last: number | undefined, locale: Locale): string {
  const translate = translator(locale);
  if (last === undefined) return translate("report:comparison.firstTime");
  const difference = now - last;
  const points = Math.abs(difference);
  const better = difference > 0;
  if (points < sameBelowPoints) return translate("report:comparison.same");
  if (points < realChangePoints)
    return translate(`report:comparison.${better ? "slightlyBetter" : "slightlyWorse"}`);
  return translate(`report:comparison.${better ? "better" : "worse"}`, { count: points });
}

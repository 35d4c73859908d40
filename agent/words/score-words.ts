import type { Translate } from "../../core/locales.ts";
import type { FactRow } from "../../core/message.ts";
import type { Category, QuizAssessment } from "../../pipeline/quiz/assessment.ts";

/** The categories in the order they are shown. */
export const categoryOrder: readonly Category[] = ["physicalVitality", "emotionalHealth", "visualAppearance"];

/** Score, categories and, where one is shown, the lifestyle age with its range, a row each. */
export function scoreRows(
  { overallGlowScore, band, categoryScores, lifestyleAge }: QuizAssessment,
  t: Translate,
): readonly FactRow[] {
  const score =
    overallGlowScore === null
      ? t("report:score.none")
      : [
          t("report:score.outOf", { score: overallGlowScore }),
          band === null ? "" : t(`report:bands.${band}.name`),
        ]
          .filter((part) => part !== "")
          .join(" · ");
  const rows: FactRow[] = [{ label: t("report:score.label"), value: score }];
  for (const category of categoryOrder) {
    const value = categoryScores[category];
    rows.push({
      label: t(`report:categories.${category}.name`),
      value: value === null ? t("report:categories.none") : String(Math.round(value)),
    });
  }
  if (lifestyleAge.display) {
    const { low, high } = lifestyleAge;
    rows.push({
      label: t("report:lifestyleAge.label"),
      value: t("report:lifestyleAge.range", { low, high, count: high }),
    });
  }
  return rows;
}

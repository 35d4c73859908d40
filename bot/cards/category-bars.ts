import type { Category } from "../../pipeline/quiz/assessment.ts";
import { box, type CardElement, column, text } from "./element.ts";
import { fitFontSizePx } from "./fit.ts";
import { categoryColours, palette } from "./palette.ts";
import type { ScoreCardData } from "./score-card-data.ts";

/** Order in which the categories stand on the card. */
export const categoryOrder: readonly Category[] = ["physicalVitality", "emotionalHealth", "visualAppearance"];

const barHeightPx = 18;
const room = { widthPx: 720, maxLines: 1, sizesPx: [36, 32, 28] } as const;

function bar(score: number | null, colour: string): CardElement {
  const filled = box({
    width: `${Math.max(0, Math.min(100, score ?? 0))}%`,
    minWidth: barHeightPx,
    height: barHeightPx,
    borderRadius: barHeightPx / 2,
    backgroundColor: colour,
  });
  return box(
    { width: "100%", height: barHeightPx, borderRadius: barHeightPx / 2, backgroundColor: palette.track },
    score === null ? null : filled,
  );
}

function categoryRow(category: Category, data: ScoreCardData): CardElement {
  const score = data.categoryScores[category];
  const label = data.texts.categories[category];
  const value =
    score === null
      ? text(
          { fontSize: 28, color: palette.textSoft, maxWidth: 340, textAlign: "right" },
          data.texts.notScored,
        )
      : text({ fontSize: 38, fontWeight: 700, color: categoryColours[category] }, String(Math.round(score)));
  return column(
    { width: "100%" },
    box(
      {
        justifyContent: "space-between",
        alignItems: "flex-end",
        width: "100%",
        height: 46,
        marginBottom: 10,
      },
      text({ fontSize: fitFontSizePx(label, score === null ? { ...room, widthPx: 560 } : room) }, label),
      value,
    ),
    bar(score, categoryColours[category]),
  );
}

/** The three categories, each with its name, its score as a whole number and a bar. */
export function categoryBars(data: ScoreCardData): CardElement {
  return column({ width: "100%", gap: 22 }, ...categoryOrder.map((category) => categoryRow(category, data)));
}

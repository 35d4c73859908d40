import { box, type CardElement, column, text } from "./element.ts";
import { fitFontSizePx } from "./fit.ts";
import { palette } from "./palette.ts";
import { glowingRing } from "./ring.ts";
import type { ScoreCardData } from "./score-card-data.ts";

const ringPx = 400;
const heading = { widthPx: 900, maxLines: 3, sizesPx: [60, 54, 48, 42] } as const;
const sentence = { widthPx: 860, maxLines: 6, sizesPx: [38, 34, 30] } as const;

/** A warm ring and kind words: no score, no bar, no age. */
export function calmPanel(data: ScoreCardData): CardElement {
  const { calmHeading, calmText } = data.texts;
  return column(
    { flexGrow: 1, width: "100%", alignItems: "center", justifyContent: "center", gap: 64 },
    box({ width: ringPx, height: ringPx }, glowingRing(null, ringPx)),
    text(
      {
        maxWidth: heading.widthPx,
        fontSize: fitFontSizePx(calmHeading, heading),
        fontWeight: 700,
        textAlign: "center",
        lineHeight: 1.2,
        marginTop: 24,
        textWrap: "balance",
      },
      calmHeading,
    ),
    text(
      {
        maxWidth: sentence.widthPx,
        fontSize: fitFontSizePx(calmText, sentence),
        color: palette.textSoft,
        textAlign: "center",
        lineHeight: 1.45,
      },
      calmText,
    ),
  );
}
